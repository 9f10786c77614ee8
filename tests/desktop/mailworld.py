# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Real mail servers on loopback for a case, good ones and bad ones (tests/mailworld); they start as root only."""
import contextlib, os, shutil, subprocess, tempfile

TOOLS = os.path.realpath(os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'mailworld'))


def is_possible():
    return os.geteuid() == 0 and all(shutil.which(p, path='/usr/sbin:/usr/bin') for p in ('postfix', 'dovecot'))


class World:
    def __init__(self, folder):
        with open(os.path.join(folder, 'env')) as f:
            self.env = dict(word.split('=', 1) for word in f.read().split())
        with open(os.path.join(folder, 'bad.tsv')) as f:
            self.bad = {tuple(line.split('\t')[i] for i in (0, 1, 3)): line.split('\t')[2]
                        for line in f.read().splitlines()}

    def bad_port(self, name, protocol, how='tls'):
        return self.bad[name, protocol, how]

    def logins(self):
        """What the bad servers were told of a login."""
        with open(self.env['BAD_LOG']) as f:
            return f.read().splitlines()

    def profile(self, s, address, name, login, **values):
        """A profile on the good servers; values with _ for - are others."""
        s.ctl('profile', 'add', address, '--driver', 'internet-smtp-imap', '--name', name)
        settings = {'imap-server': 'localhost', 'imap-port': self.env['IMAPS_PORT'], 'imap-account-name': login,
                    'smtp-server': 'localhost', 'smtp-port': self.env['SUBMISSIONS_PORT'], 'smtp-account-name': login,
                    'ca-file': self.env['CA_FILE']}
        settings.update((key.replace('_', '-'), str(value)) for key, value in values.items())
        s.ctl('profile', 'set', name, *('%s=%s' % item for item in settings.items()))
        s.ctl('profile', 'password', name, stdin='pw-%s\n' % login)


@contextlib.contextmanager
def running():
    folder = tempfile.mkdtemp(prefix='mw-world-', dir='/tmp')
    os.chmod(folder, 0o755)
    try:
        subprocess.run([os.path.join(TOOLS, 'up'), folder], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, timeout=60)
        yield World(folder)
    finally:
        subprocess.run([os.path.join(TOOLS, 'down'), folder], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60)
        shutil.rmtree(folder, ignore_errors=True)
