# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""The main job with the mouse, from an empty window to a submitted revision; only text is typed."""
from case import case
from session import IMAP

PASSWORD = 'correct horse "battery" staple'


@case('mouse', weight=9)
def mouse(s):
    w = s.start()
    with s.step('every empty page says what belongs there and how to begin'):
        empty_pages(s, w)
    with s.step('a site default is set on a driver'):
        site_defaults(s, w)
    with s.step('a profile is made in four steps'):
        first_profile(s, w)
    with s.step('a second profile for the same address is refused beside the field, naming the first'):
        duplicates(s, w)
    with s.step('a profile is changed on its page: a value, a reset, encryption that the port follows'):
        profile_page(s, w)
    with s.step('a password is typed, stored, revealed and hidden'):
        passwords(s, w)
    with s.step('overrides of all profiles: one is edited, one reset'):
        overrides(s, w)
    with s.step('one parameter is set for several chosen profiles'):
        set_for_many(s, w)
    with s.step('agents and a responsibility are made'):
        people(s, w)
    with s.step('several agents, then several addresses, are dragged to it'):
        drag(s, w)
    with s.step('the From list of an agent is shown as it will be'):
        preview = from_list(s, w)
    with s.step('an error blocks the submit and leads to its field'):
        error(s, w)
    with s.step('warnings are confirmed one by one, a comment is written, revision 1 is submitted'):
        submit(s, w)
    with s.step('mailwrightctl, sqlite3 and the preview say the same'):
        compare(s, w, preview)


def empty_pages(s, w):
    for title, empty, button in (('Profiles', 'No Profiles Yet', 'Add Profile'),
                                 ('Overrides', 'No Overrides', 'Show Profiles'),
                                 ('Responsibilities', 'No Responsibilities Yet', 'Add Responsibility'),
                                 ('Agents', 'No Agents Yet', 'Add Agent')):
        w.page(title)
        w.wait_for(empty)
        w.wait_for('panel:%s > push button:%s' % (empty, button))
        w.picture_of('empty-' + title.lower())
    w.page('Drivers')
    w.picture_of('empty-drivers')


def default_of(s, key):
    return next(p for p in s.json('driver', 'show', IMAP)['parameters'] if p['key'] == key)['site_default']


def site_defaults(s, w):
    w.click('list item:Internet SMTP/IMAP Server')
    w.wait_for('No profile uses this driver')
    w.type('text:IMAP Server', 'Mail.Example.Org')
    w.type('text:SMTP Server', 'smtp.example.org')
    w.click('push button:All')            # leaving the field is enough
    s.until('both are staged', lambda: (default_of(s, 'imap-server'), default_of(s, 'smtp-server')) ==
            ('mail.example.org', 'smtp.example.org'))
    w.expect_text('text:IMAP Server', 'mail.example.org')
    w.picture_of('driver')
    w.click('push button:Back')
    w.wait_for('IMAPSMTP*2 site defaults')


def first_profile(s, w):
    w.page('Profiles')
    w.click('panel:No Profiles Yet > push button:Add Profile')
    w.wait_for('dialog:Add Profile')
    w.type('text:Address', 'Support@Example.org')
    w.expect_text('text:Name', 'Support@Example.org')
    w.type('text:Name', 'Support')
    w.picture_of('assistant-mailbox')
    w.click('push button:Next')
    w.wait_for('Step 2 of 4')
    w.expect_text('text:IMAP Server', 'mail.example.org')
    w.type('password text:Mail Password', PASSWORD)
    w.picture_of('assistant-parameters')
    w.click('push button:Next')
    w.wait_for('Step 3 of 4')
    w.expect_text('text:IMAP Port', '993')
    w.settle()
    w.click('push button:IMAP Encryption: STARTTLS')
    w.expect_text('text:IMAP Port', '143')
    w.picture_of('assistant-encryption')
    w.click('push button:Next')
    w.wait_for('Step 4 of 4')
    w.wait_for('mail.example.org, port 143, STARTTLS')
    w.picture_of('assistant-review')
    w.click('push button:Back')
    w.wait_for('Step 3 of 4')
    w.settle()                                  # while the step slides in, what is clicked is the one that goes
    w.click('push button:IMAP Encryption: TLS')
    w.expect_text('text:IMAP Port', '993')
    w.click('push button:Review')
    w.wait_for('mail.example.org, port 993, TLS')
    w.click('push button:Add')
    w.wait_gone('dialog:Add Profile')
    w.wait_for('label:Stored in keyring')       # its page is open
    assert [p['name'] for p in s.json('profile', 'list')] == ['Support']
    assert s.value('Support', 'mail-password')['secret'] == 'stored'


