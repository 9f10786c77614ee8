# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A toast says what was done last, and its Undo undoes just that."""
import rig
from case import case


def agents(s):
    return sorted(a['login'] for a in s.json('agent', 'list'))


def delete(s, w, name):
    w.click('tree table:Agents > table row:' + name)
    w.keys('Delete')
    w.wait_toast('Removed: ' + name)


def undo_by_toast(w):
    """The header bar's button has the same name, and is above it."""
    x, y, width, height = max((rig.screen_box(n) for n in w.find_all('push button:Undo*')), key=lambda box: box[1])
    w.xdo('mousemove', x + width // 2, y + height // 2, 'click', 1)


@case('toasts')
def toasts(s):
    for login, name in (('anna', 'Anna Larsen'), ('farah', 'Farah Haddad'), ('zoe', 'Zoë Miller')):
        s.ctl('agent', 'add', login, '--name', name)
    w = s.start()
    w.page('Agents')
    with s.step('a new toast takes the place of the one before'):
        delete(s, w, 'Anna Larsen')
        delete(s, w, 'Farah Haddad')
        w.wait_gone('label:Removed: Anna Larsen')
    with s.step('its Undo undoes what it says'):
        undo_by_toast(w)
        s.until('Farah is back', lambda: agents(s) == ['farah', 'zoe'])
    with s.step('it goes when that was undone otherwise'):
        delete(s, w, 'Zoë Miller')
        w.keys('ctrl+z')
        s.until('Zoë is back', lambda: agents(s) == ['farah', 'zoe'])
        w.wait_gone('label:Removed: Zoë Miller')
    with s.step('and when somebody else edits the draft'):
        delete(s, w, 'Zoë Miller')
        s.ctl('agent', 'add', 'bo', '--name', 'Bo Nilsson')
        w.wait_gone('label:Removed: Zoë Miller')
        assert agents(s) == ['bo', 'farah'], agents(s)
