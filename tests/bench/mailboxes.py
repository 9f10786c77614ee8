# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""200 mailboxes on real servers, or more, and the ways to test them that run-connections measures.

Each way has command(), which tests all of them and prints a line a connection: the name, in or out, and how it ended.
"""
import base64
import collections
import os
import random
import shlex
import shutil
import subprocess

MAILWORLD = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), 'mailworld')
FAILING = ('expired', 'notyet', 'wronghost', 'selfsigned', 'unknownca', 'tls10', 'nostarttls', 'stripped', 'nologin',
           'refuses', 'silent', 'endless', 'drop', 'garbage', 'notmail', 'bye', 'password', 'password2', 'refused',
           'unknown')
CROWD_FAILING = ('refused', 'expired', 'refused', 'selfsigned')
N_ALL, N_SLUGGISH, N_CROWD = 200, 5, 3000
LIMIT = 10          # seconds: of a step in Mailwright, of a connection elsewhere

Connection = collections.namedtuple('Connection', 'name direction scheme host port encryption account password works')


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


# ---- what is tested ----

class World:
    """The servers, and the mailboxes on them: the same ones each time."""

    def __init__(self, scratch):
        self.folder = os.path.join(scratch, 'world')
        run(os.path.join(MAILWORLD, 'up'), self.folder)
        with open(os.path.join(self.folder, 'env'), encoding='utf-8') as file:
            self.env = dict(word.split('=', 1) for word in file.read().split())
        with open(os.path.join(self.folder, 'bad.tsv'), encoding='utf-8') as file:
            rows = [line.rstrip('\n').split('\t') for line in file]
        self.bad = {(case, scheme, how): int(port) for case, scheme, port, how in rows}
        self.connections = []
        kinds = list(FAILING) + ['sluggish%d' % i for i in range(N_SLUGGISH)]
        kinds += ['good'] * (N_ALL - len(kinds))
        random.Random(1).shuffle(kinds)
        for i, kind in enumerate(kinds):
            self.connections += self.add('box-%03d' % i, i, kind)
        self.let_in()

    def crowd(self, size):
        """So many on the same servers, with one password; every second fails at once, on one of three servers."""
        kinds = ('good' if i % 2 else CROWD_FAILING[i // 2 % len(CROWD_FAILING)] for i in range(size))
        return [c for i, kind in enumerate(kinds) for c in self.add('crowd-%04d' % i, 0, kind, 'pw-crowd')]

    def add(self, name, number, kind, password=None):
        how = 'starttls' if number % 2 else 'tls'
        password = password or ('wrong' if kind.startswith('password') else 'pw-' + name)
        for direction, scheme in (('in', 'pop3' if number % 4 >= 2 else 'imap'), ('out', 'smtp')):
            host, port, encryption = self.find_server(kind, direction, scheme, how)
            yield Connection(name, direction, scheme, host, port, encryption, name, password,
                             kind.rstrip('0123456789') in ('good', 'sluggish'))

    def find_server(self, kind, direction, scheme, how):
        if kind == 'unknown':
            return 'no-such-host.invalid', 993, how
        if kind == 'refused':
            return 'refused.mail.test', 1, how
        if kind.startswith(('good', 'password')):
            tls = how == 'tls'
            port = ('SUBMISSIONS' if tls else 'SUBMISSION') if direction == 'out' else scheme.upper() + ('S' if tls else '')
            return direction + '.mail.test', int(self.env[port + '_PORT']), how
        case = 'sluggish' if kind.startswith('sluggish') else kind
        if (case, scheme, how) not in self.bad:
            how = 'tls' if how == 'starttls' else 'starttls'
        return kind + '.mail.test', self.bad[case, scheme, how], how

    def let_in(self):
        """The logins, and the names of the hosts: the mount is ours alone."""
        with open(os.path.join(self.folder, 'dovecot', 'users'), 'a', encoding='utf-8') as file:
            file.writelines('box-%03d:{PLAIN}pw-box-%03d::::::\n' % (i, i) for i in range(N_ALL))
            file.writelines('crowd-%04d:{PLAIN}pw-crowd::::::\n' % i for i in range(N_CROWD))
        hosts = os.path.join(self.folder, 'hosts')
        with open(hosts, 'w', encoding='utf-8') as file:
            file.write('127.0.0.1 localhost\n')
            file.writelines('127.0.0.1 %s\n' % host for host in sorted({c.host for c in self.connections})
                            if not host.endswith('.invalid'))
        run('mount', '--bind', hosts, '/etc/hosts')

    def end(self):
        run(os.path.join(MAILWORLD, 'down'), self.folder)


# ---- how it is tested ----

class Mailwright:
    def __init__(self, world, scratch, program, connections=None):
        self.scratch, self.program = scratch, program
        os.makedirs(scratch, exist_ok=True)
        connections, lines = connections or world.connections, []
        for i in range(0, len(connections), 2):
            first = connections[i]
            fields = [first.name, 'internet-smtp-' + first.scheme, first.password, 'ca-file=' + world.env['CA_FILE']]
            for c in connections[i:i + 2]:
                fields += ['%s-%s=%s' % (c.scheme, key, value) for key, value in
                           (('server', c.host), ('port', c.port), ('encryption', c.encryption),
                            ('account-name', c.account), ('timeout', LIMIT))]
            lines.append('\t'.join(fields))
        run(program, 'fill', self.path('kept.db'), self.path('kept-draft.db'), input='\n'.join(lines) + '\n', text=True)

    def path(self, name):
        return os.path.join(self.scratch, name)

    def fresh(self):
        """The database as it was filled, and no draft."""
        for name in ('live.db-wal', 'live.db-shm', 'draft.db', 'draft.db-wal', 'draft.db-shm'):
            if os.path.exists(self.path(name)):
                os.remove(self.path(name))
        shutil.copyfile(self.path('kept.db'), self.path('live.db'))
        return self.path('live.db'), self.path('draft.db')

    def command(self):
        return [self.program, 'test', *self.fresh()]


class Curl:
    """One process a connection, so many at once; the options of each are in a file."""

    def __init__(self, world, scratch, at_once):
        self.at_once, self.folder = at_once, os.path.join(scratch, 'curl')
        os.makedirs(self.folder, exist_ok=True)
        for i, c in enumerate(world.connections):
            options = {'url': '%s%s://%s:%d/' % (c.scheme, 's' if c.encryption == 'tls' else '', c.host, c.port),
                       'user': c.account + ':' + c.password, 'cacert': world.env['CA_FILE'], 'request': 'NOOP',
                       'max-time': LIMIT, 'output': '/dev/null',
                       'write-out': c.name + '\\t' + c.direction + '\\t%{exitcode}\\n'}
            with open(os.path.join(self.folder, '%03d' % i), 'w', encoding='utf-8') as file:
                file.write('silent\nssl-reqd\nhead\n' + ''.join('%s = "%s"\n' % pair for pair in options.items()))

    def command(self):
        return ['sh', '-c', 'ls %s/* | xargs -P %d -n 1 curl -q -K || true' % (shlex.quote(self.folder), self.at_once)]


class Openssl:
    """One connection after the other: what somebody would do by hand, in a script."""

    def __init__(self, world, scratch):
        self.script = os.path.join(scratch, 'openssl.sh')
        with open(self.script, 'w', encoding='utf-8') as file:
            for c in world.connections:
                said, wanted = self.write_login(c)
                file.write("printf %s | timeout %d openssl s_client -quiet -CAfile %s -verify_return_error "
                           "-verify_hostname %s -connect %s:%d %s 2>/dev/null | grep -q '%s' && r=works || r=fails\n"
                           "printf '%s\\t%s\\t%%s\\n' $r\n"
                           % (shlex.quote(said), LIMIT, world.env['CA_FILE'], c.host, c.host, c.port,
                              '-starttls ' + c.scheme if c.encryption == 'starttls' else '', wanted, c.name, c.direction))

    @staticmethod
    def write_login(c):
        if c.scheme == 'imap':
            return 'a LOGIN %s %s\\r\\nb LOGOUT\\r\\n' % (c.account, c.password), '^a OK'
        plain = base64.b64encode(('\0%s\0%s' % (c.account, c.password)).encode()).decode()
        if c.scheme == 'pop3':
            return 'AUTH PLAIN %s\\r\\nNOOP\\r\\nQUIT\\r\\n' % plain, '^+OK'
        return 'EHLO localhost\\r\\nAUTH PLAIN %s\\r\\nQUIT\\r\\n' % plain, '^235'

    def command(self):
        return ['sh', self.script]
