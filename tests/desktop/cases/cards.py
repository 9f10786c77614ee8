# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""The page of responsibilities: what is aimed at holds still, and what is shown stays right."""
import os, shutil, sqlite3

import rig
from case import case

CARDS = 'list:Responsibilities'
FIRST = CARDS + ' > list item:First Line*'
RETURNS = CARDS + ' > list item:Returns*'
AGENTS = 'list:Agents > list item:'


def members(s, name, kind='agents', key='login'):
    return sorted(m[key] for m in s.json('responsibility', 'show', name)[kind])


def boxes(w, *what):
    return [rig.screen_box(w.wait(each)) for each in what]


def says(w, text):
    """Something that is said, and lies over what the pointer is on."""
    return any(n.name == text for top in w.toplevels() for n in top.walk())


def office(s, addresses=3):
    names = ['Box %02d' % i for i in range(1, addresses + 1)]
    for i, name in enumerate(names):
        s.ctl('profile', 'add', 'box%02d@example.org' % (i + 1), '--driver', 'internet-smtp-imap', '--name', name)
    for login, name in (('anna', 'Anna Larsen'), ('bo', 'Bo Nilsson'), ('zoe', 'Zoë Miller')):
        s.ctl('agent', 'add', login, '--name', name)
    s.ctl('responsibility', 'add', 'First Line', '--agent', 'anna', *[a for n in names for a in ('--profile', n)])
    s.ctl('responsibility', 'add', 'Returns')


