# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is pasted as a password and is nobody's is said in words, wherever a password is typed, and not kept."""
import contextlib, re, subprocess

from case import case
from session import IMAP


@contextlib.contextmanager
def clipboard(text):
    """Somebody copied it elsewhere."""
    with subprocess.Popen(['xclip', '-selection', 'clipboard', '-quiet'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as p:
        p.stdin.write(text.encode())
        p.stdin.close()
        try:
            yield
        finally:
            p.kill()


def paste(w, where, text, said):
    """Pastes it into the field in place of what was there, and waits for what is said of it."""
    with clipboard(text):
        w.click(where)
        w.keys('ctrl+a', 'ctrl+v')
        w.wait_for(said)


def kept(s):
    return [subprocess.run(['secret-tool', 'lookup', 'secret-id', i], capture_output=True, text=True).stdout
            for i in re.findall(r"'secret-id': '([^']*)'", s.keyring('items'))]


@case('odd-passwords', weight=2)
def odd(s):
    s.complete('support@example.org', 'Support', password=None)
    s.complete('sales@example.org', 'Sales', password=None)
    w = s.start()
    with s.step('on a profile\'s page'):
        on_the_page(s, w)
    with s.step('in the assistant'):
        in_the_assistant(s, w)
    with s.step('for several profiles at once'):
        for_several(s, w)


def on_the_page(s, w):
    field, row, save = 'password text:New Mail Password', 'list item:Mail Password', 'push button:Save Mail Password'
    w.open('Support')
    w.click(row + ' > push button:Set Password')
    for text, said in (('canary\nsecond', 'line break'), ('canary\n', 'line break'), ('\ufeffcanary', 'byte order mark'),
                       ('can\tary', 'U+0009'), ('canary\u200b', 'U+200B'), ('\u202acanary\u202c', 'U+202A')):
        paste(w, field, text, row + ' > label:*' + said + '*')
        w.expect(save, 'not-sensitive')
        w.keys('Return')
    w.picture_of('password-odd')
    assert kept(s) == []
    # A space may be meant: it is said, and kept to the letter.
    paste(w, field, 'canary ', row + ' > label:The password ends with a space.')
    w.expect(save, 'sensitive')
    w.picture_of('password-doubtful')
    w.keys('Return')
    w.wait_for(row + ' > label:Stored in keyring')
    assert kept(s) == ['canary ']


def in_the_assistant(s, w):
    s.ctl('driver', 'set', IMAP, 'imap-server=imap.example.org', 'smtp-server=smtp.example.org')
    w.page('Profiles')
    w.click('push button:Add Profile')
    w.wait_for('dialog:Add Profile')
    w.type('text:Address', 'new@example.org')
    w.click('push button:Next')
    w.wait_for('Step 2 of 4')
    paste(w, 'password text:Mail Password', 'canary\nsecond', 'list item:Mail Password > label:*line break*')
    w.expect('push button:Next', 'not-sensitive')
    w.keys('Return')
    w.wait_for('Step 2 of 4')
    w.picture_of('assistant-odd-password')
    paste(w, 'password text:Mail Password', ' canary', 'list item:Mail Password > label:*begins with a space*')
    w.click('push button:Next')
    w.wait_for('Step 3 of 4')
    w.click('push button:Next')
    w.wait_for('Step 4 of 4')
    w.click('push button:Add')
    w.wait_for('label:Stored in keyring')
    assert sorted(kept(s)) == [' canary', 'canary ']


def for_several(s, w):
    w.page('Profiles')
    w.rubberband('table row:Sales', 'table row:Support')
    w.wait_for('label:2 *')
    w.click('push button:Set Parameter…')
    w.wait_for('dialog:*')
    w.type('entry:Search parameters', 'mail password')
    w.click('list item:Mail Password')
    paste(w, 'password text:Mail Password', 'canary\u200b', 'dialog:* > label:*U+200B*')
    w.click('dialog:* > push button:Set*')
    w.wait_focus('password text:Mail Password')
    assert len(kept(s)) == 2
    w.picture_of('bulk-odd-password')
    w.keys('Escape')
