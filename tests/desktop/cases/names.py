# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What objects may be called is said at the field, while it is typed."""
from case import case
from session import IMAP


@case('names', weight=2)
def names(s):
    s.ctl('profile', 'add', 'desk@example.org', '--driver', IMAP, '--name', 'Info@example.org')
    w = s.start()
    with s.step('a login that mail servers would read as several is refused at its field'):
        w.keys('ctrl+5', 'ctrl+n')
        w.wait_for('dialog:Add Agent')
        w.type('text:Login', 'anna, bo')
        w.wait_for('list item:Login > label:*has no comma*')
        w.expect('push button:Add', 'not-sensitive')
        w.picture_of('login-refused')
        w.type('text:Login', 'anna bo')
        w.wait_for('list item:Login > label:*has no space*')
        w.type('text:Login', 'anna')
        w.expect('push button:Add', 'sensitive')
        w.type('text:Name', 'An\u200bna')
        w.wait_for('list item:Name > label:*cannot be seen (U+200B)*')
        w.type('text:Name', 'Anna')
        w.click('push button:Add')
        w.wait_gone('dialog:Add Agent')
        s.until('she is added', lambda: [a['login'] for a in s.json('agent', 'list')] == ['anna'])
    with s.step('so is one in her page'):
        w.double_click('tree table:Agents > table row:Anna*')
        w.wait_for('text:Login')
        w.wait_true('the focus is in no field', lambda: w.focused() and w.focused().role == 'push button')
        w.keys('x')
        w.expect_text('text:Name', 'Anna')
        w.type('text:Login', 'anna,bo')
        w.keys('Return')
        w.wait_for('list item:Login > label:*has no comma*')
        w.type('text:Login', 'anna.b')
        w.keys('Return')
        s.until('it is changed', lambda: [a['login'] for a in s.json('agent', 'list')] == ['anna.b'])
    with s.step('a name that nobody could tell from another is refused for a responsibility'):
        w.keys('ctrl+4', 'ctrl+n')
        w.wait_for('dialog:Add Responsibility')
        w.type('text:Name', 'First\u200b Line')
        w.keys('Return')
        w.wait_for('*cannot be seen (U+200B)*')
        w.type('text:Name', 'First Line')
        w.type('text:Comment', 'the\u202e first')
        w.keys('Return')
        w.wait_for('*cannot be seen (U+202E)*')
        w.keys('ctrl+a')            # the comment has the focus
        w.text('the first')
        w.keys('Return')
        w.wait_gone('dialog:*')
        s.until('it is added', lambda: [r['comment'] for r in s.json('responsibility', 'list')] == ['the first'])
    with s.step('a name is made where another profile has the address for one'):
        w.keys('ctrl+1', 'ctrl+n')
        w.wait_for('dialog:Add Profile')
        w.text('info@example.org')
        w.expect_text('text:Name', 'info@example.org (2)')
        w.keys('ctrl+Next')
        w.wait_for('Step 2 of 4')
        w.keys('Escape')
        w.wait_for('Discard This Profile?')
        w.click('push button:Discard')
        w.wait_gone('dialog:Add Profile')
