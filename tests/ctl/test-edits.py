#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-edits.py MAILWRIGHTCTL      edits are the window's: what they are called, hold and come to; prints TAP"""
import json, os, re, sys

from world import IMAP, World, main, test, value

DRIVERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'drivers')


def undone(w):
    """What the last edit is called, which is gone then."""
    r = w.run('undo')
    assert r.returncode == 0, r
    return re.sub(r'^[^:]*: |[“”]|\.$', '', r.stderr.strip())


def world():
    w = World()
    w.complete('support@example.org', 'Support')
    w.complete('sales@example.org', 'Sales')
    w.ok('agent', 'add', 'anna', '--name', 'Anna Larsen')
    w.ok('agent', 'add', 'bo')
    w.ok('responsibility', 'add', 'Returns')
    w.ok('submit', '-m', 'all', '--accept-warnings')
    return w


@test
def edits_are_called_as_in_the_window():
    w = world()
    for argv, called in (
            (('profile', 'set', 'Support', 'smtp-port=2525'), 'Set SMTP Port of Support'),
            (('profile', 'set', 'Support', 'smtp-port=2525', 'imap-port=1143'), 'Set Parameters of Support'),
            (('profile', 'unset', 'Support', 'smtp-server'), 'Reset SMTP Server of Support'),
            (('profile', 'unset', 'Support', 'smtp-server', 'imap-server'), 'Reset Parameters of Support'),
            (('driver', 'set', IMAP, 'smtp-port=2525', 'imap-port=1143'), 'Set Site Defaults of Internet SMTP/IMAP Server'),
            (('profile', 'edit', 'Support', '--comment', 'x'), 'Change Profile Support'),
            (('profile', 'disable', 'Support'), 'Disable Profile Support'),
            (('agent', 'edit', 'anna', '--name', 'Anna Holm'), 'Change Agent Anna Larsen'),
            (('agent', 'remove', 'anna'), 'Remove Agent Anna Larsen'),
            (('responsibility', 'assign', 'Returns', '--agent', 'anna'), 'Assign Anna Larsen to Returns'),
            (('responsibility', 'assign', 'Returns', '--agent', 'anna', '--agent', 'bo'), 'Assign to Returns'),
            (('responsibility', 'remove', 'Returns'), 'Remove Responsibility Returns')):
        w.ok(*argv)
        assert called in undone(w), (argv, called)
    assert w.json('diff') == []
    w.ok('responsibility', 'assign', 'Returns', '--profile', 'Support')
    w.ok('responsibility', 'unassign', 'Returns', '--profile', 'Support')
    assert 'Remove support@example.org From Returns' in undone(w)


@test
def an_edit_of_many_counts_those_that_change():
    w = world()
    w.ok('profile', 'add', 'shop@example.org', '--driver', IMAP, '--name', 'Shop')
    w.ok('profile', 'set', 'Shop', 'smtp-server=mail.example.org')
    w.ok('profile', 'set', '--where', 'example.org', 'smtp-server=mail.example.org')
    assert 'Set SMTP Server of 2 mailboxes' in undone(w), 'three are found, and one has it already'
    w.ok('profile', 'set', '--where', 'sales', 'smtp-server=mail.example.org')
    assert 'Set SMTP Server of Sales' in undone(w)
    # Two values of two profiles each, and all three have one.
    w.ok('profile', 'set', '--where', 'example.org', 'smtp-server=mail.example.org', 'imap-server=imap.example.org')
    assert 'Set Parameters of 3 mailboxes' in undone(w)
    w.ok('profile', 'unset', '--where', 'example.org', 'imap-server')
    assert 'Reset IMAP Server of 2 mailboxes' in undone(w)


@test
def a_profile_comes_with_its_values():
    w = World()
    w.ok('profile', 'add', 'support@example.org', '--driver', IMAP, 'smtp-server=SMTP.example.org', 'imap-server=imap.example.org')
    assert value(w, 'support@example.org', 'smtp-server')['value'] == 'smtp.example.org'
    w.ok('undo')
    assert w.json('profile', 'list') == [], 'it was one edit'
    w.fails(1, 'profile', 'add', 'support@example.org', '--driver', IMAP, 'smtp-port=abc')
    w.fails(2, 'profile', 'add', 'support@example.org', '--driver', IMAP, 'smtp-server')
    assert 'secret' in w.fails(2, 'profile', 'add', 'support@example.org', '--driver', IMAP, 'mail-password=x')
    assert w.json('profile', 'list') == []


@test
def who_can_send_as_what_is_said_before():
    w = world()
    before = w.json('diff')
    told = w.json('responsibility', 'assign', 'Returns', '--profile', 'Support', '--dry-run')
    assert told == {'agents': 0, 'profiles': 1, 'impact': 'support@example.org will be in Returns, which has no agent yet.'}, told
    assert w.json('diff') == before, 'nothing is staged'
    w.ok('responsibility', 'assign', 'Returns', '--profile', 'Support')
    told = w.json('responsibility', 'assign', 'Returns', '--agent', 'anna', '--profile', 'Support', '--dry-run')
    assert told == {'agents': 1, 'profiles': 0,
                    'impact': 'Anna Larsen will be able to send as 1 address. 1 is there already.'}, told
    w.ok('responsibility', 'assign', 'Returns', '--agent', 'anna')
    # Nobody is promised what no From list has.
    w.ok('profile', 'disable', 'Sales')
    text = w.ok('responsibility', 'assign', 'Returns', '--profile', 'Sales', '--dry-run')
    assert 'sales@example.org will be in Returns, but it is in no From list until it is enabled.' in text, text
    w.ok('responsibility', 'assign', 'Returns', '--profile', 'Sales')
    notes = {c['after']: c['note'] for c in w.json('diff') if c['name'] == 'Returns'}
    assert notes == {'Anna Larsen': 'can then send as support@example.org', 'Support': '1 agent can then send as it',
                     'Sales': 'in no From list until it is enabled'}, notes
    staged = w.json('diff')
    w.ok('responsibility', 'assign', 'Returns', '--profile', 'Sales')
    assert w.json('diff') == staged, 'what is so already is no edit'
    w.fails(2, 'responsibility', 'assign', 'Returns', '--dry-run')


