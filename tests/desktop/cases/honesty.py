# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is not so any more is said, and what cannot be done says why."""
import os, sqlite3

from case import case


def draft_of(s):
    """The file of the usual draft."""
    folder = os.path.join(os.environ['XDG_STATE_HOME'], 'mailwright')
    return next(os.path.join(top, name) for top, _, names in os.walk(folder) for name in names if name.endswith('.draft'))


def in_draft(s, sql):
    """Looked up by a program that needs no live database."""
    db = sqlite3.connect('file:%s?mode=ro' % draft_of(s), uri=True)
    try:
        return db.execute(sql).fetchone()[0]
    finally:
        db.close()


@case('files-gone')
def files_gone(s):
    """The files are taken away under the window."""
    s.complete('support@example.org', 'Support')
    w = s.start()
    with s.step('a live database that is moved is said at once, and nothing is submitted'):
        os.rename(s.live, s.live + '.moved')
        w.wait_for('label:The live database*moved or removed*')
        w.expect('push button:Submit*', 'not-sensitive')
        w.keys('ctrl+Return')
        w.wait_toast('Nothing can be submitted now: see above.')
        assert in_draft(s, 'SELECT count(*) > 0 FROM staged')
    with s.step('the draft can be edited all the while'):
        w.open('Support')
        w.type('text:Comment', 'while it was away')
        w.keys('Return')
        s.until('it is staged', lambda: in_draft(s, 'SELECT comment FROM profile') == 'while it was away')
    with s.step('when it is back the bar goes by itself'):
        os.rename(s.live + '.moved', s.live)
        w.wait_gone('label:The live database*')
        w.expect('push button:Submit*', 'sensitive')
    with s.step('another file in its place is said, too'):
        os.rename(s.live, s.live + '.moved')
        with open(s.live, 'w'):
            pass
        w.wait_for('label:Another file took the place of the live database*')
        os.rename(s.live + '.moved', s.live)
        w.wait_gone('label:Another file*')
    with s.step('without its folder the draft takes no edit, and what was typed stays'):
        draft = draft_of(s)
        folder = os.path.dirname(draft)
        os.rename(folder, folder + '.moved')
        w.wait_for('label:Your draft*moved or removed*')
        w.type('text:Comment', 'not lost')
        w.keys('Return')
        w.wait_for('label:*removed or replaced*')
        assert 'not lost' in w.texts('text:Comment'), w.texts('text:Comment')
        w.picture_of('files-gone')
    with s.step('but what is staged can still be submitted'):
        w.click('push button:Submit*')
        w.wait_for('dialog:Submit*')
        w.click('dialog:Submit* > push button:Submit')
        s.until('it is live', lambda: s.sql('SELECT comment FROM profile') == [('while it was away',)])
        os.rename(folder + '.moved', folder)
        w.wait_gone('label:Your draft*')


@case('vanished')
def vanished(s):
    """What is open, or was just changed, goes away elsewhere."""
    s.complete('support@example.org', 'Support')
    s.complete('sales@example.org', 'Sales')
    s.ctl('agent', 'add', 'anna', '--name', 'Anna Larsen')
    w = s.start()
    with s.step('a page of what is gone closes, says so, and keeps what was being typed'):
        w.open('Support')
        w.click('text:Comment')
        w.text('half a sentence')
        s.ctl('profile', 'delete', 'Support')
        w.wait_toast('“Support” is not there any more. You were typing “half a sentence”.')
        w.keys('Return')
        w.rest()
        assert not w.sees('text:Comment'), 'Enter opened a neighbour'
    with s.step('the same of an agent'):
        w.page('Agents')
        w.double_click('table row:Anna*')
        w.wait_for('label:Anna Larsen')
        w.wait_for('text:Name')
        s.ctl('agent', 'remove', 'anna')
        w.wait_toast('“Anna Larsen” is not there any more: it was deleted or undone.')
    with s.step('what is undone on another page is said, and leads there'):
        w.page('Drivers')
        w.keys('ctrl+z')
        w.hover('label:Undone: *Anna*')             # under the pointer it stays
        w.click('push button:Show*')
        w.wait_for('table row:Anna*')
        w.page('Drivers')
        w.keys('ctrl+shift+z')
        w.wait_for('label:Redone: *Anna*')
    with s.step('where it is seen nothing is said'):
        w.page('Agents')
        w.wait_gone('label:Redone: *Anna*')
        w.keys('ctrl+z')
        w.wait_for('table row:Anna*')
        assert not w.sees('label:Undone: *')


@case('refused-delete')
def refused_delete(s):
    s.complete('support@example.org', 'Support')
    s.ctl('submit', '-m', 'one', '--accept-warnings')
    s.complete('sales@example.org', 'Sales')
    w = s.start()
    with s.step('Delete on a submitted profile says why not, and what to do instead'):
        w.click('tree table:Profiles > table row:Support')
        w.keys('Delete')
        w.wait_for('label:“Support” Cannot Be Deleted')
        w.click('push button:Close')
    with s.step('the same of several, of which one was'):
        w.keys('ctrl+a')
        w.keys('Delete')
        w.wait_for('label:1 Profile Cannot Be Deleted')
        w.picture_of('refused-delete')
        w.click('push button:Disable')
        s.until('both are disabled', lambda: in_draft(s, 'SELECT count(*) FROM profile WHERE enabled') == 0)


REASONS = [
    (1, 'ctrl+t', 'Select the mailboxes to be tested first.'),
    (1, 'Delete', 'Select the profiles to be deleted first.'),
    (2, 'ctrl+n', 'An override comes from a value that is set on a profile’s page.'),
    (3, 'ctrl+n', 'A driver is a file: put it into the folder that is named on this page.'),
    (4, 'ctrl+shift+a', 'Select the agents or addresses to be assigned first.'),
    (5, 'Delete', 'Select the agents to be deleted first.'),
    (6, 'ctrl+t', 'There is nothing to test: no mailbox is in use.'),
    (6, 'alt+Left', 'There is no page to go back to.'),
    (6, 'ctrl+z', 'Nothing to undo'),
]


@case('no-silent-key')
def no_silent_key(s):
    """An action that cannot be done says why."""
    w = s.start()
    for number, key, reason in REASONS:
        with s.step('%s on page %d' % (key, number)):
            w.keys('ctrl+%d' % number, key)
            w.wait_for('label:' + reason)
