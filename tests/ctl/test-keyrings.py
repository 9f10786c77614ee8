#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-keyrings.py MAILWRIGHTCTL      keyrings other than gnome-keyring's, and none; prints TAP

Runs without a keyring of the desktop's own: tests/vault/other-service is one, in each of its moods.
"""
import contextlib, os, subprocess, sys

from world import CANARY, IMAP, World, main, test, value

OTHER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'vault', 'other-service')


@contextlib.contextmanager
def service():
    """A keyring service; gives what sets its mood."""
    with subprocess.Popen([OTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
        def mood(name):
            if name:
                p.stdin.write(name + '\n')
                p.stdin.flush()
            assert p.stdout.readline() == 'ready\n', name
        mood(None)
        yield mood
        p.stdin.close()
        assert p.wait() == 0


def world():
    w = World()
    w.ok('profile', 'add', 'support@example.org', '--driver', IMAP, '--name', 'Support')
    w.ok('profile', 'set', 'Support', 'imap-server=127.0.0.1', 'imap-port=1', 'smtp-server=127.0.0.1', 'smtp-port=1')
    return w


@test
def each_is_told_apart():
    with service() as mood:
        w = world()
        w.ok('profile', 'password', 'Support', stdin=CANARY)
        assert value(w, 'Support', 'mail-password')['secret'] == 'stored'
        for name, state, words, locked in (
                ('locked', 'locked', 'prompt was closed or could not be shown', True), ('silent', 'locked', 'Unlock it', True),
                ('asks', 'stored', 'declined', False), ('empty', None, 'Create one and make it the default', False),
                ('refuses', None, 'Create one and make it the default', False), ('broken', None, 'did not do what it was asked', False)):
            mood(name)
            err = w.fails(4, 'profile', 'password', 'Support', stdin='other-canary\n')
            assert words in err and ('locked' in err) == locked and 'canary' not in err, (name, err)
            asked = w.run('secrets', 'list')
            assert (asked.returncode, words in asked.stderr) == ((0, False) if name == 'asks' else (4, True)), (name, asked)
            if state:
                assert value(w, 'Support', 'mail-password')['secret'] == state, name
        mood('open')
        assert len([c for c in w.json('diff') if c['field'] == 'mail-password']) == 1


@test
def no_default_keyring():
    with service() as mood:
        w = world()
        w.ok('profile', 'password', 'Support', stdin=CANARY)
    with service() as mood:
        mood('empty')
        assert value(w, 'Support', 'mail-password')['secret'] == 'no-keyring'
        assert 'No default keyring' in w.ok('profile', 'show', 'Support')


@test
def absent():
    w = world()
    err = w.fails(4, 'profile', 'password', 'Support', stdin='canary\n')
    assert 'No keyring can be reached' in err and 'locked' not in err and 'canary' not in err, err
    assert 'No keyring can be reached' in w.fails(4, 'secrets', 'clean')


sys.exit(main())
