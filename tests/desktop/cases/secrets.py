# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""No password is in any file, any output, the process list or what a screen reader is told, during and after a session of the window."""
import glob, os, secrets, threading, time

import rig
from case import case

# Another one each time: neither this file nor another run is taken for a find.
CANARY = secrets.token_hex(8) + '-"quoted"-never-to-be-seen'


class Watch(threading.Thread):
    """Reads every command line and environment on the machine, again and again."""

    def __init__(self):
        super().__init__(daemon=True)
        self.found, self.over = set(), threading.Event()

    def run(self):
        while not self.over.wait(0.05):
            for path in glob.glob('/proc/[0-9]*/cmdline') + glob.glob('/proc/[0-9]*/environ'):
                try:
                    with open(path, 'rb') as f:
                        if CANARY.encode()[:16] in f.read():
                            self.found.add(path)
                except OSError:
                    pass


def files_with_it():
    found = []
    for folder in (os.environ['RIG_HOME'], '/tmp', '/var/tmp', '/dev/shm'):
        for at, folders, names in os.walk(folder):
            if folder != os.environ['RIG_HOME']:
                folders[:] = []
            for name in names:
                path = os.path.join(at, name)
                try:
                    if os.path.isfile(path) and not os.path.islink(path):
                        with open(path, 'rb') as f:
                            if CANARY.encode()[:16] in f.read():
                                found.append(path)
                except OSError:
                    pass
    return found


def typing(w, where, text):
    """While it is typed, nobody on the accessibility bus reads or hears it, neither at once nor letter by letter."""
    ear = rig.TextEar()
    w.type(where, text[:-1])
    w.keys('End', 'shift+Left', 'BackSpace', 'ctrl+a', 'ctrl+c')
    w.expect_hidden(where, len(text) - 2)
    w.type(where, text)
    w.expect_hidden(where, len(text))
    said = ear.all() + ' '.join(n.text or '' for n in w.find_all('*'))
    assert CANARY[:8] not in said, said


@case('no-secret-anywhere', weight=2)
def nowhere(s):
    s.complete('support@example.org', 'Support', password=None)
    watch = Watch()
    watch.start()
    w = s.start()
    with s.step('a password is typed, stored, revealed, replaced, undone and submitted'):
        w.open('Support')
        w.click('list item:Mail Password > push button:Set Password')
        typing(w, 'password text:New Mail Password', CANARY)
        w.click('push button:Save Mail Password')
        w.wait_for('list item:Mail Password > label:Stored in keyring')
        w.click('push button:Reveal Mail Password')
        w.expect_text('Revealed Mail Password', CANARY)
        assert files_with_it() == [], files_with_it()
        w.click('push button:Reveal Mail Password')
        w.click('list item:Mail Password > push button:Replace')
        w.type('password text:New Mail Password', CANARY + ' two')
        w.click('push button:Save Mail Password')
        w.wait_for('push button:Reveal Mail Password')
        w.keys('ctrl+s')
        for argv in (('diff',), ('check',), ('profile', 'show', 'Support'), ('undo',), ('redo',)):
            s.run(*argv)
        w.keys('ctrl+Return')
        w.wait_focus('text:Comment')
        w.text('with a password')
        w.click('dialog:Submit* > push button:Submit')
        w.wait_toast('Revision 1 submitted')
        s.run('history', '1')
    with s.step('a crash leaves none either'):
        w.program.kill()
        assert files_with_it() == [], files_with_it()
    with s.step('no output and no process list had it'):
        watch.over.set()
        watch.join()
        assert not watch.found, watch.found
        said = ''.join(s.said) + w.program.output()
        assert CANARY[:16] not in said
        assert s.value('Support', 'mail-password')['secret'] == 'stored'
