# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What is submitted is published for mail servers; where it is not, the window says so until it is."""
import glob, os, sqlite3, subprocess

from case import case

OLDER = os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', '..', 'store', 'older', 'live.1.sql')
TROUBLE = 'label:Mail servers are not told what is live.*'


class Maps:
    def __init__(self, name):
        self.folder = os.path.join(os.environ['RIG_HOME'], name)
        self.path = os.path.join(self.folder, 'sender_login.cdb')
        os.mkdir(self.folder)

    def answer(self, address):
        """As a mail server is answered; None without a map."""
        r = subprocess.run(['cdb', '-q', self.path, address], capture_output=True, text=True)
        return r.stdout if r.returncode in (0, 100) else None


def office(s):
    s.complete('support@example.org', 'Support')
    s.ctl('agent', 'add', 'anna')
    s.ctl('agent', 'add', 'bo')
    s.ctl('responsibility', 'add', 'First')
    s.ctl('responsibility', 'assign', 'First', '--agent', 'anna', '--profile', 'Support')
    s.ctl('submit', '-m', 'one', '--accept-warnings')


def submit(s, w, comment):
    w.keys('ctrl+Return')
    w.wait_focus('text:Comment')
    w.text(comment)
    w.click('dialog:Submit* > push button:Submit')
    w.wait_for('Revision * submitted')


def assign(s, login):
    s.ctl('responsibility', 'assign', 'First', '--agent', login)


@case('publishing', weight=2)
def publishing(s):
    office(s)
    maps, other = Maps('maps'), Maps('other')
    w = s.start()
    with s.step('a folder that is not there stays as it was typed, and is not set'):
        w.menu('Preferences')
        w.wait_windows(2)
        w.wait_for('label:Nothing is published.')
        w.type('text:Publish Folder', maps.folder + '/none')
        w.keys('Return')
        w.wait_for('There is no folder*')
        w.expect_text('text:Publish Folder', maps.folder + '/none')
        w.picture_of('publish-folder-missing')
        assert s.json('publish-folder', 'show')['folder'] is None
    with s.step('one that is there is published in at once'):
        w.type('text:Publish Folder', maps.folder)
        w.keys('Return')
        w.wait_for('label:*holds revision 1.*')
        assert maps.answer('support@example.org') == 'anna'
        assert s.json('publish-folder', 'show')['folder'] == maps.folder and s.staged() == []
        w.wait_for('label:*smtpd_sender_login_maps = cdb:%s/sender_login*' % maps.folder)
        w.picture_of('publish-folder')
        # The first takes the toast away, as everywhere.
        w.keys('Escape', 'Escape')
        w.wait_windows(1)
    with s.step('a submit publishes'):
        assign(s, 'bo')
        submit(s, w, 'with bo')
        s.until('it is published', lambda: maps.answer('support@example.org') == 'anna,bo')
    with s.step('a folder that goes away is said, and the submit stands'):
        os.rename(maps.folder, maps.folder + '.away')
        s.ctl('agent', 'remove', 'bo')
        submit(s, w, 'without bo')
        w.wait_for(TROUBLE)
        w.picture_of('publish-trouble')
        assert s.sql('SELECT max(number) FROM revision') == [(3,)]
    with s.step('when it is there again, one click mends it'):
        # It is tried again by itself: the click comes first.
        w.hover('push button:Try Again')
        os.rename(maps.folder + '.away', maps.folder)
        w.xdo('click', 1)
        w.wait_gone(TROUBLE)
        assert maps.answer('support@example.org') == 'anna'
    with s.step('what is set is there when the preferences open'):
        w.menu('Preferences')
        w.wait_windows(2)
        w.wait_for('label:*holds revision 3.*')
        w.expect_text('text:Publish Folder', maps.folder)
        w.keys('Escape')
        w.wait_windows(1)
    with s.step('what somebody else sets is followed'):
        s.ctl('publish-folder', 'set', other.folder)
        s.ctl('agent', 'add', 'chris')
        submit(s, w, 'four')
        s.until('it is published there', lambda: s.json('publish-folder', 'show')['revision'] == 4)
        assert other.answer('support@example.org') == 'anna'
    with s.step('a submit right before the end is published'):
        assign(s, 'chris')
        submit(s, w, 'and away')
        w.program.end()
        assert other.answer('support@example.org') == 'anna,chris'


@case('publishing-at-start')
def at_start(s):
    office(s)
    maps = Maps('maps')
    s.ctl('publish-folder', 'set', maps.folder)
    with open(maps.path, 'rb') as f:
        whole = f.read()
    with open(maps.path, 'wb') as f:
        f.write(whole.replace(b'anna', b'hans'))
    assert maps.answer('support@example.org') == 'hans'
    with s.step('a damaged map is found and mended when the window opens'):
        w = s.start()
        s.until('it is mended', lambda: maps.answer('support@example.org') == 'anna')
        w.program.end()
    with s.step('a map that is not ours stays, and is said; another folder is one click away'):
        subprocess.run(['cdb', '-c', maps.path], input=b'+1,1:a->b\n\n', check=True)
        w = s.start()
        w.wait_for(TROUBLE)
        assert maps.answer('a') == 'b'
        w.click('push button:Preferences')
        w.wait_windows(2)
        w.wait_for('label:*was not published by Mailwright*')
        w.type('text:Publish Folder', '')
        w.keys('Return')
        w.wait_for('label:Nothing is published.')
        # The first takes the toast away, as everywhere.
        w.keys('Escape', 'Escape')
        w.wait_windows(1)
        w.wait_gone(TROUBLE)
        assert s.json('publish-folder', 'show')['folder'] is None and maps.answer('a') == 'b'
    with s.step('what cannot be published is named'):
        # As written before logins were looked at.
        w.program.end()
        for path in glob.glob(s.live + '*'):
            os.unlink(path)
        db = sqlite3.connect(s.live)
        with open(OLDER) as f:
            db.executescript(f.read())
        db.close()
        os.unlink(maps.path)
        s.ctl('publish-folder', 'set', maps.folder)
        w = s.start()
        w.wait_for('label:Not all that is live*carla, dora*')
        w.picture_of('publish-left-out')
        w.click('push button:Close This Message')
        w.wait_gone('label:Not all that is live*')
        w.wait_for('push button:Add Profile')
