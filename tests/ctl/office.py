# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A configuration that is published, for the tests of that."""
import json, os, re, subprocess, time

from world import World


class Office(World):
    """Anna answers for Support."""

    def __init__(self):
        super().__init__()
        self.maps = os.path.join(self.folder, 'maps')
        self.map = os.path.join(self.maps, 'sender_login.cdb')
        os.mkdir(self.maps)
        self.complete('support@example.org', 'Support')
        self.complete('returns@münchen.example', 'Returns')
        self.ok('agent', 'add', 'anna')
        self.ok('agent', 'add', 'bo')
        self.ok('responsibility', 'add', 'First')
        self.ok('responsibility', 'assign', 'First', '--agent', 'anna', '--profile', 'Support', '--profile', 'Returns')
        self.submit()

    def submit(self, status=0):
        r = self.run('--format', 'json', 'submit', '-m', 'x', '--accept-warnings')
        assert r.returncode == status, (r.returncode, r.stdout, r.stderr)
        return json.loads(r.stdout)['revision'], r.stderr

    def assign(self, login):
        self.ok('responsibility', 'assign', 'First', '--agent', login)

    def rows(self):
        """All of the map but its mark, and the mark's revision."""
        text = subprocess.run(['cdb', '-d', self.map], capture_output=True, check=True).stdout.decode()
        rows = dict(re.findall(r'^\+\d+,\d+:(.*?)->(.*)$', text, re.M))
        mark = rows.pop('\0mailwright')
        return rows, int(mark.split(' ')[0])

    def codes(self):
        r = self.run('--format', 'json', 'check')
        return r.returncode, [f['code'] for f in json.loads(r.stdout)]


def wait_for(what, process=None):
    """Until it is so; whoever waits for nothing is ended by the test's own limit."""
    for _ in range(2000):
        value = what()
        if value:
            return value
        assert process is None or process.poll() is None, process.communicate()
        time.sleep(0.05)
    raise AssertionError('it never was')
