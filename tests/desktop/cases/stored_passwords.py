# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is in the keyring, who needs it, and what is removed from it."""
from accessibility import audit
from case import case

DIALOG = 'dialog:Stored Passwords'
LIST = DIALOG + ' > list:Stored Passwords'
SUPPORT = 'support@example.org, Mail Password'


def password(s, name, text):
    s.ctl('profile', 'password', name, stdin=text + '\n')


def submit(s):
    s.ctl('submit', '-m', 'x', '--accept-warnings')


def uses(s):
    return sorted(one['use'] for one in s.json('secrets', 'list'))


@case('stored-passwords')
def stored(s):
    s.complete('support@example.org', 'Support')
    submit(s)
    for text in ('one', 'two', 'three'):
        password(s, 'Support', text)
    submit(s)
    password(s, 'Support', 'four')
    w = s.start()
    with s.step('each is listed with who needs it, those that nobody needs first'):
        w.menu('Stored Passwords…')
        w.wait_for(DIALOG + ' > push button:Remove 2 Unused')
        w.wait_for(DIALOG + ' > label:5 passwords are stored. 2 are not used any more.')
        w.wait_for(LIST + ' > list item:' + SUPPORT)
        said = [row[1] for row in w.wait_rows(LIST, lambda rows: len(rows) == 5)]
        assert [text.startswith('Not used') for text in said] == [True, True, False, False, False], said
        assert any(text.startswith('Live') for text in said) and any(text.startswith('Draft') for text in said), said
        assert any(text.startswith('Revision 2, if it is taken back') for text in said), said
        w.picture_of('stored-passwords')
    audit(s, w, 'nothing is without a name, or out of reach of the keyboard')
    with s.step('what is staged meanwhile, in another program, is left alone'):
        password(s, 'Support', 'five')
        w.click(DIALOG + ' > push button:Remove 2 Unused')
        w.wait_toast('2 passwords removed from the keyring')
        w.wait_for(DIALOG + ' > label:4 passwords are stored. Each is live, or may still be wanted.')
        w.expect(DIALOG + ' > push button:Remove Unused', 'not-sensitive')
        assert uses(s) == ['draft', 'draft', 'live', 'revision'], uses(s)
    with s.step('a revision still brings back what it replaced'):
        w.click(DIALOG + ' > push button:Close')
        w.wait_gone(DIALOG)
        s.ctl('discard')
        s.ctl('take-back', '2')
        assert s.value('Support', 'mail-password')['secret'] == 'stored'
    with s.step('the keyboard removes them'):
        w.menu('Stored Passwords…')
        w.wait_for(DIALOG + ' > push button:Remove 2 Unused')
        w.keys('alt+r')
        w.wait_toast('2 passwords removed from the keyring')
        s.until('they are gone', lambda: 'unused' not in uses(s))


@case('stored-passwords-narrow', lang='de')
def narrow(s):
    s.complete('support@example.org', 'Support')
    submit(s)
    for text in ('one', 'two', 'three'):
        password(s, 'Support', text)
    submit(s)
    w = s.start()
    with s.step('it is no wider than a telephone, where words are long'):
        w.resize(360, 700)
        w.wait_for('list item:Support')
        w.click('push button:' + w.words('Back'))
        w.click('push button:' + w.words('Menu'))
        w.click_in_popover(w.words('_Stored Passwords…').replace('_', ''))
        w.wait_for('push button:2 nicht verwendete entfernen')
        w.resize(360, 600)
        w.picture_of('stored-passwords-narrow')
    audit(s, w, 'nothing is out of reach there')
    with s.step('and what is not used is removed'):
        w.click('push button:2 nicht verwendete entfernen')
        w.wait_toast('2 Passwörter aus dem Schlüsselbund entfernt')
        s.until('they are gone', lambda: uses(s) == ['live', 'revision'])


@case('stored-passwords-locked', keyring='locked')
def locked(s):
    w = s.start()
    with s.step('a keyring that stays locked is told, with a way on'):
        w.menu('Stored Passwords…')
        w.wait_for(DIALOG + ' > label:*The keyring is locked*')
        w.picture_of('stored-passwords-locked')
    with s.step('once it is unlocked, there is nothing in it'):
        s.keyring('unlock')
        w.click(DIALOG + ' > push button:Try Again')
        w.wait_for(DIALOG + ' > label:No Stored Passwords')
        w.picture_of('stored-passwords-none')
