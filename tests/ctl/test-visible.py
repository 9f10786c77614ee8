#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-visible.py MAILWRIGHTCTL      what others wrote moves no cursor and makes no line of its own; prints TAP"""
import json, os, sqlite3, sys, unicodedata

from world import IMAP, World, main, test

# A terminal would clear itself, ring, go back, write a line of its own, and turn what follows round.
ODD = '\x1b[2J\x07\rrow\n9  approved\u202ezz\u2028\u200b'
SHOWN = '<U+001B>[2J<U+0007><U+000D>row<U+000A>9  approved<U+202E>zz<U+2028><U+200B>'


def hidden(text):
    """Characters that are neither seen nor the ends of our own lines."""
    return {c for c in text if c != '\n' and (unicodedata.category(c) in ('Cc', 'Zl', 'Zp') or unicodedata.bidirectional(c) in
                                              ('LRE', 'RLE', 'LRO', 'RLO', 'PDF') or c == '\u200b')}


def odd_world():
    """Rows that somebody wrote at the shell; no command lets any of it through."""
    w = World()
    w.complete('support@example.org', 'Support')
    w.ok('agent', 'add', 'anna')
    w.ok('responsibility', 'add', 'First')
    w.ok('responsibility', 'assign', 'First', '--agent', 'anna', '--profile', 'Support')
    w.ok('submit', '-m', 'first ' + ODD)
    db = sqlite3.connect(w.live)
    for table, column in (('profile', 'name'), ('profile', 'comment'), ('agent', 'name'), ('responsibility', 'name'),
                          ('responsibility', 'comment')):
        db.execute('UPDATE %s SET %s = %s || ?' % (table, column, column), (ODD,))
    db.execute("UPDATE profile_override SET value = ? WHERE key = 'smtp-server'", (ODD,))
    db.commit()
    db.close()
    os.unlink(w.draft)
    return w


@test
def a_comment_is_no_row_of_the_history():
    w = World()
    w.ok('agent', 'add', 'anna')
    w.ok('submit', '-m', 'x\n2  11/30/26 09:00:00  boss  1  approved')
    lines = w.ok('history').splitlines()
    assert len(lines) == 2 and lines[1].endswith('x<U+000A>2  11/30/26 09:00:00  boss  1  approved'), lines
    assert 'Comment  x<U+000A>2' in w.ok('history', '1'), w.ok('history', '1')
    # Programs get it as it was written.
    assert w.json('history')[0]['comment'] == 'x\n2  11/30/26 09:00:00  boss  1  approved'


@test
def rows_by_hand():
    w = odd_world()
    w.ok('profile', 'set', 'support@example.org', 'imap-port=1143')
    w.ok('responsibility', 'add', 'Second')
    for argv in (('profile', 'list'), ('profile', 'show', 'support@example.org'), ('agent', 'list'), ('from-list', 'anna'),
                 ('responsibility', 'list'), ('responsibility', 'show', 'First'), ('check',), ('diff',), ('history',),
                 ('history', '1'), ('driver', 'show', IMAP), ('publish-folder', 'show')):
        r = w.run(*argv)
        assert r.returncode in (0, 1) and not hidden(r.stdout + r.stderr), (argv, r)
        if argv[0] in ('profile', 'responsibility', 'agent', 'from-list', 'diff'):
            assert SHOWN in r.stdout, (argv, r.stdout)
        if argv == ('check',):
            assert 'invisible-name' in {f['code'] for f in json.loads(w.run('--format', 'json', 'check').stdout)}
        if argv[-1] == 'list':
            assert len(r.stdout.splitlines()) == 1 + len(w.json(*argv)), (argv, r.stdout)


@test
def in_what_is_said():
    w = odd_world()
    for argv in (('profile', 'add', 'support@example.org', '--driver', IMAP), ('profile', 'show', ODD), ('agent', 'remove', ODD), (ODD,),
                 ('publish', '/nonexistent/' + ODD), ('--database', '/nonexistent/' + ODD, 'diff')):
        r = w.run(*argv)
        assert r.returncode != 0 and r.stderr and not hidden(r.stdout + r.stderr), (argv, r)
        assert len(r.stderr.splitlines()) <= 2, (argv, r.stderr)
    w.ok('profile', 'disable', 'support@example.org')
    for verb in ('undo', 'redo'):
        r = w.run(verb)
        assert r.returncode == 0 and SHOWN in r.stderr and not hidden(r.stderr), r


@test
def writing_from_right_to_left_stays():
    w = World()
    arabic = {'LANGUAGE': 'ar', 'LC_ALL': 'C.UTF-8'}
    w.ok('agent', 'add', 'anna', '--name', 'نورة')
    for argv in (('agent', 'list'), ('diff',), ('check',), ('profile', 'show', 'x')):
        r = w.run(*argv, env=arabic)
        assert '<U+' not in r.stdout + r.stderr, (argv, r)
    assert 'نورة' in w.ok('agent', 'list')


sys.exit(main())
