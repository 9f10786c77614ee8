#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-secrecy.py MAILWRIGHTCTL      a password is in the keyring and nowhere else; prints TAP

A whole session on the default files of a home of its own, with every process of the machine watched
meanwhile; then each byte of each file of that home, and each output, is searched.
"""
import base64, os, re, sqlite3, subprocess, sys, threading, urllib.parse

from world import CANARY, CTL, IMAP, KEYRING, main, test

FOLDERS = ('HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_RUNTIME_DIR')


def forms(secret):
    """What a secret may look like where it leaked, whole or in part."""
    found = set()
    for text in (secret, secret[:16], secret[12:]):
        raw = text.encode()
        found |= {raw, raw.hex().encode(), raw.hex().upper().encode(), text.encode('utf-16-le'), text.encode('utf-16-be'),
                  text.encode('latin-1'), urllib.parse.quote(text).encode(), text.replace('"', '\\"').encode(),
                  text.encode('unicode_escape')}
        for shift in range(3):
            # What comes before it in a longer text moves the groups of three bytes; the ends may differ.
            found.add(base64.b64encode(b'\0' * shift + raw)[4 if shift else 0:-4])
    return found


def leaks(data):
    return sorted(f for f in forms(CANARY) if f in data)


class Watch(threading.Thread):
    """Looks at the arguments and the environment of every process, as often as it can."""

    def __init__(self):
        super().__init__(daemon=True)
        self.stopped, self.found, self.programs, self.rounds = False, [], set(), 0

    def run(self):
        while not self.stopped:
            self.rounds += 1
            for pid in filter(str.isdigit, os.listdir('/proc')):
                for name in ('cmdline', 'environ', 'comm'):
                    try:
                        with open('/proc/%s/%s' % (pid, name), 'rb') as f:
                            data = f.read()
                    except OSError:
                        continue
                    if name == 'comm':
                        self.programs.add(data.strip())
                    if leaks(data):
                        self.found.append((pid, name))

    def stop(self):
        self.stopped = True
        self.join()


def run(*argv, stdin='', env=None):
    r = subprocess.run([CTL, *argv], input=stdin.encode('utf-8', 'surrogateescape'), capture_output=True, timeout=60,
                       env={**os.environ, **(env or {})})
    return r.returncode, r.stdout + r.stderr


def files():
    seen = set()
    for name in FOLDERS:
        for folder, _, names in os.walk(os.environ[name]):
            # The keyring's own store is where it belongs.
            if 'keyrings' in folder.split(os.sep):
                continue
            for each in names:
                path = os.path.realpath(os.path.join(folder, each))
                if path not in seen and os.path.isfile(path):
                    seen.add(path)
                    yield path


@test
def search_can_fail():
    assert leaks(b'x' + CANARY.encode() + b'y') and leaks(CANARY.encode('utf-16-le'))
    for shift in range(3):
        assert leaks(base64.b64encode(b'z' * shift + CANARY.encode() + b'tail')), shift
    assert not leaks(b'canary password quoted')
    child = subprocess.Popen(['sleep', '30'], env={**os.environ, 'LEAK': CANARY})
    watch = Watch()
    watch.start()
    try:
        while watch.rounds < 3:
            pass
    finally:
        watch.stop()
        child.kill()
        child.wait()
    assert watch.found


def keep_logs():
    """As long as somebody has them open, the logs stay, with all that was written to them."""
    readers = [sqlite3.connect(path) for path in files() if path.endswith(('.db', '.draft'))]
    for reader in readers:
        reader.execute('SELECT count(*) FROM profile').fetchone()
    return readers


@test
def whole_session():
    watch = Watch()
    watch.start()
    outputs = []

    def do(status, *argv, **kw):
        code, text = run(*argv, **kw)
        outputs.append(text)
        assert code == status, '%s: %d: %s' % (argv, code, text)

    both = ((), ('--format', 'json'))
    do(0, 'profile', 'add', 'support@example.org', '--driver', IMAP, '--name', 'Support')
    do(0, 'profile', 'set', 'Support', 'imap-server=a.example', 'smtp-server=a.example')
    readers = keep_logs()
    do(0, 'profile', 'password', 'Support', stdin=CANARY + '\n')
    do(0, 'profile', 'password', 'Support', 'smtp-account-password', stdin=CANARY)
    for options in both:
        for argv in (('diff',), ('check',), ('profile', 'show', 'Support'), ('profile', 'list'), ('driver', 'show', IMAP)):
            do(0, *options, *argv)
    do(0, 'undo')
    do(0, 'redo')
    do(0, 'submit', '-m', 'x')
    # The password again, over what is live: before and after are in the journal, the diff and the history.
    do(0, 'profile', 'password', 'Support', stdin=CANARY + '2\n')
    for options in both:
        do(0, *options, 'diff')
    do(0, 'submit', '-m', 'y')
    do(0, 'profile', 'password', 'Support', stdin=CANARY + '3\n')
    do(0, 'profile', 'unset', 'Support', 'mail-password')
    do(0, 'discard')
    for options in both:
        for argv in (('history',), ('history', '1'), ('history', '2')):
            do(0, *options, *argv)
    # Errors while there is a password.
    do(1, 'profile', 'password', 'Nobody', stdin=CANARY + '\n')
    do(1, 'profile', 'password', 'Support', 'smtp-server', stdin=CANARY + '\n')
    do(1, 'profile', 'password', 'Support', stdin=CANARY + '\0\n')
    do(1, 'profile', 'password', 'Support', stdin=CANARY + '\udcff\n')
    do(1, 'profile', 'password', 'Support', stdin=CANARY * 1000 + '\n')
    do(4, 'profile', 'password', 'Support', stdin=CANARY + '\n', env={'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'})
    subprocess.run([KEYRING, 'lock'], check=True)
    try:
        do(4, 'profile', 'password', 'Support', stdin=CANARY + '\n')
    finally:
        subprocess.run([KEYRING, 'unlock'], check=True)
    do(0, 'profile', 'list', env={'G_MESSAGES_DEBUG': 'all'})
    do(0, 'profile', 'password', 'Support', stdin=CANARY + '\n', env={'G_MESSAGES_DEBUG': 'all'})
    watch.stop()

    assert any(p.startswith(b'mailwrightctl') for p in watch.programs), watch.programs
    assert not watch.found, watch.found
    for text in outputs:
        assert not leaks(text), (leaks(text), text)
    looked = list(files())
    endings = {os.path.basename(p).rpartition('.db')[2] for p in looked if '.db' in p}
    assert {'', '-wal', '-shm'} <= endings, looked
    assert any(p.endswith('live.db') for p in looked) and any('/state/mailwright/' in p for p in looked), looked
    for path in looked:
        with open(path, 'rb') as f:
            assert not leaks(f.read()), path
    for reader in readers:
        reader.close()
    # And it is in the keyring, to the last letter.
    items = subprocess.run([KEYRING, 'items'], capture_output=True, text=True, check=True).stdout
    assert not leaks(items.encode())
    kept = {subprocess.run(['secret-tool', 'lookup', 'secret-id', i], capture_output=True, text=True, check=True).stdout
            for i in re.findall(r"'secret-id': '([^']*)'", items)}
    assert {CANARY, CANARY + '2', CANARY + '3'} <= kept, len(kept)


@test
def private_files():
    """Nobody else reads what the session left behind."""
    for path in files():
        if os.sep + 'mailwright' + os.sep in path:
            assert os.stat(path).st_mode & 0o777 == 0o600, path
            assert os.stat(os.path.dirname(path)).st_mode & 0o777 == 0o700, path


@test
def not_as_an_argument():
    """What a person gives as an argument by mistake is refused, and not repeated to the screen or a log."""
    run('profile', 'add', 'a@example.org', '--driver', IMAP, '--name', 'A')
    for status, argv in ((2, ('profile', 'set', 'A', 'mail-password=' + CANARY)), (1, ('driver', 'set', IMAP, 'mail-password=' + CANARY)),
                         (1, ('profile', 'password', 'A', CANARY)), (2, ('profile', 'password', 'A', 'mail-password', CANARY)),
                         (2, ('profile', 'set', 'A', CANARY)), (2, ('profile', 'password', 'A', '--password', CANARY))):
        code, text = run(*argv, stdin='')
        assert code == status, (argv[:2], code, text)
        assert text and not leaks(text), text


sys.exit(main())
