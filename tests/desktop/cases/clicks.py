# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Clicks that a program which has no time sees late, or that meet a list which is read anew."""
import os, time

from case import case

TABLE = 'tree table:Profiles'
# The machine may be slow as well: what is looked at is whether the program was.
TWICE = 4


def slow_hands():
    """Clicks within TWICE seconds are a double click."""
    with open(os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0', 'settings.ini'), 'a') as f:
        f.write('gtk-double-click-time=%d\n' % (1000 * TWICE))


def late_double_click(w, what):
    """The program comes to look at the first press, and then at nothing for longer than the two clicks may take."""
    _, x, y = w.point(what)
    w.xdo('mousemove', x, y, 'sleep', 0.3, 'mousedown', 1, 'sleep', 0.7)
    with w.program.held():
        w.xdo('mouseup', 1, 'sleep', 0.1, 'click', 1)
        time.sleep(TWICE + 0.5)


@case('late-clicks', weight=2)
def late_clicks(s):
    slow_hands()
    for address, name in (('support@example.org', 'Support'), ('sales@example.org', 'Sales'), ('returns@example.org', 'Returns')):
        s.complete(address, name)
    s.ctl('agent', 'add', 'anna')
    w = s.start()
    with s.step('two clicks that are seen late are a double click'):
        w.page('Profiles')
        late_double_click(w, TABLE + ' > table row:Sales')
        w.expect_text('text:Address', 'sales@example.org')
        w.page('Agents')
        late_double_click(w, 'tree table:Agents > table row:anna')
        w.expect_text('text:Login', 'anna')
    with s.step('one that is seen in time opens its row once'):
        w.page('Profiles')
        w.double_click(TABLE + ' > table row:Returns')
        w.expect_text('text:Address', 'returns@example.org')
        w.click('push button:Back')
        w.wait_for(TABLE + ' > table row:Returns')
    with s.step('clicks that lie apart are none'):
        time.sleep(TWICE + 0.5)         # since the row was pressed last
        _, x, y = w.point(TABLE + ' > table row:Returns')
        w.xdo('mousemove', x, y, 'click', 1, 'sleep', TWICE + 0.5, 'click', 1)
        w.expect(TABLE + ' > table row:Returns', 'selected')
        assert not w.sees('text:Address')
        _, x, y = w.point(TABLE + ' > table row:Sales')
        w.xdo('mousemove', x, y, 'click', 1)
        w.expect(TABLE + ' > table row:Sales', 'selected')
        assert not w.sees('text:Address')
    with s.step('a list that is read anew keeps the row that is pressed'):
        time.sleep(TWICE + 0.5)         # as above, whatever was pressed in between
        _, x, y = w.point(TABLE + ' > table row:Returns')
        w.xdo('mousemove', x, y, 'sleep', 0.1, 'mousedown', 1)
        s.ctl('profile', 'add', 'winter@example.org', '--driver', 'internet-smtp-imap', '--name', 'Winter')
        s.ctl('profile', 'set', 'Returns', 'imap-server=other.example.org')
        w.wait_for(TABLE + ' > table row:Winter')
        w.wait_for(TABLE + ' > label:other.example.org')
        w.xdo('mouseup', 1)
        w.expect(TABLE + ' > table row:Returns', 'selected')
        w.expect(TABLE + ' > table row:Sales', 'not-selected')
    with s.step('on the narrow list, too'):
        w.resize(360, 640)
        late_double_click(w, 'list item:Support')
        w.expect_text('text:Address', 'support@example.org')
