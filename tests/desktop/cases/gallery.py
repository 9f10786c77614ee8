# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Pictures of every page and dialog, in every look; none may need more room than there is, or print a warning.

Moves about by keys and by what the catalogue of the language calls things, so that it works in all of them.
"""
import os, subprocess

import rig
from case import case

LOOKS = {
    'light': {},
    'dark': {'dark': True},
    'contrast': {'high_contrast': True},
    'narrow': {},
    'wide': {'size': '1920x1080'},
    'german': {'lang': 'de'},
    'arabic': {'lang': 'ar'},
}
THOROUGH = ('light', 'narrow', 'german')        # the others differ by colour, direction or size alone
SIZES = {'narrow': (360, 700), 'wide': (1880, 1000)}


def gallery(look):
    def pictures(s):
        w = s.start('--demo')
        w.xdo('mousemove', 4000, 4000)          # where it points at nothing
        if look in SIZES:
            w.resize(*SIZES[look])
        with s.step('the pages'):
            pages(s, w, look)
            looks_so(w, look)
        with s.step('the dialogs'):
            (dialogs if look in THOROUGH else some_dialogs)(s, w, look)
        if look in THOROUGH:
            with s.step('the menus'):
                menus(s, w, look)
        if look in ('narrow', 'german', 'arabic'):
            with s.step('each page finds room in 360 pixels'):
                fits(w)
    return pictures


for name, desktop in LOOKS.items():
    case('gallery-' + name, weight=6 if name in THOROUGH else 3, **desktop)(gallery(name))


def looks_so(w, look):
    """The picture is of the look that it is called by."""
    path = w.picture(look + '/profile.png')
    brightness = float(subprocess.run(['convert', path, '-format', '%[fx:mean]', 'info:'], capture_output=True, text=True, check=True).stdout)
    assert (brightness < 0.4) == (look == 'dark'), brightness
    if look != 'narrow':
        pages = w.wait('list:' + w.words('Pages'))
        assert (pages.box[0] > 0) == (look == 'arabic'), pages.box


def contrast_of(w, what, path):
    """Of a text with what it stands on, as the web's guidelines reckon it (WCAG 2.1)."""
    x, y, width, height = rig.screen_box(next(n for n in w.find_all(what) if n.on_screen()))
    left, top = rig.screen_box(rig.windows(w.app)[0])[:2]
    grey = subprocess.run(['convert', path, '-crop', '%dx%d+%d+%d' % (width, height, x - left, y - top), '-colorspace', 'LinearGray',
                           '-format', '%[fx:minima] %[fx:maxima]', 'info:'], capture_output=True, text=True, check=True).stdout.split()
    return (float(grey[1]) + 0.05) / (float(grey[0]) + 0.05)


def fits(w):
    w.resize(360, 700)
    widths = []
    for i in range(1, 7):
        w.keys('ctrl+%d' % i)
        w.settle()
        widths.append(rig.windows(w.app)[0].box[2])
    assert set(widths) == {360}, widths


def lines_of(w):
    """What is said of an object in one line, whatever it begins with."""
    return [n.raw_name for n in w.find_all('label:*anna*') if ' · ' in n.raw_name]


def pages(s, w, look):
    for i, page in enumerate(('profiles', 'overrides', 'drivers', 'responsibilities', 'agents'), 1):
        w.keys('ctrl+%d' % i)
        w.picture_of('%s/%s' % (look, page))
    if look in THOROUGH:
        more_pages(s, w, look)
    w.keys('ctrl+1')
    w.settle()
    w.keys('ctrl+f')
    w.text('Support DE')
    w.settle()
    w.keys('Return', 'Return')
    w.wait_for('text:' + w.words('Name'))
    path = w.picture_of(look + '/profile')
    if look == 'contrast':
        seen = {what: contrast_of(w, 'label:' + what, path) for what in ('site default', 'driver’s default')}
        assert min(seen.values()) >= 7, seen
    if look in THOROUGH:
        for title in ('Outgoing', 'Encryption'):
            w.scroll_to('list:' + w.words(title))
        w.picture_of(look + '/profile-further')
    w.keys('ctrl+1')
    w.settle()
    if look == 'arabic':
        w.keys('ctrl+5')
        w.double_click('table row:Anna Larsen')
        w.wait_true('a line of several', lambda: lines_of(w))
        assert all(line[0] == '\u200f' for line in lines_of(w)), lines_of(w)
        w.picture_of(look + '/agent')
        w.keys('ctrl+1')
        w.settle()


def more_pages(s, w, look):
    w.keys('ctrl+3')
    w.settle()
    w.keys('Down', 'Up', 'Return')
    w.wait_for('entry:' + w.words('Search parameters'))
    w.picture_of(look + '/driver')
    w.click(w.words('Reference'))
    w.picture_of(look + '/driver-reference')
    w.keys('ctrl+1')
    w.settle()
    w.keys('ctrl+f')
    w.text('support')
    w.picture_of(look + '/profiles-search')
    w.keys('ctrl+a', 'BackSpace')
    w.text('nobody@nowhere')
    w.picture_of(look + '/profiles-no-match')
    w.keys('Escape')
    w.settle()


def some_dialogs(s, w, look):
    w.keys('ctrl+n')
    w.wait_for('dialog:*')
    w.picture_of(look + '/assistant-mailbox')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+Return')
    w.wait_for('dialog:*')
    w.picture_of(look + '/submit')
    w.keys('Escape')
    w.wait_gone('dialog:*')


def dialogs(s, w, look):
    w.keys('ctrl+n')
    w.wait_for('dialog:*')
    w.text('new@example.org')
    w.picture_of(look + '/assistant-mailbox')
    for step in ('parameters', 'encryption', 'review'):
        w.keys('ctrl+Next')
        w.picture_of('%s/assistant-%s' % (look, step))
    w.keys('Escape')
    w.picture_of(look + '/assistant-discard')
    w.click('push button:' + w.words('_Discard').replace('_', ''))
    w.wait_gone('dialog:*')
    w.keys('ctrl+a', 'Escape')
    w.keys('ctrl+5', 'ctrl+n')
    w.wait_for('dialog:*')
    w.picture_of(look + '/add-agent')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+4', 'ctrl+n')
    w.wait_for('dialog:*')
    w.picture_of(look + '/add-responsibility')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+1')
    w.settle()
    w.keys('ctrl+a', 'ctrl+shift+a')
    w.wait_for('dialog:*')
    w.picture_of(look + '/assign')
    w.keys('Escape')
    w.wait_gone('dialog:*')
    w.keys('ctrl+Return')
    w.wait_for('dialog:*')
    w.picture_of(look + '/submit')
    w.keys('Escape')
    w.wait_gone('dialog:*')


def menus(s, w, look):
    w.keys('F10')
    w.picture_of(look + '/menu')
    w.keys('Escape')
    w.keys('ctrl+question')
    w.wait_windows(2)
    w.picture_of(look + '/shortcuts')
    w.keys('Escape')
    w.wait_windows(1)
    s.ctl('--database', s.demo, 'publish-folder', 'set', os.environ['RIG_HOME'])
    w.keys('ctrl+comma')
    w.wait_windows(2)
    w.wait_for('push button:' + w.words('_Look Again').replace('_', ''))
    w.picture_of(look + '/preferences')
    w.keys('Escape')
    w.wait_windows(1)
