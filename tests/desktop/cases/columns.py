# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Which columns a table shows is chosen by its headers or the filter's menu, and kept."""
import os, subprocess

from case import case

TABLE = 'tree table:Profiles'
HEADER = TABLE + ' > label:'


def kept():
    with open(os.path.join(os.environ['XDG_STATE_HOME'], 'mailwright', 'columns.ini')) as f:
        return f.read()


def headers(w, page, titles):
    w.page(page)
    w.wait_true('headers of %s' % page, lambda: w.texts('tree table:' + page)[:len(titles)] == titles)


@case('columns')
def columns(s):
    s.ctl('agent', 'add', 'anna')
    s.complete('support@example.org', 'Support')
    w = s.start()
    with s.step('a column that nobody fills is not shown, and the name has room'):
        w.wait_for(HEADER + 'Encryption')
        assert not w.sees(HEADER + 'Response Group')
    with s.step('the menu of a header hides and shows columns'):
        w.context_menu(HEADER + 'Driver', 'Encryption')
        w.wait_gone(HEADER + 'Encryption')
        w.context_menu(HEADER + 'Driver', 'Response Group')
        w.wait_for(HEADER + 'Response Group')
        s.until('it is kept', lambda: 'encryption-hidden=true' in kept())
    with s.step('they are so at the next start'):
        w.keys('ctrl+q')
        assert w.program.wait() == 0
        w = s.start()
        w.wait_for(HEADER + 'Response Group')
        assert not w.sees(HEADER + 'Encryption')
    with s.step('the filter has the same menu, and all of it can be undone'):
        w.click('push button:Filter')
        w.click('push button:Columns')
        w.click_in_popover('Reset Columns')
        w.wait_for(HEADER + 'Encryption')
        w.wait_gone(HEADER + 'Response Group')
        w.keys('Escape', 'Escape')
        s.until('that is kept, too', lambda: 'encryption-hidden' not in kept())
    with s.step('one header at a time says what is sorted by, and no column moves'):
        headers(w, 'Overrides', ['Profile', 'Address', 'Parameter', 'Value'])
        w.click('By Parameter')
        w.click('By Profile')
        headers(w, 'Overrides', ['Profile', 'Address', 'Parameter', 'Value'])
        w.click('tree table:Overrides > label:Value')
        w.page('Agents')
        w.click('tree table:Agents > label:From List')
        w.page('Profiles')
        w.click(HEADER + 'Address')
    with s.step('a broken file is no obstacle'):
        w.keys('ctrl+q')
        assert w.program.wait() == 0
        with open(os.path.join(os.environ['XDG_STATE_HOME'], 'mailwright', 'columns.ini'), 'w') as f:
            f.write('[profiles]\norder=nonsense;address;\nname-hidden=true\naddress-width=1000000\n')
        w = s.start()
        w.wait_for(HEADER + 'Name')
        w.wait_for(HEADER + 'Encryption')


def fail(s, name):
    """Its mailbox was tested, and its server is not there."""
    for way in ('imap', 'smtp'):
        s.ctl('profile', 'set', name, way + '-server=127.0.0.1', way + '-port=1')
    assert 'fails' in s.run('test', name).stdout


def shade(w, name):
    """How bright the row of a profile is, with the pointer elsewhere."""
    w.xdo('mousemove', 4000, 4000)
    w.settle()
    path = w.picture('row.png')
    w.screenshot_of(TABLE + ' > table row:' + name, 'row.png')
    return subprocess.run(['convert', path, '-format', '%[fx:mean]', 'info:'], capture_output=True, text=True, check=True).stdout


@case('states-in-lists')
def states(s):
    """What is not as it should be is said in whole words or by a symbol, however little room there is."""
    s.complete('support@example.org', 'Support')
    s.complete('old@example.org', 'Old Shop')
    s.ctl('profile', 'disable', 'Old Shop')
    fail(s, 'Support')
    w = s.start()
    with s.step('beside each other in columns'):
        w.wait_rows(TABLE, lambda rows: any('Fails: Connection refused' in r for r in rows))
        w.picture_of('states-wide')
    with s.step('a row whose menu was closed looks as before'):
        w.click(TABLE + ' > table row:Old Shop')
        before = shade(w, 'Support')
        w.right_click(TABLE + ' > table row:Support')
        w.wait_for('menu item:Open')
        w.keys('Escape')
        w.wait_gone('menu item:Open')
        w.click(TABLE + ' > table row:Old Shop')
        w.wait_true('Support looks as before', lambda: shade(w, 'Support') == before)
    with s.step('in rows of two lines'):
        w.resize(360, 640)
        w.wait_rows('list:Profiles', lambda rows: ['Support', 'support@example.org', 'Fails'] in rows)
        w.wait_rows('list:Profiles', lambda rows: ['Old Shop', 'old@example.org', 'Disabled'] in rows)
        w.picture_of('states-narrow')
    with s.step('large text has rows of two lines sooner'):
        w.keys('ctrl+q')
        assert w.program.wait() == 0
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', 'Xft.dpi: 192'], check=True)
        w = s.start()
        w.resize(1280, 800)
        w.wait_rows('list:Profiles', lambda rows: ['Support', 'support@example.org', 'Fails'] in rows)
        w.picture_of('states-large')
