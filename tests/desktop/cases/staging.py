# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is staged is never lost, can be undone and redone, and is seen by window and command line alike."""
from case import case
from session import IMAP


def server(s):
    return s.value('Support', 'imap-server')['value']


@case('undo', weight=4)
def undo(s):
    s.complete('support@example.org', 'Support')
    w = s.start()
    w.open('Support')
    with s.step('each kind of edit is undone and redone'):
        w.type('text:IMAP Server', 'imap2.example.org')
        w.keys('Return')
        s.until('staged', lambda: server(s) == 'imap2.example.org')
        w.type('text:Name', 'Support Team')
        w.keys('Return')
        s.until('renamed', lambda: s.json('profile', 'list')[0]['name'] == 'Support Team')
        w.click('push button:Disable')
        s.until('disabled', lambda: s.json('profile', 'list')[0]['state'] == 'disabled')
        w.click('push button:Undo')
        w.wait_for('push button:Disable')
        w.click('push button:Undo')
        w.expect_text('text:Name', 'Support')
        w.click('push button:Undo')
        w.expect_text('text:IMAP Server', 'imap.example.org')
        assert server(s) == 'imap.example.org'
        for _ in range(3):
            w.click('push button:Redo')
        w.wait_for('push button:Enable')
        w.expect_text('text:Name', 'Support Team')
        w.expect_text('text:IMAP Server', 'imap2.example.org')
    staged = s.staged()
    with s.step('closing the window with staged changes loses nothing'):
        w.click('push button:Close')
        assert w.program.wait() == 0
        assert s.staged() == staged
    with s.step('they are there at the next start, and can still be undone'):
        w = s.start()
        w.wait_for('push button:Submit')
        w.click('push button:Undo')
        s.until('enabled', lambda: s.json('profile', 'list')[0]['state'] == 'active')
        w.click('push button:Redo')
        s.until('disabled', lambda: s.json('profile', 'list')[0]['state'] == 'disabled')
    with s.step('kill -9 loses nothing either'):
        w.open('Support Team')
        w.type('text:Comment', 'typed before the crash')
        w.keys('Return')
        s.until('staged', lambda: s.json('profile', 'show', 'Support Team')['comment'] == 'typed before the crash')
        staged = s.staged()
        w.program.kill()
        assert s.staged() == staged
        w = s.start()
        w.open('Support Team')
        w.expect_text('text:Comment', 'typed before the crash')
        w.click('push button:Undo')
        w.expect_text('text:Comment', '')
    with s.step('discard asks first, and can be left'):
        w.menu('Discard Changes…')
        w.wait_for('dialog:*')
        w.picture_of('discard')
        w.click('push button:Cancel')
        w.wait_gone('dialog:*')
        assert s.staged() != []
        w.menu('Discard Changes…')
        w.wait_for('dialog:*')
        w.click('push button:Discard')
        s.until('nothing is staged', lambda: s.staged() == [])
        w.expect('push button:Submit', 'not-sensitive')


@case('both-programs', weight=2)
def both(s):
    s.complete('support@example.org', 'Support')
    w = s.start()
    with s.step('an edit by mailwrightctl shows up in the open window by itself'):
        w.wait_rows('tree table:Profiles', lambda rows: any('Support' in r for r in rows))
        s.ctl('profile', 'add', 'sales@example.org', '--driver', IMAP, '--name', 'Sales')
        w.wait_rows('tree table:Profiles', lambda rows: any('Sales' in r for r in rows))
        w.open('Support')
        s.ctl('profile', 'set', 'Support', 'imap-server=imap2.example.org')
        w.expect_text('text:IMAP Server', 'imap2.example.org')
    with s.step('and the other way round'):
        w.type('text:IMAP Server', 'imap3.example.org')
        w.keys('Return')
        s.until('mailwrightctl sees it', lambda: server(s) == 'imap3.example.org')
    with s.step('each undoes what the other did'):
        s.ctl('undo')
        w.expect_text('text:IMAP Server', 'imap2.example.org')
        w.click('push button:Undo')
        s.until('mailwrightctl sees it', lambda: server(s) == 'imap.example.org')
    with s.step('a submit by mailwrightctl leaves nothing staged in the window'):
        s.ctl('profile', 'delete', 'Sales')
        s.ctl('submit', '-m', 'by the command line', '--accept-warnings')
        w.expect('push button:Submit', 'not-sensitive')
        assert s.sql('SELECT count(*) FROM revision') == [(1,)]
