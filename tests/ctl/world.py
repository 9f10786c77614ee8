# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What the tests of mailwrightctl share: a configuration of its own for each, and how they are run."""
import json, os, sqlite3, subprocess, sys, tempfile

CTL = os.path.abspath(sys.argv[1])
KEYRING = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'harness', 'keyring')
# Of this run alone, at both ends: tests that run at the same time are not to find each other's.
CANARY = 'canary-{0}-§-pässwörd "quoted" 0xA7-{0}'.format(os.urandom(6).hex())
IMAP = 'internet-smtp-imap'
results = []


class Skip(Exception):
    """Why a test cannot be made here."""


class World:
    """A configuration of its own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='mailwrightctl-')
        self.live = os.path.join(self.folder, 'live.db')
        self.draft = os.path.join(self.folder, 'draft.db')

    def run(self, *argv, stdin=None, env=None):
        return subprocess.run([CTL, '--database', self.live, '--draft', self.draft, *argv], text=True, input=stdin or '',
                              capture_output=True, env={**os.environ, **(env or {})}, timeout=60)

    def ok(self, *argv, **kw):
        r = self.run(*argv, **kw)
        assert r.returncode == 0, '%s: %d: %s%s' % (argv, r.returncode, r.stdout, r.stderr)
        return r.stdout

    def fails(self, status, *argv, **kw):
        r = self.run(*argv, **kw)
        assert r.returncode == status, '%s: %d, not %d: %s%s' % (argv, r.returncode, status, r.stdout, r.stderr)
        assert r.stderr.strip(), '%s: failed without a word' % (argv,)
        return r.stderr

    def json(self, *argv):
        return json.loads(self.ok('--format', 'json', *argv))

    def sql(self, text):
        db = sqlite3.connect('file:%s?mode=ro' % self.live, uri=True)
        try:
            return db.execute(text).fetchall()
        finally:
            db.close()

    def complete(self, address, name):
        self.ok('profile', 'add', address, '--driver', IMAP, '--name', name)
        self.ok('profile', 'set', name, 'imap-server=imap.example.org', 'smtp-server=smtp.example.org')
        self.ok('profile', 'password', name, stdin=CANARY + '\n')


def test(func):
    results.append(func)
    return func


def value(world, profile, key):
    return next(v for v in world.json('profile', 'show', profile)['values'] if v['key'] == key)


def main():
    print('1..%d' % len(results))
    failed = 0
    for i, func in enumerate(results, 1):
        name = '/ctl/' + func.__name__.replace('_', '-')
        try:
            func()
            print('ok %d %s' % (i, name), flush=True)
        except Skip as e:
            print('ok %d %s # SKIP %s' % (i, name, e), flush=True)
        except Exception as e:
            failed += 1
            print('not ok %d %s' % (i, name), flush=True)
            for line in ('%s: %s' % (type(e).__name__, e)).splitlines():
                print('# ' + line, flush=True)
    return 1 if failed else 0
