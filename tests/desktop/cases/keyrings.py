# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A keyring that is locked, or not there at all, is an ordinary state: said in words, with a way on."""
import os, subprocess

from case import case
from session import IMAP

ROW = 'list item:Mail Password'


@case('keyring-locked', keyring='locked')
def locked(s):
    s.keyring('unlock')
    s.complete('support@example.org', 'Support')
    s.keyring('lock')
    w = s.start()
    w.open('Support')
    with s.step('the row says that the keyring is locked'):
        w.wait_for(ROW + ' > label:Keyring locked')
        w.picture_of('password-locked')
    with s.step('a password that cannot be kept stays where it was typed'):
        w.click(ROW + ' > push button:Replace')
        w.type('password text:New Mail Password', 'typed while it was locked')
        w.click('push button:Save Mail Password')       # the keyring's prompt finds no place here, and is over
        w.wait(ROW + ' > label:The keyring is locked*')
        w.expect_hidden('password text:New Mail Password', len('typed while it was locked'))
        w.picture_of('password-kept-in-field')
    with s.step('everything else can be edited meanwhile'):
        w.type('text:IMAP Server', 'imap2.example.org')
        w.keys('Return')
        s.until('it is staged', lambda: s.value('Support', 'imap-server')['value'] == 'imap2.example.org')
    with s.step('once it is unlocked, the same password is stored'):
        s.keyring('unlock')
        w.click('push button:Save Mail Password')
        w.wait_for(ROW + ' > label:Stored in keyring')
        assert s.value('Support', 'mail-password')['secret'] == 'stored'


@case('keyring-absent', keyring='none')
def absent(s):
    s.ctl('profile', 'add', 'support@example.org', '--driver', IMAP, '--name', 'Support')
    w = s.start()
    w.open('Support')
    with s.step('nothing hangs, and the row says what is the matter'):
        w.click(ROW + ' > push button:Set Password')
        w.type('password text:New Mail Password', 'typed without a keyring')
        w.click('push button:Save Mail Password')
        w.wait(ROW + ' > label:*keyring*')
        w.picture_of('password-no-keyring')
    with s.step('what was typed is kept, and nothing of it is staged'):
        w.expect_hidden('password text:New Mail Password', len('typed without a keyring'))
        assert s.value('Support', 'mail-password')['origin'] != 'override'
    with s.step('everything else can be edited meanwhile'):
        w.type('text:IMAP Server', 'imap2.example.org')
        w.keys('Return')
        s.until('it is staged', lambda: s.value('Support', 'imap-server')['value'] == 'imap2.example.org')


class OtherService:
    """A keyring that is not gnome-keyring's, whose prompts are all declined."""

    def __init__(self):
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'vault', 'other-service')
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.wait()

    def wait(self):
        assert self.process.stdout.readline() == 'ready\n'

    def set_mood(self, name):
        self.process.stdin.write(name + '\n')
        self.process.stdin.flush()
        self.wait()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


@case('keyring-declined', keyring='none')
def declined(s):
    service = OtherService()
    s.ctl('profile', 'add', 'support@example.org', '--driver', IMAP, '--name', 'Support')
    w = s.start()
    w.open('Support')
    w.click(ROW + ' > push button:Set Password')
    w.type('password text:New Mail Password', 'typed and not confirmed')
    with s.step('a confirmation that is declined is not called a locked keyring'):
        service.set_mood('asks')
        w.click('push button:Save Mail Password')
        w.wait(ROW + ' > label:*declined*')
        w.picture_of('password-declined')
    with s.step('where there is no default keyring, it is said what to do'):
        service.set_mood('empty')
        w.click('push button:Save Mail Password')
        w.wait(ROW + ' > label:There is no default keyring*make it the default*')
        w.expect_hidden('password text:New Mail Password', len('typed and not confirmed'))
        w.picture_of('password-no-default')
    with s.step('once there is one, what was typed is stored'):
        service.set_mood('open')
        w.click('push button:Save Mail Password')
        w.wait_for(ROW + ' > label:Stored in keyring')
    service.end()
