# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A long list: Tab leaves it, and it is searched, sorted and filtered with the keyboard alone."""
import os, shutil, sqlite3

from case import case
from person import Typist
from session import IMAP

ROWS = 3000
TABLE = 'tree table:Profiles'


def fill(s):
    """A live configuration with many profiles, as a large site has them, and no draft of it yet."""
    s.ctl('driver', 'set', IMAP, 'imap-server=mail.example.org', 'smtp-server=mail.example.org')
    s.complete('support@example.org', 'Support')
    s.ctl('submit', '-m', 'first')
    db = sqlite3.connect(s.live, timeout=20)
    names = [row[1] for row in db.execute('PRAGMA table_info (profile)')]
    first = dict(zip(names, db.execute('SELECT * FROM profile').fetchone()))
    with db:
        for i in range(1, ROWS):
            name, address = 'Mailbox %04d' % i, 'mailbox%04d@example.org' % i
            row = {**first, 'id': '00000000-0000-4000-8000-%012d' % i, 'name': name, 'name_key': name.lower(),
                   'address': address, 'address_key': address, 'address_unicode': address}
            db.execute('INSERT INTO profile VALUES (%s)' % ', '.join('?' * len(names)), [row[n] for n in names])
    db.close()
    shutil.rmtree(os.path.join(os.environ['XDG_STATE_HOME'], 'mailwright'))


@case('long-list', weight=3)
def long_list(s):
    fill(s)
    w = s.start(how=Typist)
    with s.step('Tab leaves a list of %d rows' % ROWS):
        w.keys('ctrl+1')
        w.wait_focus(TABLE)
        w.keys('End', 'Up', 'Up')
        w.tab_to('push button:Menu', most=3)
        w.tab_to(TABLE, back=True, most=3)
    with s.step('it is searched by just typing'):
        w.text('mailbox2345')
        w.wait_rows(TABLE, lambda rows: len(rows) == 2 and 'Mailbox 2345' in rows[1])
        w.keys('Escape')
        w.wait_rows(TABLE, lambda rows: len(rows) > 5)
    with s.step('it is sorted, up and down'):
        w.press('push button:Filter')
        w.wait_for('Last First')
        w.picture_of('filter')
        w.press('Last First')
        w.wait_rows(TABLE, lambda rows: len(rows) > 5 and 'Support' in rows[1])
    with s.step('it is filtered'):
        w.press('Staged*')
        w.wait_for('No Matches')
        w.keys('space')
        w.wait_rows(TABLE, lambda rows: len(rows) > 5)
        w.keys('Escape')


@case('moving-rows')
def moving_rows(s):
    """What is selected stays so wherever it moves, and what vanishes under a selection holds nothing up."""
    for login, name in (('anna', 'Anna'), ('bo', 'Bo'), ('chris', 'Chris')):
        s.ctl('agent', 'add', login, '--name', name)
    table = 'tree table:Agents > table row:'
    beside = 'list:Agents > list item:'
    w = s.start()
    with s.step('an agent that moves in the list stays selected'):
        w.page('Agents')
        w.click(table + 'Anna')
        w.expect(table + 'Anna', 'selected')
        s.ctl('agent', 'edit', 'anna', '--name', 'Zoe')
        w.wait_for(table + 'Zoe')
        w.expect(table + 'Zoe', 'selected')
        w.expect(table + 'Bo', 'not-selected')
    with s.step('and beside the cards'):
        w.page('Responsibilities')
        w.click(beside + 'Bo')
        w.expect(beside + 'Bo', 'selected')
        s.ctl('agent', 'edit', 'bo', '--name', 'Yves')
        w.wait_for(beside + 'Yves')
        w.expect(beside + 'Yves', 'selected')
        w.expect(beside + 'Chris', 'not-selected')
    with s.step('of all that is selected, what is still there is removed'):
        w.page('Agents')
        w.click(table + 'Zoe')
        w.keys('ctrl+a')
        w.wait_for('3 selected')
        s.ctl('agent', 'remove', 'bo')
        w.wait_for('2 selected')
        w.keys('Delete')
        s.until('all are gone', lambda: s.json('agent', 'list') == [])


@case('narrow', weight=2)
def narrow(s):
    """360 pixels wide: nothing is lost, and there is a way back from everywhere."""
    s.complete('support@example.org', 'Support')
    w = s.start()
    w.resize(360, 640)
    with s.step('a page, the object on it and the sidebar: there and back again'):
        w.wait_for('list item:Support')
        w.click('push button:Back')
        w.wait_for('list:Pages > list item:Drivers')
        w.picture_of('narrow-sidebar')
        w.click('list:Pages > list item:Profiles')
        w.double_click('list item:Support')
        w.wait_for('text:Address')
        w.click('push button:Back')
        w.wait_for('list item:Support')
    with s.step('all buttons are there, and what is chosen has its actions in a menu'):
        for name in ('Add Profile', 'Search', 'Filter', 'Undo', 'Redo', 'Submit*'):
            w.wait_for('push button:' + name)
        s.complete('sales@example.org', 'Sales')
        w.wait_for('list item:Sales')
        w.click('list item:Sales')
        w.keys('ctrl+a')
        w.wait_for('2 selected')
        w.click('push button:Actions on the Selection')
        for name in ('Open', 'Enable', 'Disable', 'Set Parameter…', 'Assign to…', 'Delete'):
            w.wait_for('menu item:' + name)
        w.picture_of('narrow-actions')
        w.keys('Escape')
    with s.step('what is staged is submitted'):
        w.click('push button:Submit*')
        w.wait_for('dialog:Submit*')
        w.type('text:Comment', 'from a narrow window')
        w.picture_of('narrow-submit')
        w.click('dialog:Submit* > push button:Submit')
        s.until('it is live', lambda: s.sql('SELECT comment FROM revision') == [('from a narrow window',)])
