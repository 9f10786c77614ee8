#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-ctl.py MAILWRIGHTCTL      mailwrightctl as a person and as a program use it; prints TAP

Runs below tests/harness/with-desktop, so that there is a real keyring (unlocked), and none of it is the user's.
"""
import json, os, pty, re, signal, sqlite3, subprocess, sys, termios, threading

from world import CANARY, CTL, IMAP, KEYRING, World, main, test, value


@test
def drivers():
    w = World()
    drivers = w.json('driver', 'list')
    assert {d['id'] for d in drivers} >= {IMAP, 'internet-smtp-pop3'}
    shown = w.json('driver', 'show', IMAP)
    assert shown['name'] and all({'key', 'name', 'type', 'direction', 'required'} <= set(p) for p in shown['parameters'])
    keys = {p['key'] for p in shown['parameters']}
    assert {'smtp-server', 'imap-port', 'mail-password', 'ca-file'} <= keys
    w.ok('driver', 'set', IMAP, 'smtp-server=Mail.Example.Org', 'imap-server=mail.example.org')
    p = next(p for p in w.json('driver', 'show', IMAP)['parameters'] if p['key'] == 'smtp-server')
    assert p['site_default'] == 'mail.example.org', p
    w.ok('driver', 'unset', IMAP, 'smtp-server')
    p = next(p for p in w.json('driver', 'show', IMAP)['parameters'] if p['key'] == 'smtp-server')
    assert p['site_default'] is None
    w.fails(1, 'driver', 'show', 'nothing')
    w.fails(1, 'driver', 'set', IMAP, 'smtp-port=99999')
    w.fails(1, 'driver', 'unset', IMAP, 'nothing')
    w.fails(1, 'driver', 'set', IMAP, 'mail-password=x')
    assert 'Internet SMTP/IMAP Server' in w.ok('driver', 'list')


@test
def profiles():
    w = World()
    w.ok('driver', 'set', IMAP, 'smtp-server=mail.example.org')
    w.ok('profile', 'add', 'Support@Example.org', '--driver', IMAP)
    p = w.json('profile', 'list')[0]
    assert p['name'] == p['address'] == 'Support@Example.org' and p['driver'] == IMAP and p['staged'], p
    for same in ('support@example.org', ' SUPPORT@example.ORG ', '"support"@example.org.'):
        assert 'Support@Example.org' in w.fails(1, 'profile', 'add', same, '--driver', IMAP, '--name', 'x')
    w.fails(1, 'profile', 'add', 'not an address', '--driver', IMAP)
    w.fails(1, 'profile', 'add', 'a@example.org', '--driver', 'nothing')
    w.fails(2, 'profile', 'add', 'a@example.org')
    assert value(w, 'support@example.org', 'smtp-server') == {
        **value(w, 'support@example.org', 'smtp-server'), 'value': 'mail.example.org', 'origin': 'site-default'}
    w.ok('profile', 'set', 'support@example.org', 'smtp-server=smtp2.example.org', 'smtp-encryption=starttls')
    v = value(w, 'support@example.org', 'smtp-server')
    assert (v['value'], v['origin'], v['staged']) == ('smtp2.example.org', 'override', True), v
    v = value(w, 'support@example.org', 'smtp-port')
    assert (v['value'], v['origin']) == ('587', 'follows'), v
    w.ok('profile', 'unset', 'support@example.org', 'smtp-server')
    assert value(w, 'support@example.org', 'smtp-server')['origin'] == 'site-default'
    w.ok('profile', 'disable', 'support@example.org')
    assert w.json('profile', 'show', 'support@example.org')['state'] == 'disabled'
    w.ok('profile', 'enable', 'support@example.org')
    w.ok('profile', 'delete', 'support@example.org')
    assert w.json('profile', 'list') == []
    w.fails(1, 'profile', 'show', 'support@example.org')


@test
def edits():
    w = World()
    w.complete('support@example.org', 'Support')
    w.complete('sales@example.org', 'Sales')
    w.ok('profile', 'edit', 'Support', '--name', 'Help', '--address', 'help@example.org', '--comment', 'for all')
    p = w.json('profile', 'show', 'help@example.org')
    assert (p['name'], p['address'], p['comment']) == ('Help', 'help@example.org', 'for all'), p
    w.ok('profile', 'edit', 'Help', '--comment', '')
    assert not w.json('profile', 'show', 'Help')['comment']
    w.ok('undo')
    assert w.json('profile', 'show', 'Help')['comment'] == 'for all'
    w.ok('undo')
    assert w.json('profile', 'show', 'Support')['address'] == 'support@example.org', 'three fields are one edit'
    assert 'Sales' in w.fails(1, 'profile', 'edit', 'Support', '--comment', 'x', '--address', 'SALES@example.org')
    assert not w.json('profile', 'show', 'Support')['comment'], 'all of it or nothing'
    w.fails(1, 'profile', 'edit', 'nobody', '--name', 'x')
    for noun, one in (('profile', 'Support'), ('agent', 'anna'), ('responsibility', 'First')):
        if noun != 'profile':
            w.ok(noun, 'add', one)
        assert 'option' in w.fails(2, noun, 'edit', one), noun
    w.ok('responsibility', 'assign', 'First', '--agent', 'anna', '--profile', 'Support', '--profile', 'Sales')
    w.ok('agent', 'edit', 'anna', '--login', 'anna2', '--name', 'Anna', '--address', 'anna@example.org', '--default', 'Support')
    a = w.json('agent', 'list')[0]
    assert (a['login'], a['name'], a['address']) == ('anna2', 'Anna', 'anna@example.org'), a
    assert [s['address'] for s in w.json('from-list', 'anna2') if s['default']] == ['support@example.org']
    w.ok('agent', 'edit', 'anna2', '--default', '')
    assert [s['address'] for s in w.json('from-list', 'anna2') if s['default']] == ['sales@example.org'], 'the first'
    w.fails(1, 'agent', 'edit', 'anna2', '--default', 'nobody@example.org')
    w.ok('responsibility', 'edit', 'First', '--name', 'Second', '--comment', 'both')
    r = w.json('responsibility', 'show', 'Second')
    assert (r['name'], r['comment']) == ('Second', 'both'), r


@test
def lists_are_searched_as_in_the_window():
    w = World()
    w.ok('driver', 'set', IMAP, 'imap-server=mx1.example.net')
    for address, name in (('support@example.org', 'Support'), ('sales@example.com', 'Sales')):
        w.ok('profile', 'add', address, '--driver', IMAP, '--name', name)
    w.ok('profile', 'set', 'Sales', 'imap-server=mx2.example.net')
    w.ok('agent', 'add', 'anna', '--name', 'Anna Larsen')
    w.ok('responsibility', 'add', 'First', '--agent', 'anna', '--profile', 'Sales')

    def names(*argv):
        return [r['name'] for r in w.json('profile', 'list', *argv)]
    assert names('--where', 'mx1.exam') == ['Support'], 'a default'
    assert names('--where', 'larsen MX2') == ['Sales'], 'any order, and who can send as it'
    assert names('--where', 'orts') == [] and names('--where', 'ppor') == ['Support']
    assert names('--domain', 'example.org') == ['Support'] and names('--host', 'mx2') == ['Sales']
    assert names('--agent', 'anna') == ['Sales'] and names('--responsibility', 'anna') == [] == names('--agent', 'anna', '--host', 'mx1')
    assert [r['login'] for r in w.json('agent', 'list', '--where', 'sales@')] == ['anna'] and w.json('agent', 'list', '--where', 'support@') == []
    assert [r['name'] for r in w.json('responsibility', 'list', '--where', 'larsen sales')] == ['First']
    assert w.json('responsibility', 'list', '--where', 'support') == []


@test
def many_profiles_at_once():
    w = World()
    for address, driver in (('support@example.org', IMAP), ('sales@example.org', IMAP), ('news@example.com', 'internet-smtp-pop3')):
        w.ok('profile', 'add', address, '--driver', driver)
    assert w.json('profile', 'set', '--where', 'example', 'imap-server=imap.example.org', 'smtp-server=SMTP.example.org') == [
        {'key': 'imap-server', 'set': 2, 'replaced': 0, 'same': 0, 'left_out': 1},
        {'key': 'smtp-server', 'set': 3, 'replaced': 0, 'same': 0, 'left_out': 0}]
    assert value(w, 'news@example.com', 'smtp-server')['value'] == 'smtp.example.org'
    assert w.json('profile', 'set', '--where', '@example.org', 'smtp-server=smtp.Example.org', 'imap-server=imap2.example.org') == [
        {'key': 'smtp-server', 'set': 0, 'replaced': 0, 'same': 2, 'left_out': 0},
        {'key': 'imap-server', 'set': 2, 'replaced': 2, 'same': 0, 'left_out': 0}]
    w.ok('undo')
    assert value(w, 'sales@example.org', 'imap-server')['value'] == 'imap.example.org'
    assert w.json('profile', 'unset', '--where', 'example', 'imap-server', 'smtp-server') == [
        {'key': 'imap-server', 'reset': 2}, {'key': 'smtp-server', 'reset': 3}]
    assert all(value(w, a, 'smtp-server')['origin'] == 'none' for a in ('sales@example.org', 'news@example.com'))
    w.ok('undo')
    before = w.json('diff')
    assert 'nobody' in w.fails(1, 'profile', 'set', '--where', 'nobody', 'smtp-server=x')
    w.fails(1, 'profile', 'set', '--where', 'example', 'smtp-server=good.example.org', 'smtp-port=abc')
    w.fails(1, 'profile', 'set', '--where', 'example', 'no-such-key=1')
    w.fails(1, 'profile', 'unset', '--where', 'example', 'no-such-key')
    assert CANARY not in w.fails(2, 'profile', 'set', '--where', 'example', 'mail-password=' + CANARY)
    assert '--where is empty' in w.fails(2, 'profile', 'set', '--where', '', 'smtp-server=x.example.org')
    assert '--where is empty' in w.fails(2, 'profile', 'unset', '--where', '', 'smtp-server')
    for nothing in (' ', '\t', '\u00a0', '\u3000 '):
        assert '--where is empty' in w.fails(2, 'profile', 'set', '--where', nothing, 'smtp-server=x.example.org'), nothing
    for argv in (('set', 'Support'), ('unset', 'Support'), ('set', '--where', 'example'), ('set', '--where', 'example', 'word')):
        w.fails(2, 'profile', *argv)
    assert w.json('diff') == before, 'all of it or nothing'


@test
def passwords():
    w = World()
    w.complete('support@example.org', 'Support')
    v = value(w, 'Support', 'mail-password')
    assert v['value'] is None and v['secret'] == 'stored' and v['origin'] == 'override', v
    assert 'Stored in keyring' in w.ok('profile', 'show', 'Support')
    assert CANARY not in w.fails(2, 'profile', 'set', 'Support', 'mail-password=' + CANARY)
    w.fails(1, 'profile', 'password', 'Support', 'smtp-server', stdin='x\n')
    w.fails(1, 'profile', 'password', 'Support', stdin='\n')
    w.fails(1, 'profile', 'password', 'Support', stdin='a\0b\n')
    items = subprocess.run([KEYRING, 'items'], capture_output=True, text=True, check=True).stdout
    assert 'support@example.org' in items and CANARY not in items, items
    assert 'io.github.mailwright.Secret' in items, items
    secret_id = re.search(r"'secret-id': '([^']*)'", items)[1]
    kept = subprocess.run(['secret-tool', 'lookup', 'secret-id', secret_id], capture_output=True, text=True, check=True).stdout
    assert kept == CANARY, kept


@test
def password_from_a_terminal():
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP)
    seen = []
    child, master = pty.fork()
    if child == 0:
        os.execv(CTL, [CTL, '--database', w.live, '--draft', w.draft, 'profile', 'password', 'a@example.org'])
    text = b''
    while b': ' not in text:
        text += os.read(master, 100)
    os.write(master, b'typed-canary\n')
    try:
        while True:
            part = os.read(master, 100)
            if not part:
                break
            text += part
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, text
    assert b'typed-canary' not in text, text
    assert value(w, 'a@example.org', 'mail-password')['secret'] == 'stored'


@test
def password_prompt_interrupted():
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP)
    child, master = pty.fork()
    if child == 0:
        os.execv(CTL, [CTL, '--database', w.live, '--draft', w.draft, 'profile', 'password', 'a@example.org'])
    text = b''
    while b': ' not in text:
        text += os.read(master, 100)
    assert not termios.tcgetattr(master)[3] & termios.ECHO
    os.write(master, b'half-\x03')
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGINT
    assert termios.tcgetattr(master)[3] & termios.ECHO, 'the terminal still hides what is typed'
    assert value(w, 'a@example.org', 'mail-password')['secret'] is None


@test
def keyring_locked_and_absent():
    w = World()
    w.complete('support@example.org', 'Support')
    subprocess.run([KEYRING, 'lock'], check=True)
    try:
        assert value(w, 'Support', 'mail-password')['secret'] == 'locked'
        w.fails(4, 'profile', 'password', 'Support', stdin='other\n')
    finally:
        subprocess.run([KEYRING, 'unlock'], check=True)
    assert value(w, 'Support', 'mail-password')['secret'] == 'stored'
    nobody = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
    r = w.run('--format', 'json', 'profile', 'show', 'Support', env=nobody)
    assert r.returncode == 0, r.stderr
    assert next(v for v in json.loads(r.stdout)['values'] if v['key'] == 'mail-password')['secret'] == 'absent'
    w.fails(4, 'profile', 'password', 'Support', stdin='other\n', env=nobody)
    assert len(w.json('diff')) == 4


@test
def people_and_the_from_list():
    w = World()
    w.complete('support@example.org', 'Support')
    w.complete('returns@münchen.example', 'Returns')
    w.ok('agent', 'add', 'anna', '--name', 'Anna Larsen', '--address', 'anna@example.org')
    w.ok('agent', 'add', 'bo')
    w.fails(1, 'agent', 'add', 'ANNA')
    w.fails(1, 'agent', 'add', 'chris', '--address', 'nonsense')
    w.ok('responsibility', 'add', 'First Line')
    w.fails(1, 'responsibility', 'add', 'first line')
    w.ok('responsibility', 'assign', 'First Line', '--agent', 'anna', '--agent', 'bo', '--profile', 'Support',
         '--profile', 'returns@XN--MNCHEN-3YA.example')
    shown = w.json('responsibility', 'show', 'First Line')
    assert {a['login'] for a in shown['agents']} == {'anna', 'bo'} and len(shown['profiles']) == 2
    w.ok('responsibility', 'unassign', 'First Line', '--agent', 'bo')
    w.fails(2, 'responsibility', 'assign', 'First Line')
    w.fails(1, 'responsibility', 'assign', 'First Line', '--agent', 'nobody')
    mine = [(s['position'], s['address'], s['default']) for s in w.json('from-list', 'anna')]
    assert mine == [(1, 'returns@münchen.example', True), (2, 'support@example.org', False)], mine
    assert w.json('from-list', 'bo') == []
    w.ok('submit', '-m', 'people')
    assert w.sql("SELECT position, address FROM from_list WHERE login = 'anna' ORDER BY position") == [m[:2] for m in mine]
    assert w.sql("SELECT login FROM sender_login WHERE address = 'returns@xn--mnchen-3ya.example'") == [('anna',)]
    w.ok('agent', 'remove', 'anna')
    w.ok('responsibility', 'remove', 'First Line')
    w.ok('submit', '-m', 'gone')
    assert w.sql('SELECT * FROM sender_login') == [] and w.json('agent', 'list')[0]['login'] == 'bo'


@test
def the_draft():
    w = World()
    w.fails(1, 'submit', '-m', 'nothing')
    w.fails(1, 'undo')
    w.ok('profile', 'add', 'support@example.org', '--driver', IMAP, '--name', 'Support')
    findings = json.loads(w.run('--format', 'json', 'check').stdout)
    assert w.run('check').returncode == 1 and any(f['level'] == 'error' and f['key'] == 'imap-server' for f in findings)
    assert 'Support' in w.fails(1, 'submit', '-m', 'too early')
    assert w.sql('SELECT count(*) FROM revision') == [(0,)]
    w.ok('profile', 'set', 'Support', 'imap-server=a.example', 'smtp-server=a.example', 'smtp-encryption=none')
    w.ok('profile', 'password', 'Support', stdin=CANARY)
    w.fails(2, 'submit')
    assert 'warning' in w.fails(1, 'submit', '-m', 'unprotected')
    diff = w.json('diff')
    assert len(diff) == 5 and all(c['name'] == 'Support' for c in diff), diff
    secret = next(c for c in diff if c['field'] == 'mail-password')
    assert secret['secret'] and secret['before'] is None and secret['after'] is None
    assert w.json('submit', '-m', 'unprotected', '--accept-warnings') == {'revision': 1}
    assert w.json('diff') == []
    w.ok('profile', 'set', 'Support', 'smtp-encryption=tls')
    w.ok('undo')
    assert w.json('diff') == []
    w.ok('redo')
    assert [(c['before'], c['after']) for c in w.json('diff')] and w.json('diff')[0]['sign'] == 'changed'
    w.ok('discard')
    assert w.json('diff') == []
    w.fails(1, 'redo')
    w.fails(1, 'profile', 'delete', 'Support')
    history = w.json('history')
    assert len(history) == 1 and history[0]['id'] == 1 and history[0]['comment'] == 'unprotected' and history[0]['changes'] == 5
    assert len(w.json('history', '1')['changes']) == 5
    w.fails(1, 'history', '7')
    w.fails(2, 'history', 'x')


@test
def taking_a_revision_back():
    w = World()
    w.complete('support@example.org', 'Support')
    w.ok('submit', '-m', 'added')
    w.ok('profile', 'set', 'Support', 'imap-port=1143')
    w.ok('submit', '-m', 'changed')
    assert w.json('take-back', '2') == {'revision': 2}
    # Staged as one edit: seen in the diff, undone and made again, and not published.
    assert [(c['field'], c['before'], c['after']) for c in w.json('diff')] == [('imap-port', '1143', None)], w.json('diff')
    assert w.sql("SELECT value FROM profile_override WHERE key = 'imap-port'") == [('1143',)] and len(w.json('history')) == 2
    assert 'Take Back Revision 2' in w.run('undo').stderr
    assert w.json('diff') == []
    assert 'take revision 2 back' in w.ok('take-back', '2')
    assert w.json('submit', '-m', 'taken back') == {'revision': 3}
    assert w.sql("SELECT value FROM profile_override WHERE key = 'imap-port'") == []

    # What cannot be taken back leaves the draft as it was; for programs too, which get no half an answer.
    w.ok('profile', 'set', 'Support', 'imap-port=2143')
    w.ok('submit', '-m', 'changed again')
    w.ok('profile', 'set', 'Support', 'imap-port=3143')
    w.ok('submit', '-m', 'and again')
    for number, words in (('1', 'Disable the profile instead'), ('2', 'changed again'), ('4', 'changed again'),
                          ('9', 'There is no revision 9')):
        assert words in w.fails(1, 'take-back', number), number
        r = w.run('--format', 'json', 'take-back', number)
        assert (r.returncode, r.stdout) == (1, '') and words in r.stderr, r
    w.ok('take-back', '5')
    assert 'nothing to take back' in w.fails(1, 'take-back', '5')
    w.ok('undo')
    w.fails(1, 'undo')
    assert w.json('diff') == []
    for argv in ((), ('x',), ('0',), ('1', '2'), ('1', '--nothing')):
        w.fails(2, 'take-back', *argv)


@test
def taking_back_what_was_submitted_meanwhile():
    w = World()
    other = World()
    other.live = w.live
    w.ok('agent', 'add', 'anna')
    other.ok('agent', 'add', 'bo')
    other.ok('submit', '-m', 'theirs')
    assert 'meanwhile' in w.fails(3, 'take-back', '1') and len(w.json('diff')) == 1
    w.ok('discard')
    w.ok('take-back', '1')
    w.ok('submit', '-m', 'taken back')
    assert w.sql('SELECT * FROM agent') == []


@test
def stale():
    w = World()
    other = World()
    other.live = w.live
    w.ok('agent', 'add', 'anna')
    other.ok('agent', 'add', 'bo')
    w.ok('submit', '-m', 'first')
    other.fails(3, 'submit', '-m', 'second')
    assert len(other.json('diff')) == 1 and w.sql('SELECT login FROM agent') == [('anna',)]
    other.ok('discard')
    assert [a['login'] for a in other.json('agent', 'list')] == ['anna']


@test
def usage():
    w = World()
    for argv in ((), ('nothing',), ('profile',), ('profile', 'nothing'), ('profile', 'show'), ('profile', 'list', 'more'),
                 ('profile', 'list', '--nothing'), ('--format', 'xml', 'profile', 'list'), ('profile', 'set', 'x', 'novalue')):
        if argv == ('profile', 'set', 'x', 'novalue'):
            w.ok('profile', 'add', 'x@example.org', '--driver', IMAP, '--name', 'x')
        w.fails(2, *argv)
    assert w.run('--help').returncode == 0 and 'profile password' in w.run('--help').stdout
    assert w.run('profile', 'add', '--help').returncode == 0
    assert json.loads(w.ok('profile', 'list', '--format', 'json'))


@test
def storage():
    w = World()
    with open(w.live, 'w') as f:
        f.write('not a database, but it has to be long enough to be looked at: ' + 'x' * 200)
    w.fails(4, 'profile', 'list')
    with open(w.live) as f:
        assert f.read().startswith('not a database')


@test
def two_at_once():
    w = World()
    w.ok('agent', 'list')
    failures = []

    def add(k):
        for i in range(8):
            r = w.run('agent', 'add', 'agent-%d-%d' % (k, i))
            if r.returncode:
                failures.append(r.stderr)
    threads = [threading.Thread(target=add, args=(k,)) for k in range(4)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert not failures, failures
    assert len(w.json('agent', 'list')) == 32
    db = sqlite3.connect(w.draft)
    assert db.execute('PRAGMA integrity_check').fetchone() == ('ok',)


sys.exit(main())
