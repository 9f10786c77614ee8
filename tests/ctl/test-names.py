#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-names.py MAILWRIGHTCTL      what objects may be called; prints TAP"""
import sys

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


if __name__ == '__main__':
    sys.exit(main())
