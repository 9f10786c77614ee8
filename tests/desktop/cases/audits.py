# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""No control without a name, none that the keyboard cannot reach, no list that Tab does not leave: everywhere."""
import os, subprocess

from case import case
from person import HARNESS

# What libadwaita itself leaves without a name: the eye of its password row.
KNOWN = ()


def audit(s, w, where):
    with s.step(where):
        w.settle()
        r = subprocess.run([os.path.join(HARNESS, 'audit')], capture_output=True, text=True)
        lines = [line for line in (r.stdout + r.stderr).splitlines() if line not in KNOWN]
        assert lines and lines[-1].startswith('controls') and len(lines) == 1, '\n'.join(lines)


@case('audit-pages', weight=4)
def pages(s):
    w = s.start('--demo')
    for i, page in enumerate(('profiles', 'overrides', 'drivers', 'responsibilities', 'agents', 'connections'), 1):
        w.keys('ctrl+%d' % i)
        audit(s, w, page)
    w.open('Support DE')
    audit(s, w, 'profile')
    w.page('Drivers')
    w.click('list item:Internet SMTP/IMAP Server')
    w.wait_for('text:IMAP Server')
    audit(s, w, 'driver')


@case('audit-dialogs', weight=4)
def dialogs(s):
    w = s.start('--demo')
    w.keys('ctrl+1', 'ctrl+n')
    w.wait_for('dialog:*')
    w.text('new@example.org')
    w.expect('push button:Next', 'sensitive')
    audit(s, w, 'the assistant: mailbox')
    for n, step in ((2, 'parameters'), (3, 'encryption'), (4, 'review')):
        w.keys('ctrl+Next')
        w.wait_for('Step %d of 4' % n)
        audit(s, w, 'the assistant: ' + step)
    w.click('push button:Close')
    w.click('push button:Discard')
    w.wait_gone('dialog:*')
    w.keys('ctrl+4', 'ctrl+n')
    w.wait_for('dialog:*')
    audit(s, w, 'a responsibility')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+5', 'ctrl+n')
    w.wait_for('dialog:*')
    audit(s, w, 'an agent')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+Return')
    w.wait_for('dialog:Submit*')
    audit(s, w, 'submit')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+1')
    w.settle()
    w.keys('ctrl+a', 'ctrl+shift+a')
    w.wait_for('dialog:*')
    audit(s, w, 'an assignment')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.click('push button:Set Parameter…')
    w.wait_for('dialog:*')
    audit(s, w, 'a parameter for many')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.menu('Discard Changes…')
    w.wait_for('push button:Discard')
    audit(s, w, 'discard')
