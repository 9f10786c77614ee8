#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-publish-watch.py MAILWRIGHTCTL      a watcher keeps the map up to date, whatever goes away; prints TAP"""
import json, os, re, shlex, shutil, signal, sqlite3, subprocess, sys

from office import Office, wait_for
from world import CTL, main, test

UNIT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'systemd', 'mailwright-publish.service')


class Watcher:
    def __init__(self, world, *argv, command=None):
        self.log = os.path.join(world.folder, 'watch.log')
        self.home = os.path.join(world.folder, 'home')
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(
                command or [CTL, '--database', world.live, *argv, 'publish', world.maps, '--watch'],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, 'XDG_STATE_HOME': self.home})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def said(self):
        with open(self.log) as f:
            return f.read()

    def until(self, what):
        return wait_for(what, self.process)

    def end(self, number):
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


@test
def a_watcher_follows():
    w = Office()
    with Watcher(w) as watcher:
        watcher.until(lambda: 'Published revision 1' in watcher.said())
        for i in range(5):
            w.ok('responsibility', 'unassign' if i % 2 else 'assign', 'First', '--agent', 'bo')
            revision, words = w.submit()
            watcher.until(lambda: w.rows()[1] == revision)
            assert ('bo' in w.rows()[0]['support@example.org']) == (i % 2 == 0)
        # Somebody removes the map, or damages it.
        os.unlink(w.map)
        watcher.until(lambda: os.path.exists(w.map))
        with open(w.map, 'w') as f:
            f.write('x')
        watcher.until(lambda: os.path.getsize(w.map) > 2048)
        assert w.rows()[1] == 6
        assert watcher.end(signal.SIGTERM) == 0
        # It has no draft of its own, and left nothing behind.
        assert not os.path.exists(watcher.home) and os.listdir(w.maps) == ['sender_login.cdb']
    with Watcher(w, '--format', 'json') as watcher:
        # What is right is not written again.
        w.ok('agent', 'remove', 'bo')
        w.submit()
        watcher.until(lambda: w.rows()[1] == 7 and watcher.said().endswith('}\n'))
        assert json.loads(watcher.said())['revision'] == 7, watcher.said()
        assert watcher.end(signal.SIGINT) == 0


@test
def a_watcher_outlives_its_database():
    w = Office()
    away = w.live + '.away'
    os.rename(w.live, away)
    with Watcher(w) as watcher:
        # Not there at the start; nothing is made in its place.
        watcher.until(lambda: 'There is no database' in watcher.said())
        assert not os.path.exists(w.live)
        os.rename(away, w.live)
        watcher.until(lambda: os.path.exists(w.map))
        assert w.rows()[1] == 1
        # Away meanwhile: the map stays, and it is said once.
        for name in (w.live, w.live + '-wal', w.live + '-shm'):
            if os.path.exists(name):
                os.rename(name, name + '.away')
        watcher.until(lambda: watcher.said().count('There is no database') == 2 or 'was removed' in watcher.said())
        assert w.rows()[1] == 1
        for name in (w.live + '-wal', w.live + '-shm', w.live):
            if os.path.exists(name + '.away'):
                os.rename(name + '.away', name)
        w.assign('bo')
        w.submit()
        watcher.until(lambda: w.rows()[1] == 2)
        # Another file in its place, of the same database.
        db = sqlite3.connect(w.live)
        db.execute("VACUUM INTO '%s'" % away)
        db.close()
        for name in (w.live + '-wal', w.live + '-shm', w.live):
            if os.path.exists(name):
                os.unlink(name)
        os.rename(away, w.live)
        w.ok('agent', 'remove', 'bo')
        w.submit()
        watcher.until(lambda: w.rows()[1] == 3)
        # And the folder.
        os.rename(w.maps, w.maps + '.away')
        w.ok('agent', 'add', 'chris')
        w.submit()
        watcher.until(lambda: 'There is no folder' in watcher.said())
        os.rename(w.maps + '.away', w.maps)
        watcher.until(lambda: w.rows()[1] == 4)
        assert watcher.end(signal.SIGTERM) == 0


@test
def two_watchers_and_submits_that_publish():
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    with Watcher(w) as one, Watcher(w) as other:
        for i in range(6):
            w.ok('responsibility', 'unassign' if i % 2 else 'assign', 'First', '--agent', 'bo')
            revision, words = w.submit()
            assert not words and w.rows()[1] == revision, words
        assert one.process.poll() is None and other.process.poll() is None
        assert one.end(signal.SIGTERM) == other.end(signal.SIGTERM) == 0
    assert w.rows()[1] == 7 and w.codes() == (0, []) and os.listdir(w.maps) == ['sender_login.cdb']


@test
def the_example_unit_is_right():
    with open(UNIT) as f:
        unit = f.read()
    words = shlex.split(re.search(r'^ExecStart=(.*)$', unit, re.M)[1])
    assert words[0] == 'mailwrightctl', words
    w = Office()
    state = '/var/lib/' + re.search(r'^StateDirectory=(.*)$', unit, re.M)[1]
    assert state in words and '--watch' in words, words
    command = [CTL] + [{state: w.maps, '/srv/mailwright/live.db': w.live}.get(word, word) for word in words[1:]]
    assert '/srv/mailwright' in re.search(r'^ReadWritePaths=(.*)$', unit, re.M)[1] and w.live in command
    with Watcher(w, command=command) as watcher:
        watcher.until(lambda: os.path.exists(w.map))
        assert watcher.end(signal.SIGTERM) == 0
    if shutil.which('systemd-analyze'):
        path = os.path.join(w.folder, 'mailwright-publish.service')
        with open(path, 'w') as f:
            f.write(unit.replace('ExecStart=mailwrightctl', 'ExecStart=' + CTL).replace('User=mailwright', 'User=root'))
        r = subprocess.run(['systemd-analyze', 'verify', '--man=no', path], capture_output=True, text=True)
        assert r.returncode == 0 and path not in r.stderr, r.stderr


sys.exit(main())