def duplicates(s, w):
    add(w, 'hilfe@münchen.example')
    w.page('Profiles')
    w.click('push button:Add Profile')
    w.wait_for('dialog:Add Profile')
    for address, owner in ((' SUPPORT@example.ORG ', 'Support'), ('Hilfe@XN--MNCHEN-3YA.example', 'hilfe@münchen.example')):
        w.type('text:Address', address)
        w.wait_for('list item:Address > label:*' + owner + '*')
        w.expect('push button:Next', 'not-sensitive')
        w.expect_text('text:Address', address)
        w.picture_of('assistant-duplicate')
    w.click('push button:Cancel')
    w.click('push button:Discard')
    w.wait_gone('dialog:Add Profile')
    assert len(s.json('profile', 'list')) == 2


def add(w, address):
    """With the site's defaults an address is enough."""
    w.page('Profiles')
    w.click('push button:Add Profile')
    w.wait_for('dialog:Add Profile')
    w.type('text:Address', address)
    w.click('push button:Review')
    w.wait_for('Step 4 of 4')
    w.click('push button:Add')
    w.wait_gone('dialog:Add Profile')


def profile_page(s, w):
    add(w, 'returns@example.org')
    w.click('push button:SMTP Encryption: None')
    s.until('the port follows', lambda: s.value('returns@example.org', 'smtp-port')['value'] == '25')
    w.wait('list item:SMTP Encryption > label:*in the clear*')
    w.type('text:SMTP Server', 'smtp2.example.org')
    w.click('push button:Changed Here')
    w.wait_gone('text:IMAP Server')
    w.wait('list item:SMTP Server > label:set here')
    w.picture_of('profile-changed')
    w.click('push button:All')
    w.type('text:Max Recipients', '5000000')
    w.click('push button:Help on Max Recipients')
    w.keys('Escape')
    w.wait('list item:Max Recipients > label:*is a whole number*')
    w.picture_of('profile-mistake')
    w.expect_text('text:Max Recipients', '5000000')
    w.type('text:Max Recipients', '50')
    w.click('push button:Reset SMTP Server to “smtp.example.org”')
    w.expect_text('text:SMTP Server', 'smtp.example.org')
    s.until('it is reset', lambda: s.value('returns@example.org', 'smtp-server')['origin'] == 'site-default')
    s.until('Max Recipients', lambda: s.value('returns@example.org', 'max-recipients')['value'] == '50')


def passwords(s, w):
    """The three states are in words; what is typed is never shown unless a person asks for it."""
    w.click('list item:Mail Password > push button:Set Password')
    w.type('password text:New Mail Password', PASSWORD)
    w.click('push button:Save Mail Password')
    w.wait_for('list item:Mail Password > label:Stored in keyring')
    w.click('push button:Reveal Mail Password')
    w.expect_text('Revealed Mail Password', PASSWORD)
    w.click('push button:Reveal Mail Password')
    w.wait_gone('Revealed Mail Password')
    assert PASSWORD not in s.ctl('profile', 'show', 'returns@example.org')


def overrides(s, w):
    w.page('Overrides')
    w.wait_rows('tree table:Overrides', lambda rows: len(rows) == 4 + 1)
    w.picture_of('overrides')
    w.double_click('table row:Max Recipients')
    w.wait_for('dialog:*Max Recipients*')
    w.picture_of('override-dialog')
    w.type('text:Max Recipients', '60')
    w.click('push button:Done')
    w.wait_gone('dialog:*Max Recipients*')
    s.until('it is staged', lambda: s.value('returns@example.org', 'max-recipients')['value'] == '60')
    w.context_menu('table row:Max Recipients', 'Reset')
    w.wait_gone('table row:Max Recipients')
    assert s.value('returns@example.org', 'max-recipients')['origin'] == 'driver-default'
    w.click('push button:By Parameter')
    w.picture_of('overrides-by-parameter')


def set_for_many(s, w):
    w.page('Profiles')
    w.wait_rows('tree table:Profiles', lambda rows: len(rows) == 3 + 1)
    w.rubberband('table row:hilfe@münchen.example', 'table row:Support')
    w.wait_for('label:3 *')
    w.picture_of('profiles-chosen')
    w.click('push button:Set Parameter…')
    w.wait_for('dialog:*')
    w.picture_of('set-parameter-choose')
    w.type('entry:Search parameters', 'polling')
    w.click('list item:Polling Interval')
    w.type('text:Polling Interval', '120')
    w.picture_of('set-parameter')
    w.click('push button:Set*')
    w.wait_gone('dialog:*')
    for name in ('Support', 'returns@example.org', 'hilfe@münchen.example'):
        s.until('all have it', lambda: s.value(name, 'polling-interval')['value'] == '120')


