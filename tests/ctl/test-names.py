#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-names.py MAILWRIGHTCTL      what objects may be called, and what mail is sent from; prints TAP"""
import json, os, sqlite3, sys

from world import IMAP, World, main, test

UNSEEN = ('Sup\u200bport', '\u202eSupport', 'Sup\u2028port', '\ufeffSupport')


@test
def a_login_is_one_login():
    w = World()
    for login, reason in (('anna, bo', 'has no comma'), ('anna,bo', 'has no comma'), ('anna bo', 'has no space'),
                          ('anna\u00a0bo', 'has no space'), ('an\u200bna', 'U+200B'), ('anna\tbo', 'control character'),
                          ('anna\nbo', 'control character'), ('\ufeffanna', 'U+FEFF')):
        said = w.fails(1, 'agent', 'add', login)
        assert reason in said and 'Login: ' in said, said
    assert w.json('agent', 'list') == []
    w.ok('agent', 'add', 'anna@example.org')
    w.ok('agent', 'add', 'анна')


@test
def what_nobody_sees_is_in_no_name():
    w = World()
    w.ok('profile', 'add', 'support@example.org', '--driver', IMAP)
    for text in UNSEEN:
        for argv in (('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', text),
                     ('agent', 'add', 'anna', '--name', text), ('responsibility', 'add', text)):
            said = w.fails(1, *argv)
            assert 'Name: ' in said and 'cannot be seen' in said, said
        assert 'From Display Name' in w.fails(1, 'profile', 'set', 'support@example.org', 'from-display-name=' + text)
        assert 'From Display Name' in w.fails(1, 'driver', 'set', IMAP, 'from-display-name=' + text)
    # Persian and emoji are written with it.
    w.ok('agent', 'add', 'anna', '--name', 'می\u200cخواهم')
    w.ok('responsibility', 'add', '👩🏽\u200d💻 ❤\ufe0f')


@test
def two_mailboxes_that_fold_alike():
    w = World()
    for address in ('a@faß.example', 'a@fass.example', '①@example.org', '1@example.org'):
        w.ok('profile', 'add', address, '--driver', IMAP)
    assert all(p['name'] == p['address'] for p in w.json('profile', 'list'))
    for address in ('a@faß.example', 'a@fass.example'):
        assert w.json('profile', 'show', address)['address'] == address
    assert 'The address' in w.fails(1, 'profile', 'add', 'A@FASS.example', '--driver', IMAP)


@test
def a_name_is_made_where_the_address_is_taken_for_one():
    w = World()
    w.ok('profile', 'add', 'desk@example.org', '--driver', IMAP, '--name', 'Info@Example.org')
    w.ok('profile', 'add', 'info@example.org', '--driver', IMAP)
    assert w.json('profile', 'show', 'info@example.org')['name'] == 'info@example.org (2)'
    assert 'is called' in w.fails(1, 'profile', 'add', 'x@example.org', '--driver', IMAP, '--name', 'info@example.ORG')


def findings(w):
    return [(f['code'], f['level'], f['name']) for f in json.loads(w.run('--format', 'json', 'check').stdout)]


@test
def what_older_versions_left_is_found():
    w = World()
    w.ok('agent', 'add', 'anna')
    w.ok('submit', '-m', 'one')
    db = sqlite3.connect(w.live)
    rule, = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'agent_login_new'").fetchone()
    db.executescript("DROP TRIGGER agent_login_new; INSERT INTO agent (id, login, login_key, name) VALUES"
                     " ('x', 'anna, bo', 'anna, bo', 'An\u200bna')")
    db.execute(rule)
    db.close()
    os.unlink(w.draft)
    assert findings(w) == [('login', 'warning', 'An<U+200B>na'), ('invisible-name', 'warning', 'An<U+200B>na')], findings(w)
    said = w.ok('check')
    assert 'has no comma' in said and 'U+200B' in said and '\u200b' not in said, said
    assert 'has no comma' in w.fails(1, 'submit', '-m', 'nothing')


@test
def names_that_look_alike_are_named():
    w = World()
    w.ok('agent', 'add', 'anna')
    w.ok('agent', 'add', 'аnna')
    assert findings(w) == [('look-alike', 'warning', 'аnna')], findings(w)
    assert '“аnna” and “anna” look alike' in w.ok('check').replace('\n', ' ')


@test
def one_sender_everywhere():
    w = World()
    w.complete('support@example.org', 'Support')
    w.complete('sales@example.org', 'Sales')
    w.ok('profile', 'set', 'Support', 'from-address=Answers@München.example', 'from-display-name={localpart} at Example')
    w.ok('driver', 'set', IMAP, 'from-address=desk+{localpart}@example.org')
    for login, profile in (('anna', 'Support'), ('bo', 'Sales')):
        w.ok('agent', 'add', login)
        w.ok('responsibility', 'add', profile)
        w.ok('responsibility', 'assign', profile, '--agent', login, '--profile', profile)
    seen = {login: [(s['position'], s['address'], s['name']) for s in w.json('from-list', login)] for login in ('anna', 'bo')}
    assert seen == {'anna': [(1, 'Answers@München.example', 'support at Example')],
                    'bo': [(1, 'desk+sales@example.org', 'Sales')]}, seen
    assert 'can then send as Answers@München.example' in w.ok('diff')
    w.ok('submit', '-m', 'one')
    for login, rows in seen.items():
        assert w.sql("SELECT position, address, display_name FROM from_list WHERE login = '%s'" % login) == rows
    assert w.sql('SELECT address, login FROM sender_login ORDER BY 1') == [
        ('answers@münchen.example', 'anna'), ('answers@xn--mnchen-3ya.example', 'anna'), ('desk+sales@example.org', 'bo')]


if __name__ == '__main__':
    sys.exit(main())