@test
def an_agent_joins_several_responsibilities_at_once():
    w = world()
    w.ok('responsibility', 'add', 'Press', '--agent', 'anna', '--profile', 'Support')
    w.ok('responsibility', 'add', 'Sales Team', '--agent', 'anna', '--profile', 'Support', '--profile', 'Sales')
    w.ok('agent', 'add', 'chris', '--name', 'Chris Okafor')
    told = w.json('agent', 'same-as', 'chris', 'anna', '--dry-run')
    assert (told['agents'], told['profiles']) == (1, 0), told
    assert '2 more addresses' in told['impact'], told
    w.ok('agent', 'same-as', 'chris', 'anna')

    def held(login):
        return sorted(r['name'] for r in w.json('responsibility', 'list')
                      if login in [a['login'] for a in w.json('responsibility', 'show', r['name'])['agents']])
    assert held('chris') == held('anna') and len(held('chris')) >= 2, (held('chris'), held('anna'))
    before = w.json('diff')
    w.ok('agent', 'same-as', 'chris', 'anna')
    assert w.json('diff') == before, 'what is so already is no edit'
    assert 'Chris Okafor' in undone(w)
    assert held('chris') == [], 'it was one edit'
    w.ok('responsibility', 'assign', 'Press', 'Sales Team', '--agent', 'chris')
    assert held('chris') == ['Press', 'Sales Team']
    undone(w)
    assert held('chris') == []
    assert 'in no responsibility' in w.fails(1, 'agent', 'same-as', 'anna', 'chris')
    w.fails(1, 'agent', 'same-as', 'chris', 'nobody')
    w.fails(2, 'agent', 'same-as', 'chris')


@test
def a_responsibility_comes_with_its_members():
    w = world()
    w.ok('responsibility', 'add', 'Press', '--comment', 'Who asks', '--agent', 'bo', '--profile', 'Support', '--profile', 'Sales')
    shown = w.json('responsibility', 'show', 'Press')
    assert [a['login'] for a in shown['agents']] == ['bo'] and len(shown['profiles']) == 2, shown
    assert shown['comment'] == 'Who asks'
    assert 'Add Responsibility Press' in undone(w)
    w.fails(1, 'responsibility', 'show', 'Press')
    w.fails(1, 'responsibility', 'add', 'Press', '--agent', 'nobody')
    w.fails(1, 'responsibility', 'show', 'Press')


@test
def what_is_touched_is_tested():
    w = world()

    def names(*argv):
        return sorted({t['profile'] for t in json.loads(w.run('--format', 'json', 'test', '--no-login', *argv).stdout)})
    # Nothing listens there: a test ends at once.
    for name in ('Support', 'Sales'):
        w.ok('profile', 'set', name, 'imap-server=127.0.0.1', 'imap-port=1', 'smtp-server=127.0.0.1', 'smtp-port=1')
    w.ok('submit', '-m', 'nowhere', '--accept-warnings')
    assert names('--staged') == []
    w.ok('profile', 'set', 'Sales', 'imap-port=2')
    w.ok('agent', 'remove', 'bo')
    assert names('--staged') == ['Sales']
    assert names('--revision', '2') == ['Sales', 'Support']
    w.ok('profile', 'disable', 'Sales')
    assert names('--staged') == [] and names('--revision', '2') == ['Support']
    w.ok('driver', 'set', IMAP, 'minimum-tls-version=1.3')
    assert names('--staged') == ['Support']
    w.fails(1, 'test', '--revision', '9')
    for argv in (('--staged', 'Support'), ('--staged', '--all'), ('--revision', '1', '--staged')):
        w.fails(2, 'test', *argv)


@test
def a_missing_driver_is_told_with_what_helps():
    w = World()
    home = os.path.join(w.folder, 'data')
    drivers = os.path.join(home, 'mailwright', 'drivers')
    os.makedirs(drivers)
    with open(os.path.join(DRIVERS, IMAP + '.driver')) as f, open(os.path.join(drivers, 'ours.driver'), 'w') as ours:
        ours.write(f.read().replace('Id=' + IMAP, 'Id=ours'))
    w.ok('profile', 'add', 'support@example.org', '--driver', 'ours', '--name', 'Support', env={'XDG_DATA_HOME': home})
    os.remove(os.path.join(drivers, 'ours.driver'))
    said = w.fails(1, 'suggest', 'Support', env={'XDG_DATA_HOME': home})
    assert 'ours' in said and 'Put its file back' in said and 'driver list' in said, said


sys.exit(main())