def people(s, w):
    w.page('Agents')
    w.click('panel:No Agents Yet > push button:Add Agent')
    w.wait_for('dialog:Add Agent')
    for i, (login, name) in enumerate((('anna', 'Anna Larsen'), ('bo', 'Bo Nilsson'), ('chris', 'Chris Okafor'))):
        w.type('text:Login', login)
        w.type('text:Name', name)
        if i == 0:
            w.picture_of('add-agent')
        w.click('push button:Add' if i == 2 else 'push button:Add Another')
        s.until('it is staged', lambda: len(s.json('agent', 'list')) == i + 1)
    w.wait_gone('dialog:Add Agent')
    w.picture_of('agents')
    w.page('Responsibilities')
    w.click('panel:No Responsibilities Yet > push button:Add Responsibility')
    w.wait_for('dialog:Add Responsibility')
    w.type('text:Name', 'First Line')
    w.picture_of('add-responsibility')
    w.click('push button:Add')
    w.wait_gone('dialog:Add Responsibility')
    s.until('it is staged', lambda: len(s.json('responsibility', 'list')) == 1)


def members(s, kind, key):
    return sorted(m[key] for m in s.json('responsibility', 'show', 'First Line')[kind])


def drag(s, w):
    card = 'list:Responsibilities > list item:First Line*'
    w.click('list:Agents > list item:Anna Larsen')
    w.also('list:Agents > list item:Chris Okafor')
    w.drag('list:Agents > list item:Chris Okafor', card)
    s.until('both are in it', lambda: members(s, 'agents', 'login') == ['anna', 'chris'])
    w.click('page tab:Addresses')
    w.click('list:Addresses > list item:returns@example.org')
    w.also('list:Addresses > list item:Support*')
    w.drag('list:Addresses > list item:Support*', card)
    s.until('both are in it', lambda: members(s, 'profiles', 'address') == ['Support@Example.org', 'returns@example.org'])
    w.picture_of('responsibilities')


def from_list(s, w):
    w.click('page tab:Agents')
    w.click('list:Agents > list item:Anna Larsen')
    rows = w.wait_rows('list:From list of Anna Larsen', lambda rows: len(rows) == 2)
    w.picture_of('from-list')
    return [(int(row[0]), row[1]) for row in rows]


def error(s, w):
    """hilfe@münchen.example and returns@example.org: the first has no password yet."""
    w.click('push button:Submit*')
    w.wait_for('dialog:Submit*')
    w.wait_for('push button:Show Field')
    w.expect('dialog:Submit* > push button:Submit', 'not-sensitive')
    w.picture_of('submit-error')
    w.click('push button:Show Field')
    w.wait_gone('dialog:Submit*')
    w.wait_for('text:Address')
    w.click('list item:Mail Password > push button:Set Password')
    w.type('password text:New Mail Password', PASSWORD)
    w.click('push button:Save Mail Password')
    w.wait_for('list item:Mail Password > label:Stored in keyring')


def submit(s, w):
    w.click('push button:Submit*')
    w.wait_for('dialog:Submit*')
    w.wait_for('list item:*without encryption*')
    w.expect('dialog:Submit* > push button:Submit', 'not-sensitive')
    w.type('text:Comment', 'The first mailboxes')
    w.picture_of('submit')
    w.click('I Know*')
    w.picture_of('submit-confirmed')
    w.click('dialog:Submit* > push button:Submit')
    w.wait_toast('Revision 1 submitted')
    w.picture_of('submitted')
    w.expect('push button:Submit', 'not-sensitive')
    assert s.staged() == []
    assert s.sql('SELECT number, comment FROM revision') == [(1, 'The first mailboxes')]


def compare(s, w, preview):
    by_ctl = [(row['position'], row['address']) for row in s.json('from-list', 'anna')]
    by_shell = [(int(p), a) for p, a in s.shell("SELECT position, address FROM from_list WHERE login = 'anna' ORDER BY position")]
    w.page('Responsibilities')
    w.click('list:Agents > list item:Anna Larsen')
    now = w.wait_rows('list:From list of Anna Larsen', lambda rows: len(rows) == 2)
    assert by_ctl == by_shell == preview == [(int(r[0]), r[1]) for r in now], (by_ctl, by_shell, preview, now)
