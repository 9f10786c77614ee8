# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""The main job with the keyboard alone: from the moment the window is there, no mouse event is made."""
from case import case
from person import Typist
from session import IMAP

PASSWORD = 'correct horse "battery" staple'


@case('keyboard', weight=8)
def keyboard(s):
    w = s.start(how=Typist)
    with s.step('a site default is set on a driver'):
        site_defaults(s, w)
    with s.step('profiles are made in four steps'):
        profiles(s, w)
    with s.step('a second profile for the same address is refused, and what was typed can be left'):
        duplicate(s, w)
    with s.step('a value is changed, reset and its encryption chosen on the page of a profile'):
        profile_page(s, w)
    with s.step('overrides: one is edited, one reset'):
        overrides(s, w)
    with s.step('one parameter is set for several chosen profiles'):
        set_for_many(s, w)
    with s.step('agents and a responsibility are made, and agents and addresses assigned'):
        people(s, w)
    with s.step('the changes are reviewed, a warning confirmed, and submitted'):
        submit(s, w)
    with s.step('mailwrightctl and sqlite3 say the same'):
        by_ctl = [[str(row['position']), row['address']] for row in s.json('from-list', 'anna')]
        by_shell = s.shell("SELECT position, address FROM from_list WHERE login = 'anna' ORDER BY position")
        assert by_ctl == by_shell and len(by_ctl) == 2, (by_ctl, by_shell)


def site_defaults(s, w):
    w.keys('ctrl+3')
    w.wait_focus('list item:Internet SMTP/IMAP Server')
    w.keys('Return')
    w.wait_for('text:IMAP Server')
    w.fill('text:IMAP Server', 'mail.example.org')
    w.keys('Return')
    w.fill('text:SMTP Server', 'smtp.example.org')
    w.keys('Return')
    s.until('both are staged', lambda: len(s.staged()) == 2)
    w.keys('Escape')


def profiles(s, w):
    w.keys('ctrl+1')
    w.keys('ctrl+n')
    w.wait_focus('text:Address')
    w.text('support@example.org')
    w.fill('text:Name', 'Support')
    w.expect('push button:Next', 'sensitive')
    w.keys('ctrl+Next')
    w.wait_for('Step 2 of 4')
    w.settle()
    w.text(PASSWORD)          # the first password has the focus
    w.keys('Return')
    w.wait_for('Step 3 of 4')
    w.keys('ctrl+Next')
    w.wait_for('Step 4 of 4')
    w.press('push button:Add')
    w.wait_gone('dialog:Add Profile')
    w.wait_for('label:Stored in keyring')
    for name in ('returns', 'sales'):
        s.complete(name + '@example.org', name.capitalize())


def duplicate(s, w):
    w.keys('ctrl+1', 'ctrl+n')
    w.wait_focus('text:Address')
    w.text('SUPPORT@example.ORG')
    w.wait_for('list item:Address > label:*Support*')
    w.keys('Escape')
    w.wait_for('Discard This Profile?')
    w.press('push button:Discard')
    w.wait_gone('dialog:Add Profile')


def profile_page(s, w):
    w.keys('ctrl+1')
    w.find('returns@example.org', 'Returns')
    w.keys('Return')
    w.wait_for('text:Address')
    w.text('encryption')          # the search of parameters has the focus
    w.wait_gone('text:IMAP Server')
    w.press('push button:SMTP Encryption: None')
    s.until('the port follows', lambda: s.value('Returns', 'smtp-port')['value'] == '25')
    w.fill('text:Comment', 'answered by the second line')
    w.keys('Return')
    s.until('it is staged', lambda: s.json('profile', 'show', 'Returns')['comment'] == 'answered by the second line')
    w.keys('ctrl+z')
    s.until('it is undone', lambda: s.json('profile', 'show', 'Returns')['comment'] == '')
    w.keys('ctrl+shift+z')
    s.until('it is redone', lambda: s.json('profile', 'show', 'Returns')['comment'] != '')
    w.keys('Escape')
    w.wait_gone('text:Comment')


def overrides(s, w):
    w.keys('ctrl+2')
    w.find('sales smtp server', 'SMTP Server')
    w.keys('Home', 'F2')
    w.wait_focus('text:SMTP Server')
    w.keys('ctrl+a')
    w.text('smtp2.example.org')
    w.keys('Return')
    s.until('it is staged', lambda: s.value('Sales', 'smtp-server')['value'] == 'smtp2.example.org')
    w.wait_true('the dialog is gone', lambda: w.keys('Escape') or not w.sees('dialog:*'))
    w.find('sales smtp server', 'SMTP Server')
    w.keys('Home', 'Delete')
    s.until('it is reset', lambda: s.value('Sales', 'smtp-server')['origin'] == 'site-default')


def set_for_many(s, w):
    w.keys('ctrl+1', 'ctrl+f', 'Escape')
    w.wait_rows('tree table:Profiles', lambda rows: len(rows) == 4)
    w.wait_focus('tree table:Profiles')
    w.keys('ctrl+a')
    w.wait_for('3 selected')
    w.press('push button:Set Parameter…')
    w.wait_focus('entry:Search parameters')
    w.text('polling')
    w.wait_for('list item:Polling Interval')
    w.keys('Return')
    w.wait_for('text:Polling Interval')
    w.fill('text:Polling Interval', '120')
    w.press('push button:Set for 3 Profiles')
    w.wait_gone('dialog:*')
    for name in ('Support', 'Returns', 'Sales'):
        s.until('all have it', lambda: s.value(name, 'polling-interval')['value'] == '120')


def people(s, w):
    w.keys('ctrl+5', 'ctrl+n')
    w.wait_for('dialog:Add Agent')
    w.fill('text:Name', 'Anna Larsen')
    w.fill('text:Login', 'anna')
    w.press('push button:Add')
    w.wait_gone('dialog:Add Agent')
    w.keys('ctrl+4', 'ctrl+n')
    w.wait_for('dialog:Add Responsibility')
    w.settle()
    w.text('First Line')            # its name has the focus
    w.keys('Return')
    w.wait_gone('dialog:Add Responsibility')
    for page, list_name in ((5, 'tree table:Agents'), (1, 'tree table:Profiles')):
        w.keys('ctrl+%d' % page)
        w.wait_focus(list_name)
        w.keys(*(['ctrl+a'] if page == 5 else ['Home', 'shift+Down']))
        w.keys('ctrl+shift+a')
        w.wait_for('dialog:Assign To*')
        w.wait_for('list item:First Line*')
        w.picture_of('assign-%d' % page)
        w.tab_to('list:Responsibilities')
        w.keys('Home', 'Return')
        w.wait_gone('dialog:*')

    def assigned():
        shown = s.json('responsibility', 'show', 'First Line')
        return len(shown['agents']) == 1 and len(shown['profiles']) == 2
    s.until('both are assigned', assigned)


def submit(s, w):
    w.keys('ctrl+Return')
    w.wait_focus('text:Comment')
    w.text('The first mailboxes')
    w.wait_for('list item:*without encryption*')
    w.tab_to('list:What Will Be Submitted', back=True)
    w.keys('Home')
    w.press('check box:I Know')
    w.keys('ctrl+Return')
    w.wait_toast('Revision 1 submitted')
    assert s.staged() == []
