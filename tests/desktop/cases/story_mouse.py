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


def empty_pages(s, w):
    for title, empty, button in (('Profiles', 'No Profiles Yet', 'Add Profile'),
                                 ('Overrides', 'No Overrides', 'Show Profiles')):
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
    w.type('text:Mail Password', PASSWORD)
    w.picture_of('assistant-parameters')
    w.click('push button:Next')
    w.wait_for('Step 3 of 4')
    w.expect_text('text:IMAP Port', '993')
    w.click('push button:IMAP Encryption: STARTTLS')
    w.expect_text('text:IMAP Port', '143')
    w.picture_of('assistant-encryption')
    w.click('push button:Next')
    w.wait_for('Step 4 of 4')
    w.wait_for('mail.example.org, port 143, STARTTLS')
    w.picture_of('assistant-review')
    w.click('push button:Back')
    w.wait_for('Step 3 of 4')
    w.click('push button:IMAP Encryption: TLS')
    w.click('push button:Review')
    w.wait_for('mail.example.org, port 993, TLS')
    w.click('push button:Add Profile')
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
    w.click('push button:Close')
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
    w.click('push button:Add Profile')
    w.wait_gone('dialog:Add Profile')


def profile_page(s, w):
    add(w, 'returns@example.org')
    w.click('push button:SMTP Encryption: None')
    s.until('the port follows', lambda: s.value('returns@example.org', 'smtp-port')['value'] == '25')
    w.wait_for('list item:SMTP Encryption > label:*not encrypted*')
    w.type('text:SMTP Server', 'smtp2.example.org')
    w.click('push button:Changed Here')
    w.wait_gone('text:IMAP Server')
    w.wait_for('list item:SMTP Server > label:set here')
    w.picture_of('profile-changed')
    w.click('push button:All')
    w.type('text:Max Recipients', '5000000')
    w.picture_of('profile-mistake')
    w.click('push button:Mail*')


def passwords(s, w):
    pass
