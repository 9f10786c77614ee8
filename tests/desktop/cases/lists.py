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
        w.wait_rows(TABLE, lambda rows: len(rows) > 5)
        w.keys('Down')
        w.tab_to('push button:Menu', most=25)
    with s.step('it is searched by just typing'):
        w.keys('ctrl+1')
        w.text('mailbox2345')
        w.wait_rows(TABLE, lambda rows: len(rows) == 2 and 'Mailbox 2345' in rows[1])
        w.keys('Escape')
        w.wait_rows(TABLE, lambda rows: len(rows) > 5)
    with s.step('it is sorted by a column, up and down'):
        w.tab_to('table row:Name')
        w.keys('space')
        w.wait_rows(TABLE, lambda rows: len(rows) > 5 and 'Support' in rows[1])
    with s.step('it is filtered'):
        w.press('push button:Filter')
        w.picture_of('filter')
