# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A toast says what was done last, and its Undo undoes just that."""
import person, rig
from case import case

unannounced = person.tool('audit').unannounced

TABLE = 'tree table:Agents'


def agents(s):
    return sorted(a['login'] for a in s.json('agent', 'list'))


def delete(s, w, name):
    """By the keys: the pointer is elsewhere."""
    w.keys('ctrl+f')
    w.wait_focus('Search text')
    w.keys('ctrl+a')
    w.text(name.split()[0])
    w.wait_rows(TABLE, lambda rows: len(rows) == 2)
    w.keys('Return')
    w.wait_focus(TABLE)
    w.keys('Home')
    w.keys('Delete')
    w.wait_toast('Removed ' + name)


def stay_on(w, what):
    """A toast under the pointer does not go by itself."""
    x, y, width, height = rig.screen_box(w.wait(what))
    w.xdo('mousemove', x + width // 2, y + height // 2)
    w.rest()


def undo_by_toast(w):
    """The header bar's button has the same name, and is above it."""
    buttons = [rig.screen_box(n) for n in w.find_all('push button:Undo*') if n.on_screen()]
    assert len(buttons) == 2, buttons
    x, y, width, height = max(buttons, key=lambda box: box[1])
    w.xdo('mousemove', x + width // 2, y + height // 2, 'click', 1)


@case('toasts')
def toasts(s):
    for login, name in (('anna', 'Anna Larsen'), ('farah', 'Farah Haddad'), ('zoe', 'Zoë Miller')):
        s.ctl('agent', 'add', login, '--name', name)
    w = s.start()
    w.page('Agents')
    with s.step('a new toast takes the place of the one before'):
        delete(s, w, 'Anna Larsen')
        stay_on(w, 'label:Removed Anna Larsen')
        silent = list(unannounced(rig.windows(w.app)[-1]))
        assert not silent, silent
        delete(s, w, 'Farah Haddad')
        w.wait_gone('label:Removed Anna Larsen')
    with s.step('its Undo undoes what it says'):
        undo_by_toast(w)
        s.until('Farah is back', lambda: agents(s) == ['farah', 'zoe'])
    with s.step('it goes when that was undone otherwise'):
        delete(s, w, 'Zoë Miller')
        stay_on(w, 'label:Removed Zoë Miller')
        w.keys('ctrl+z')
        s.until('Zoë is back', lambda: agents(s) == ['farah', 'zoe'])
        w.wait_gone('label:Removed Zoë Miller')
        w.wait_told('Undone: *Zoë Miller*')
    with s.step('and when somebody else edits the draft'):
        delete(s, w, 'Zoë Miller')
        stay_on(w, 'label:Removed Zoë Miller')
        s.ctl('agent', 'add', 'bo', '--name', 'Bo Nilsson')
        w.wait_gone('label:Removed Zoë Miller')
        assert agents(s) == ['bo', 'farah'], agents(s)


@case('slow-toasts')
def slow(s):
    """Where the draft takes its time, Undo of a toast that is not true any more undoes nothing."""
    for login, name in (('anna', 'Anna Larsen'), ('zoe', 'Zoë Miller')):
        s.ctl('agent', 'add', login, '--name', name)
    s.slow = True
    w = s.start()
    w.page('Agents')
    with s.step('a toast is undone once'):
        delete(s, w, 'Zoë Miller')
        stay_on(w, 'label:Removed Zoë Miller')
        w.xdo('key', 'ctrl+z')
        undo_by_toast(w)
        s.until('Zoë is back', lambda: agents(s) == ['anna', 'zoe'])
    with s.step('and what was done before stays'):
        delete(s, w, 'Anna Larsen')
        assert agents(s) == ['zoe'], agents(s)
