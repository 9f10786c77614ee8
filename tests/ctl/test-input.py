#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-input.py MAILWRIGHTCTL      arguments in every locale, and passwords from a pipe; prints TAP"""
import json, os, re, subprocess, sys, tempfile

from world import CTL, IMAP, KEYRING, World, main, test, value


def locale_of(language, letters):
    """A locale made here, since no test may rely on the machine's; or None."""
    folder, name = tempfile.mkdtemp(prefix='locales-'), '%s.%s' % (language, letters)
    try:
        subprocess.run(['localedef', '-i', language, '-f', letters, os.path.join(folder, name)], capture_output=True)
    except FileNotFoundError:
        return None
    # Warnings are no failure (1); without its sources it leaves an empty folder.
    if not os.path.exists(os.path.join(folder, name, 'LC_CTYPE')):
        return None
    # What is looked for is English.
    return {'LC_ALL': name, 'LOCPATH': folder, 'LANGUAGE': 'en'}


def latin():
    """A locale whose letters are not UTF-8."""
    return locale_of('de_DE', 'ISO-8859-1')


def locales():
    named = {'C': {'LC_ALL': 'C'}, 'POSIX': {'LC_ALL': 'POSIX'}, 'none': {'LC_ALL': '', 'LANG': '', 'LC_CTYPE': ''},
             'missing': {'LC_ALL': 'xx_XX.UTF-8'}, 'utf-8': {'LC_ALL': 'C.UTF-8'}}
    if latin():
        named['latin'] = latin()
    return named


def run(w, *argv, env=None, stdin=b''):
    r = subprocess.run([CTL.encode(), b'--database', w.live.encode(), b'--draft', w.draft.encode(),
                        *(a if isinstance(a, bytes) else a.encode() for a in argv)],
                       input=stdin, capture_output=True, env={**os.environ, **(env or {})}, timeout=60)
    return r.returncode, r.stdout, r.stderr


@test
def umlauts_in_every_locale():
    """As options, as the values of options in both forms, and as plain arguments."""
    for name, env in locales().items():
        w = World()
        for argv in (('profile', 'add', 'küche@example.org', '--driver', IMAP, '--name', 'Küche'),
                     ('profile', 'add', 'b@example.org', '--driver', IMAP, '--name=Größe → “x”'),
                     ('profile', 'set', 'Küche', 'from-display-name=Küche & Co'),
                     ('agent', 'add', 'jörg', '--name', 'Jörg'), ('responsibility', 'add', 'Köche'),
                     ('responsibility', 'assign', 'Köche', '--agent', 'jörg', '--profile', 'küche@example.org')):
            code, out, err = run(w, *argv, env=env)
            assert (code, out, err) == (0, b'', b''), (name, argv, err)
        assert [p['name'] for p in w.json('profile', 'list')] == ['Größe → “x”', 'Küche'], name
        assert value(w, 'Küche', 'from-display-name')['value'] == 'Küche & Co', name
        assert [(a['login'], a['name']) for a in w.json('agent', 'list')] == [('jörg', 'Jörg')], name
        code, out, err = run(w, 'profile', 'show', 'Größe → “x”', env=env)
        assert code == 0, (name, err)
        # JSON is UTF-8 in every locale.
        assert 'Größe → “x”'.encode() in run(w, '--format', 'json', 'profile', 'list', env=env)[1], name


@test
def shown_in_every_locale():
    """Tables and messages too: in the locale's letters, and in UTF-8 where it has none but ASCII."""
    w = World()
    w.ok('profile', 'add', 'küche@example.org', '--driver', IMAP, '--name', 'Küche')
    w.ok('agent', 'add', 'bo', '--name', 'Bo → “x”')
    for name, env in locales().items():
        _, out, _ = run(w, 'profile', 'list', env=env)
        _, people, _ = run(w, 'agent', 'list', env=env)
        _, _, err = run(w, 'profile', 'show', 'Büro', env=env)
        if name == 'latin':
            assert 'Küche'.encode('latin-1') in out and 'küche@example.org'.encode('latin-1') in out, out
            assert b'Bo -> ' in people, people
            assert 'Büro'.encode('latin-1') in err and '“'.encode() not in err, err
        else:
            assert 'Küche'.encode() in out and 'Bo → “x”'.encode() in people and 'Büro'.encode() in err, (name, out, err)
        # The columns stand beneath their titles whatever a letter's length is.
        lines = out.decode('latin-1' if name == 'latin' else 'utf-8').splitlines()
        assert lines[1].index('k') == lines[0].index('Address'), lines