@case('still-cards')
def still_cards(s):
    office(s, addresses=12)
    w = s.start()
    w.page('Responsibilities')
    w.wait_for(FIRST)
    with s.step('choosing an agent who can send as nothing moves nothing'):
        before = boxes(w, FIRST, RETURNS, AGENTS + 'Anna Larsen')
        w.click(AGENTS + 'Zoë Miller')
        w.wait_for('label:Zoë Miller cannot send*')
        w.rest()
        now = boxes(w, FIRST, RETURNS, AGENTS + 'Anna Larsen')
        assert now == before, (before, now)
    with s.step('nor does dragging one, and a card that says what a drop would do'):
        _, x, y = w.point(AGENTS + 'Bo Nilsson')
        _, x1, y1 = w.point(FIRST)
        w.xdo('mousemove', x, y, 'sleep', 0.1, 'mousedown', 1)
        for i in range(1, 13):
            w.xdo('mousemove', x + (x1 - x) * i // 12, y + (y1 - y) * i // 12, 'sleep', 0.02)
        w.wait_true('the forecast', lambda: says(w, 'Bo Nilsson will be able to send as 12 addresses.'))
        w.rest()
        now = boxes(w, FIRST, RETURNS, AGENTS + 'Anna Larsen')
        assert now == before, (before, now)
        w.picture_of('drag')
        w.xdo('mouseup', 1)
        s.until('he is in it', lambda: members(s, 'First Line') == ['anna', 'bo'])
    with s.step('one click shows the rest of the addresses'):
        w.click(RETURNS)
        w.expect(RETURNS, 'selected')
        w.click(FIRST + ' > push button:+4 more')
        w.expect(FIRST, 'selected')
        w.wait_for(FIRST + ' > push button:box12@example.org')


MANY, ADDRESSES = 80, 60


def fill(s):
    """A live configuration with many responsibilities, and no draft of it yet."""
    office(s)
    for i in range(1, 4):
        s.ctl('profile', 'disable', 'Box %02d' % i)
    s.ctl('submit', '-m', 'first')
    db = sqlite3.connect(s.live, timeout=20)
    with db:
        names = [row[1] for row in db.execute('PRAGMA table_info (profile)')]
        first = dict(zip(names, db.execute('SELECT * FROM profile').fetchone()))
        anna, = db.execute("SELECT id FROM agent WHERE login = 'anna'").fetchone()
        for i in range(ADDRESSES):
            name, address = 'Mailbox %03d' % i, 'mailbox%03d@example.org' % i
            row = {**first, 'id': '00000000-0000-4000-8000-%012d' % i, 'name': name, 'name_key': name.lower(),
                   'address': address, 'address_key': address, 'address_unicode': address}
            db.execute('INSERT INTO profile VALUES (%s)' % ', '.join('?' * len(names)), [row[n] for n in names])
        for i in range(MANY):
            key = '10000000-0000-4000-8000-%012d' % i
            name = 'Team %03d' % i
            db.execute('INSERT INTO responsibility (id, name, name_key, comment) VALUES (?, ?, ?, ?)', (key, name, name.lower(), ''))
            db.execute('INSERT INTO responsibility_agent (responsibility, agent) VALUES (?, ?)', (key, anna))
            for k in range(i % 5):
                db.execute('INSERT INTO responsibility_profile (responsibility, profile) VALUES (?, ?)',
                           (key, "00000000-0000-4000-8000-%012d" % ((i + k) % ADDRESSES)))
    db.close()
    shutil.rmtree(os.path.join(os.environ['XDG_STATE_HOME'], 'mailwright'))


def chips(w, card):
    return [n.name for n in w.wait(card, still=False).walk() if n.role == 'push button' and n.size[0] > 0]


@case('many-cards')
def many_cards(s):
    fill(s)
    w = s.start()
    w.page('Responsibilities')
    team = CARDS + ' > list item:Team 001*'
    w.wait_for(team)
    before = chips(w, team)
    s.ctl('responsibility', 'assign', 'Team 000', '--agent', 'bo',
          *[a for i in range(ADDRESSES) for a in ('--profile', 'Mailbox %03d' % i)])
    with s.step('twelve times undone and done again, as fast as keys go, all chips have their names'):
        big = CARDS + ' > list item:Team 000*'
        w.wait_for(big + ' > push button:Bo Nilsson')
        for _ in range(12):
            w.xdo('key', '--clearmodifiers', 'ctrl+z', 'key', '--clearmodifiers', 'ctrl+shift+z')
        w.wait_for(big + ' > push button:Bo Nilsson')
        s.until('all is done again', lambda: len(s.staged()) == 1 + ADDRESSES)
        w.rest()
        w.wait_true('the chips', lambda: chips(w, team) == before)
        assert '' not in chips(w, team) and '' not in chips(w, big), (chips(w, team), chips(w, big))
    with s.step('and further down, too'):
        w.click(team)
        w.keys('End')
        w.wait_true('the last ones', lambda: [c for c in chips(w, CARDS + ' > list item:Team 079*') if c])
        assert '' not in chips(w, CARDS + ' > list item:Team 079*'), chips(w, CARDS + ' > list item:Team 079*')


@case('colleagues')
def colleagues(s):
    """A new one is to send as what Anna sends as; an old one leaves."""
    office(s)
    s.ctl('responsibility', 'assign', 'Returns', '--agent', 'anna', '--profile', 'Box 01')
    s.ctl('responsibility', 'add', 'Press', '--agent', 'bo')
    w = s.start()
    dialog = 'dialog:Assign To* > list:Responsibilities > list item:'
    with s.step('several responsibilities are assigned at once, and what is held is marked'):
        w.page('Agents')
        w.click('tree table:Agents > table row:Bo Nilsson')
        w.keys('ctrl+shift+a')
        w.wait_for('dialog:Assign To*')
        w.wait_for(dialog + 'Press* > label:*Bo Nilsson is in it*')
        w.expect(dialog + 'Press* > check box:*', 'not-sensitive')
        w.click(dialog + 'First Line* > check box:*')
        w.keys('Down')
        w.click(dialog + 'Returns* > check box:*')
        w.wait_true('what it would do', lambda: says(w, 'Assigns Bo Nilsson to 2 responsibilities. '
                                                        'They give 3 more addresses to send as.'))
        w.picture_of('assign-several')
        w.keys('ctrl+Return')
        w.wait_gone('dialog:*')
        s.until('he is in both', lambda: 'bo' in members(s, 'First Line') and 'bo' in members(s, 'Returns'))
        w.keys('ctrl+z')
        s.until('it was one edit', lambda: 'bo' not in members(s, 'First Line') and 'bo' not in members(s, 'Returns'))
    with s.step('one joins what another one is in'):
        w.context_menu('tree table:Agents > table row:Zoë Miller', 'Same As…')
        w.wait_for('dialog:Same As*')
        w.click('dialog:Same As* > list:Agents > list item:Anna Larsen')
        w.wait_true('what it would do', lambda: says(w, 'Assigns Zoë Miller to 2 responsibilities. '
                                                        'They give 3 more addresses to send as.'))
        w.picture_of('same-as')
        w.click('dialog:Same As* > push button:Assign')
        w.wait_gone('dialog:*')
        s.until('she is in both', lambda: 'zoe' in members(s, 'First Line') and 'zoe' in members(s, 'Returns'))
    with s.step('a new one is selected'):
        w.keys('Escape')
        w.page('Agents')
        w.keys('ctrl+n')
        w.wait_for('dialog:Add Agent')
        w.type('text:Name', 'Mona Falk')
        w.type('text:Login', 'mona')
        w.click('push button:Add')
        w.wait_gone('dialog:*')
        w.expect('tree table:Agents > table row:Mona Falk', 'selected')
    with s.step('who goes is said with what they could send as'):
        w.click('tree table:Agents > table row:Anna Larsen')
        w.keys('Delete')
        w.wait_toast('Removed Anna Larsen, who could send as 3 addresses')
        w.picture_of('removed')
        w.keys('ctrl+z')
        s.until('she is back', lambda: 'anna' in members(s, 'Returns'))
    with s.step('a profile says through which responsibilities it can be sent as, and opens them'):
        w.open('Box 01')
        w.click('list:Through These Responsibilities > list item:Returns*')
        w.expect(RETURNS, 'selected')
