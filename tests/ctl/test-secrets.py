#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-secrets.py MAILWRIGHTCTL      what stays in a real keyring, who needs it, and what is removed; prints TAP"""
import os, subprocess, sys

from world import CANARY, IMAP, KEYRING, World, main, test, value

LABEL = 'support@example.org, Mail Password'


def world():
    w = World()
    w.complete('support@example.org', 'Support')
    w.ok('submit', '-m', 'x', '--accept-warnings')
    return w


def another(w, name='Support'):
    w.ok('profile', 'password', name, stdin=CANARY + '\n')


def uses(w, *argv):
    return sorted(s['use'] for s in w.json('secrets', 'list', *argv))


def clean(w):
    r = w.run('secrets', 'clean')
    assert r.returncode == 0, r
    return r.stderr


def attempt(w):
    """Whether the live password is in the keyring still."""
    return value(w, 'Support', 'mail-password')['secret']


@test
def replaced_four_times():
    w = world()
    for i in range(4):
        another(w)
    assert uses(w) == ['draft'] * 4 + ['live'], w.ok('secrets', 'list')
    assert '0 passwords removed' in clean(w)
    w.ok('submit', '-m', 'y', '--accept-warnings')
    # The one before can be taken back to, the three between are of nobody.
    assert uses(w) == ['live', 'revision', 'unused', 'unused', 'unused'], w.ok('secrets', 'list')
    r = w.run('secrets', 'clean', '--dry-run')
    assert r.returncode == 0 and r.stdout.count(LABEL) == 3 and '3 passwords would be removed' in r.stderr, r
    assert len(w.json('secrets', 'list')) == 5
    r = w.run('secrets', 'clean')
    assert r.returncode == 0 and r.stdout.count('Not used') == 3 and '3 passwords removed' in r.stderr, r
    assert uses(w) == ['live', 'revision'] and attempt(w) == 'stored'
    w.ok('take-back', '2')
    w.ok('submit', '-m', 'z', '--accept-warnings')
    assert attempt(w) == 'stored' and uses(w) == ['live', 'revision']


@test
def undone_discarded_deleted():
    w = world()
    another(w)
    w.ok('undo')
    assert uses(w) == ['draft', 'live']
    w.ok('profile', 'set', 'Support', 'polling-interval=60')
    assert uses(w) == ['live', 'unused']
    w.ok('profile', 'add', 'sales@example.org', '--driver', IMAP, '--name', 'Sales')
    another(w, 'Sales')
    w.ok('profile', 'delete', 'Sales')
    assert uses(w) == ['draft', 'live', 'unused']
    w.ok('discard')
    assert uses(w) == ['live', 'unused', 'unused']
    cleaned = w.json('secrets', 'clean')
    assert cleaned['removed'] == 2 and sorted(s['name'][:5] for s in cleaned['secrets']) == ['sales', 'suppo'], cleaned
    assert uses(w) == ['live'] and attempt(w) == 'stored'


@test
def another_draft_keeps_its_own():
    w = world()
    mine, w.draft = w.draft, os.path.join(w.folder, 'their draft.db')
    another(w)
    theirs, w.draft = w.draft, mine
    assert uses(w) == ['draft', 'live'] and '0 passwords removed' in clean(w)
    shown = w.ok('secrets', 'list')
    assert 'Another draft: ' + theirs in shown, shown
    os.rename(theirs, theirs + '-away')
    assert uses(w) == ['live', 'unknown'] and '0 passwords removed' in clean(w)
    os.rename(theirs + '-away', theirs)
    w.draft = theirs
    w.ok('submit', '-m', 'theirs', '--accept-warnings')
    w.draft = mine
    assert uses(w) == ['live', 'revision'] and attempt(w) == 'stored'


@test
def other_databases_are_left_alone():
    w, other = world(), world()
    another(other)
    other.ok('discard')
    assert uses(w) == ['live'] and '0 passwords removed' in clean(w)
    own = [s for s in w.json('secrets', 'list', '--all') if s['use'] != 'other-database']
    all_of_them = w.json('secrets', 'list', '--all')
    assert len(own) == 1 and len(all_of_them) >= 3 and len({s['database'] for s in all_of_them}) >= 2
    assert 'Another database: ' + other.live in w.ok('secrets', 'list', '--all')
    assert uses(other) == ['live', 'unused'] and '1 password removed' in clean(other)


@test
def nothing_is_shown_of_a_password():
    w = world()
    another(w)
    for argv in (('secrets', 'list'), ('secrets', 'list', '--all', '--format', 'json'), ('discard',), ('secrets', 'clean')):
        r = w.run(*argv)
        assert r.returncode == 0 and CANARY not in r.stdout + r.stderr and CANARY[:12] not in r.stdout + r.stderr, r


@test
def nothing_to_clean():
    w = World()
    assert w.json('secrets', 'list') == [] and w.json('secrets', 'clean') == {'removed': 0, 'secrets': []}
    w.fails(2, 'secrets', 'list', 'Support')
    w.fails(2, 'secrets')


@test
def a_locked_keyring_is_told():
    w = world()
    subprocess.run([KEYRING, 'lock'], check=True)
    for argv in (('list',), ('clean',), ('clean', '--dry-run')):
        err = w.fails(4, 'secrets', *argv)
        assert 'The keyring is locked' in err, err
    subprocess.run([KEYRING, 'unlock'], check=True)
    assert uses(w) == ['live']


sys.exit(main())
