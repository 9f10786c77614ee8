# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is on the screen is found, counted, and left again with the keyboard."""
from case import case
from person import Typist
from session import IMAP

PROFILES = 'tree table:Profiles'
AGENTS = 'tree table:Agents'


def fill(s):
    s.ctl('driver', 'set', IMAP, 'imap-server=mx1.example.net', 'smtp-server=relay.example.net')
    for address, name in (('support@example.org', 'Support'), ('sales@example.com', 'Sales'), ('jobs@example.org', 'Jobs')):
        s.complete(address, name)
    s.ctl('profile', 'unset', '--where', '@example', 'imap-server', 'smtp-server')
    s.ctl('profile', 'set', 'Sales', 'imap-server=mx2.example.net')
    s.ctl('agent', 'add', 'anna', '--name', 'Anna Larsen')
    s.ctl('responsibility', 'add', 'First Line', '--agent', 'anna', '--profile', 'Support')


def rows_are(w, what, *names):
    w.wait_rows(what, lambda rows: len(rows) == len(names) + 1 and all(n in r for n, r in zip(names, rows[1:])))


def search(w, text):
    w.keys('ctrl+f', 'ctrl+a')
    w.text(text)


@case('searching', weight=2)
def searching(s):
    fill(s)
    w = s.start(how=Typist)
    with s.step('profiles are found by a host that the site has, by who can send, and counted'):
        w.keys('ctrl+1')
        w.wait_focus(PROFILES)
        search(w, 'mx1.example')
        rows_are(w, PROFILES, 'Jobs', 'Support')
        w.wait_for('2 matches')
        search(w, 'line larsen')
        rows_are(w, PROFILES, 'Support')
        w.wait_for('1 match')
        w.picture_of('search-count')
    with s.step('what was looked into is said where nothing is found'):
        search(w, 'nobody')
        w.wait_for('No Matches')
        w.wait_for('Nothing matches “nobody”.*Looked into name*')
        w.picture_of('search-nothing')
    with s.step('Down goes from the field to what was found, and Enter opens it'):
        search(w, 'sales@')
        rows_are(w, PROFILES, 'Sales')
        w.keys('Down')
        w.wait_focus(PROFILES)
    with s.step('Escape takes back what is selected, then what is searched'):
        w.keys('ctrl+a')
        w.expect(PROFILES + ' > table row:Sales', 'selected')
        w.keys('Escape')
        w.expect(PROFILES + ' > table row:Sales', 'not-selected')
        w.keys('Escape')
        rows_are(w, PROFILES, 'Jobs', 'Sales', 'Support')
    with s.step('an agent is found by an address'):
        w.keys('ctrl+5')
        w.wait_focus(AGENTS)
        search(w, 'support@')
        rows_are(w, AGENTS, 'Anna Larsen')
        w.keys('Escape')
    with s.step('profiles are narrowed by a host and by an agent'):
        w.keys('ctrl+1')
        w.press('push button:Filter')
        w.fill('text:Host', 'mx1')
        rows_are(w, PROFILES, 'Jobs', 'Support')
        w.fill('text:Agent', 'larsen')
        rows_are(w, PROFILES, 'Support')
        w.picture_of('filter-words')
        w.press('push button:Clear Filter')
        rows_are(w, PROFILES, 'Jobs', 'Sales', 'Support')
        w.keys('Escape')
    with s.step('of a parameter for many, the best comes first, and the sentence says what is typed'):
        w.tab_to(PROFILES)
        w.keys('ctrl+a')
        w.press('push button:Set Parameter…')
        w.wait_for('dialog:Set Parameter*')
        w.text('smtp se')
        w.keys('Return')
        w.wait_for('text:SMTP Server')
        w.fill('text:SMTP Server', 'relay2.example.de')
        w.wait_for('SMTP Server becomes “relay2.example.de” for 3 profiles.')
        w.keys('Escape', 'Escape')
    with s.step('a profile has one field to search in'):
        w.wait_windows(1)
        w.tab_to(PROFILES)
        search(w, 'sales@')
        rows_are(w, PROFILES, 'Sales')
        w.keys('Down')
        w.wait_focus(PROFILES)
        w.keys('Return')
        w.wait_for('text:Address')
        w.keys('ctrl+f')
        w.wait_focus('entry:Search parameters')
        w.text('smtp')
        w.wait_for('text:SMTP Server')
        assert not w.sees('entry:Search text'), 'a second one'
