# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is wrong stops the step that it is in, and what was tested in the assistant is kept."""
from case import case
from session import IMAP

STALE = 'label:What it was tested with was changed since*'


@case('assistant')
def assistant(s):
    s.ctl('driver', 'set', IMAP, 'imap-server=localhost', 'smtp-server=localhost', 'imap-port=1')
    w = s.start()
    w.keys('ctrl+n')
    w.wait_focus('text:Address')
    w.text('support@example.org')
    w.type('text:Name', 'Support')
    w.click('push button:Next')
    w.wait_for('Step 2 of 4')
    w.settle()
    w.type('password text:Mail Password', 'once-upon-a-time')
    w.click('push button:Next')
    w.wait_for('Step 3 of 4')
    w.settle()
    with s.step('what is inherited is replaced by what is typed after a click'):
        w.click('text:SMTP Port')
        w.settle()
        w.text('465000')
        w.expect_text('text:SMTP Port', '465000')
    with s.step('a value that is not allowed stops the step, and the buttons say which'):
        w.click('push button:Next')
        w.wait('list item:SMTP Port > label:*whole number*')
        w.expect('push button:Next', 'not-sensitive')
        w.expect('push button:Review', 'not-sensitive')
        assert w.sees('label:Step 3 of 4')
        w.picture_of('assistant-mistake')
    with s.step('going back does not lose sight of it'):
        w.click('push button:Mailbox')
        w.wait_for('Step 1 of 4')
        w.settle()
        w.expect('push button:Review', 'not-sensitive')
        w.click('push button:Encryption')
        w.wait_for('Step 3 of 4')
        w.settle()
        w.type('text:SMTP Port', '1')
        w.keys('Return')
        w.expect('push button:Next', 'sensitive')
    with s.step('a test stands beneath the fields, and says when they were changed after it'):
        w.click('push button:Test Connection')
        w.wait_true('two verdicts', lambda: len(w.find_all('label:Connection refused')) == 2)
        assert not w.sees(STALE)
        w.type('text:SMTP Port', '2')
        w.keys('Return')
        w.wait_true('one is old', lambda: len([n for n in w.find_all(STALE) if 'visible' in n.states]) == 1)
        w.picture_of('assistant-stale')
        w.type('text:SMTP Port', '1')
        w.keys('Return')
        w.wait_true('it holds again', lambda: not [n for n in w.find_all(STALE) if 'visible' in n.states])
    with s.step('what the review misses leads to its field'):
        w.click('push button:Parameters')
        w.type('password text:Mail Password', '')
        w.click('push button:Review')
        w.wait_for('Step 4 of 4')
        w.settle()
        w.click('list item:*no Mail Password*')
        w.wait_for('Step 2 of 4')
        w.settle()
        w.wait_focus('password text:Mail Password')
        w.text('once-upon-a-time')
    with s.step('what was seen is the new profile’s'):
        w.click('push button:Encryption')
        w.click('push button:Test Connection')
        w.wait_true('two verdicts', lambda: len(w.find_all('label:Connection refused')) == 2)
        w.click('push button:Next')
        w.wait_for('Step 4 of 4')
        w.settle()
        w.click('push button:Add')
        w.wait_gone('dialog:Add Profile')
        w.wait_for('label:*Fails: Connection refused*')
        w.click('Connection: Fails: Connection refused*')
        w.wait_for('label:*IMAP, *localhost:1*')
        w.picture_of('assistant-test-kept')
        w.keys('Escape')
    with s.step('a value of its own becomes that of all mailboxes of the driver, and back'):
        s.complete('sales@example.org', 'Sales', password=None)
        w.scroll_to('push button:Help on SMTP Port')
        w.click('push button:Help on SMTP Port')
        w.click_in_popover('Use for All Mailboxes of This Driver')
        w.wait_toast('SMTP Port is the site default now. 1 other mailbox has it too.')
        assert (s.value('Support', 'smtp-port')['origin'], s.value('Sales', 'smtp-port')['value']) == ('site-default', '1')
        w.keys('ctrl+z')
        s.until('it is undone', lambda: s.value('Support', 'smtp-port')['origin'] != 'site-default')
        assert s.value('Sales', 'smtp-port')['value'] == '465'
