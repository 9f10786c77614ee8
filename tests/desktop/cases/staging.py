# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is staged is never lost, can be undone and redone, and is seen by window and command line alike."""
from case import case
from session import IMAP


def server(s):
    return s.value('Support', 'imap-server')['value']


def edit_undo_redo(s, w):
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
        s.until('all is undone', lambda: server(s) == 'imap.example.org')
        for _ in range(3):
            w.click('push button:Redo')
        w.wait_for('push button:Enable')
        w.expect_text('text:Name', 'Support Team')
        w.expect_text('text:IMAP Server', 'imap2.example.org')


@case('undo', weight=4)
def undo(s):
    s.complete('support@example.org', 'Support')
    w = s.start()
    w.open('Support')
    edit_undo_redo(s, w)
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


@case('slow-database', weight=4)
def slow(s):
    """Whoever clicks and types faster than the draft answers gets what was meant."""
    s.complete('support@example.org', 'Support')
    s.ctl('responsibility', 'add', 'First Line')
    s.ctl('agent', 'add', 'anna', '--name', 'Anna Larsen')
    s.slow = True
    w = s.start()
    w.open('Support')
    edit_undo_redo(s, w)
    with s.step('undo and redo are faster than the draft, and none is lost'):
        w.type('text:Comment', 'answered at night')
        w.xdo('key', 'Return', 'ctrl+z', 'ctrl+shift+z', 'ctrl+z')
        w.type('text:Name', 'Support at Night')
        w.keys('Return')
        s.until('the last is done', lambda: s.json('profile', 'list')[0]['name'] == 'Support at Night')
        profile = s.json('profile', 'show', 'Support at Night')
        assert (profile['comment'], profile['state']) == ('', 'disabled'), profile
        w.expect_text('text:Comment', '')
    with s.step('Enter and the keys of the assistant do not wait for a check'):
        w.keys('ctrl+1', 'ctrl+n')
        w.wait_for('dialog:Add Profile')
        w.text('sales@example.org')
        w.keys('ctrl+Next')
        w.wait_for('Step 2 of 4')
        w.click('push button:Review')
        w.click('push button:Add')
        s.until('it is added', lambda: len(s.json('profile', 'list')) == 2)
    with s.step('the focus is on the new page, and no toast keeps it'):
        w.wait_focus('Search parameters')
        w.wait_gone('label:Added sales@example.org')
    with s.step('Enter assigns what was chosen last'):
        w.keys('ctrl+5')
        w.wait_focus('tree table:Agents')
        w.keys('ctrl+a', 'ctrl+shift+a')
        w.wait_for('list item:First Line*')
        w.click('list item:First Line*')
        w.keys('Return')
        w.wait_gone('dialog:*')
        s.until('she is in it', lambda: len(s.json('responsibility', 'show', 'First Line')['agents']) == 1)


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


@case('review')
def review(s):
    """What is submitted is told as a person did it, and a part of it can be taken out."""
    for address, name in (('support@example.org', 'Support'), ('sales@example.org', 'Sales')):
        s.complete(address, name)
    s.ctl('submit', '-m', 'to begin with', '--accept-warnings')
    s.ctl('driver', 'set', IMAP, 'smtp-timeout=50')
    for name in ('Support', 'Sales'):
        s.ctl('profile', 'set', name, 'smtp-server=relay.example.org')
    w = s.start()
    with s.step('one edit of two mailboxes is one change, and one row that opens to them'):
        w.keys('ctrl+Return')
        w.wait_for('dialog:Submit 2 changes?')
        w.wait_for('list item:SMTP Server → relay.example.org, 2 profiles')
        assert not w.sees('list item:Profile “Sales”*')
        w.wait_for('label:changes 2 mailboxes: sales@example.org, support@example.org')
        w.click('list item:SMTP Server → relay*')
        w.wait_for('list item:Profile “Sales”: SMTP Server*')
        w.type('text:Comment', 'the relay')
    with s.step('one of them is taken out, by the keys, and comes back'):
        w.click('list item:Profile “Sales”: SMTP Server*')
        w.keys('shift+F10')
        w.wait_for('menu item:Take Out of the Draft')
        w.click('menu item:Take Out of the Draft')
        w.wait_for('label:Taken out of the draft: the changes of Sales.')
        s.until('it is out', lambda: s.value('Sales', 'smtp-server')['value'] == 'smtp.example.org')
        w.click('dialog:Submit* > push button:Undo')
        s.until('it is back', lambda: s.value('Sales', 'smtp-server')['value'] == 'relay.example.org')
        w.wait_for('list item:SMTP Server → relay.example.org, 2 profiles')
    with s.step('an object opens, and the comment stays'):
        w.context_menu('list item:Driver “Internet SMTP/IMAP Server”, 1 change', 'Open')
        w.wait_gone('dialog:Submit*')
        w.wait_for('label:Internet SMTP/IMAP Server')
        w.keys('ctrl+Return')
        w.wait_for('dialog:Submit 2 changes?')
        w.expect_text('text:Comment', 'the relay')
        w.keys('ctrl+Return')
        s.until('submitted', lambda: s.json('diff') == [])