def sorted_as_in(w, env):
    """The names of the profiles, and those of the agents, as a reader with that locale sees them."""
    lists = [json.loads(run(w, '--format', 'json', kind, 'list', env=env)[1]) for kind in ('profile', 'agent')]
    return [[row['name'] for row in rows] for rows in lists]


@test
def sorted_as_readers_do():
    """By the order of the locale's language, whichever program wrote the draft, and numbers as numbers."""
    w = World()
    names = ['Zoo', 'Öl', 'Obst', 'Kiosk 10', 'Kiosk 2', 'kiosk 1']
    for i, name in enumerate(names):
        w.ok('profile', 'add', 'p%d@example.org' % i, '--driver', IMAP, '--name', name)
        w.ok('agent', 'add', 'a%d' % i, '--name', name)
    plain = ['kiosk 1', 'Kiosk 2', 'Kiosk 10', 'Obst', 'Öl', 'Zoo']
    assert sorted_as_in(w, {'LC_ALL': 'C'}) == [plain, plain], sorted_as_in(w, {'LC_ALL': 'C'})
    swedish = locale_of('sv_SE', 'UTF-8')
    if swedish:
        last = plain[:4] + ['Zoo', 'Öl']
        assert sorted_as_in(w, swedish) == [last, last], sorted_as_in(w, swedish)
        assert sorted_as_in(w, {'LC_ALL': 'C.UTF-8'}) == [plain, plain]


@test
def not_utf_8():
    """Refused in words, without a change, and without what was typed: it may be a password."""
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', 'A')
    bad = 'Kücanary'.encode('latin-1')
    for name, env in locales().items():
        for argv, word in (
                (('profile', 'add', b'x@example.org', '--driver', IMAP, b'--name', bad), '--name'),
                (('profile', 'add', b'x@example.org', '--driver', IMAP, b'--name=' + bad), '--name'),
                (('profile', 'add', bad + b'@example.org', '--driver', IMAP), 'Argument 1'),
                (('profile', 'show', bad), 'Argument 1'), (('profile', 'set', 'A', b'from-display-name=' + bad), 'Argument 2'),
                (('agent', 'add', 'bo', '--address', bad), '--address'), (('submit', '-m', bad), '--message'),
                (('responsibility', 'assign', 'X', '--agent', 'a', '--agent', bad), '--agent'),
                (('certificate', 'A', '--direction', bad), '--direction'), (('history', bad), 'Argument 1')):
            code, out, err = run(w, *argv, env=env)
            text = err.decode('latin-1' if name == 'latin' else 'utf-8')
            assert code == 2 and not out and word in text and 'UTF-8' in text and 'canary' not in text, (name, argv, code, err)
        for argv in ((bad,), ('profile', bad), ('--format', bad, 'profile', 'list'), (b'--' + bad, 'profile', 'list')):
            code, out, err = run(w, *argv, env=env)
            assert code == 2 and err.decode('latin-1' if name == 'latin' else 'utf-8'), (name, argv, code, err)
    assert len(w.json('diff')) == 1


@test
def files_have_any_name():
    """A file's name is bytes: it need not be UTF-8 to be one, and messages about it are."""
    folder = tempfile.mkdtemp(prefix='mailwrightctl-').encode()
    live, draft = os.path.join(folder, b'K\xfcche.db'), os.path.join(folder, b'K\xfcche.draft')
    for argv in ([b'--database', live, b'--draft', draft, b'profile', b'list'],
                 [b'profile', b'list', b'--database=' + live, b'--draft=' + draft]):
        r = subprocess.run([CTL.encode(), *argv], capture_output=True, env={**os.environ, 'LC_ALL': 'C'}, timeout=60)
        assert r.returncode == 0, r.stderr
    assert os.path.exists(live) and os.path.exists(draft)
    with open(live, 'wb') as f:
        f.write(b'not a database ' * 100)
    r = subprocess.run([CTL.encode(), b'--database', live, b'--draft', draft, b'profile', b'list'], capture_output=True, timeout=60)
    assert r.returncode == 4 and 'che.db' in r.stderr.decode(), r.stderr


# ---- passwords ----

def password(w, data):
    return run(w, 'profile', 'password', 'A', stdin=data)


def kept():
    """The secrets in the keyring."""
    items = subprocess.run([KEYRING, 'items'], capture_output=True, text=True, check=True).stdout
    return {subprocess.run(['secret-tool', 'lookup', 'secret-id', i], capture_output=True, check=True).stdout
            for i in re.findall(r"'secret-id': '([^']*)'", items)}


@test
def the_end_of_the_line():
    """Nothing, LF or CRLF ends it, and is no part of it."""
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', 'A')
    for i, end in enumerate((b'', b'\n', b'\r\n')):
        typed = b'c\xc3\xa4nary-%d' % i
        code, out, err = password(w, typed + end)
        assert (code, out, err) == (0, b'', b''), (end, err)
        assert typed in kept() and typed + end not in kept() - {typed}, end
    longest = b'x' * 4096
    assert password(w, longest + b'\r\n')[0] == 0 and longest in kept()
    code, _, err = password(w, b'x' * 4097)
    assert code == 1 and b'too long' in err


@test
def refused_with_the_reason():
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', 'A')
    before = kept()
    for data, word in ((b'canary\nsecond\n', 'line break'), (b'canary\r\nsecond', 'line break'), (b'canary\n\n', 'line break'),
                       (b'\ncanary\n', 'line break'), (b'canary\rsecond\n', 'line break'), (b'canary\r', 'line break'),
                       ('canary\u2028second\n'.encode(), 'line break'), (b'\xef\xbb\xbfcanary\n', 'byte order mark'),
                       ('canary\n'.encode('utf-16'), 'UTF-16'), ('canary\n'.encode('utf-16-le'), 'zero byte'),
                       (b'can\0ary\n', 'zero byte'), (b'canary\0', 'zero byte'), ('cänary\n'.encode('latin-1'), 'UTF-8'),
                       (b'can\tary\n', 'U+0009'), (b'canary\x1b[A\n', 'U+001B'), (b'\x08canary\n', 'U+0008'),
                       ('canary\u200b\n'.encode(), 'U+200B'), ('\u200bcanary\n'.encode(), 'U+200B'),
                       ('\u202acanary\u202c\n'.encode(), 'U+202A'), ('\u2066canary\u2069\n'.encode(), 'U+2066'),
                       ('can\u00adary\n'.encode(), 'U+00AD'), ('canary\ufeff\n'.encode(), 'U+FEFF'),
                       (b'', 'empty'), (b'\n', 'empty'), (b'\r\n', 'empty')):
        code, out, err = password(w, data)
        text = err.decode()
        assert code == 1 and not out and word in text and 'Nothing was changed' in text, (data, code, text)
        assert 'canary' not in text and 'second' not in text, text
    assert kept() == before and value(w, 'A', 'mail-password')['secret'] is None


@test
def warned_with_the_reason():
    """What may be meant is kept to the letter, and said."""
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', 'A')
    for typed, word in ((' canary-a', 'begins with a space'), ('canary-b ', 'ends with a space'), ('\u00a0canary-c', 'begins with a space'),
                        ('canary-d\u3000', 'ends with a space'), (' canary-e ', 'begins and ends'), ('can\u00a0ary-f', 'U+00A0'),
                        ('می\u200cخواهم', 'U+200C'), ('❤\ufe0f', 'U+FE0F')):
        code, out, err = password(w, typed.encode() + b'\n')
        text = err.decode()
        assert code == 0 and not out and text.startswith('warning: ') and word in text, (typed, code, text)
        assert 'canary' not in text and typed.encode() in kept(), typed
    for typed in ('two words', 'Grün§ßÄÖÜ€ 🔑 пароль 密码 كلمة', 'a\u0308'):
        assert password(w, typed.encode() + b'\n') == (0, b'', b'') and typed.encode() in kept(), typed


@test
def closed_input():
    w = World()
    w.ok('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', 'A')
    r = subprocess.run([CTL, '--database', w.live, '--draft', w.draft, 'profile', 'password', 'A'], capture_output=True, text=True,
                       preexec_fn=lambda: os.close(0), timeout=60)
    assert r.returncode == 1 and 'empty' in r.stderr, r


sys.exit(main())
