# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Connection tests through the window, against real mail servers."""
import glob, os, sqlite3

import mailworld
from accessibility import audit
from case import case


def staged(s):
    return {c['field']: c['after'] for c in s.staged()}


@case('connections', weight=8)
def connections(s):
    if not mailworld.is_possible():
        with s.step('mail servers start as root only # SKIP'):
            return
    with mailworld.running() as world:
        story(s, world)


@case('finding')
def finding(s):
    """Of an address whose domain is everybody's nothing is asked, so that no network is needed."""
    s.ctl('profile', 'add', 'jo@co.uk', '--driver', 'internet-smtp-imap', '--name', 'Jo')
    w = s.start()
    with s.step('nothing is found, and why is said'):
        w.open('Jo')
        w.click('More for This Profile')
        w.keys('Return')
        w.wait_for('list:What Stands in the Way')
        w.wait_true('the reason', lambda: any('co.uk' in t for t in w.texts('list:What Stands in the Way')))
        assert 'sensitive' not in w.wait('push button:Apply').states
        w.picture_of('finding-nothing')
    audit(s, w, 'what was found')
    with s.step('the same over plain HTTP'):
        w.click('Look')
        w.wait_gone('Look')
        w.wait_for('list:What Stands in the Way')
        w.keys('Escape')
        w.wait_gone('list:What Stands in the Way')
        assert len(s.staged()) == 1, s.staged()


def open_draft():
    path, = glob.glob(os.path.join(os.environ['XDG_STATE_HOME'], 'mailwright', '*.draft'))
    return sqlite3.connect(path, timeout=20)


def keep_days(s, *days):
    """As if it had been tested on those days."""
    draft = open_draft()
    with draft:
        draft.executemany("INSERT INTO health VALUES (date ('now', 'localtime', ? || ' days'), ?, ?, ?, ?)", days)
    draft.close()


def multiply(address, n):
    """As if there were so many profiles more like that one, tested with the same end."""
    draft = open_draft()
    (profile,), = draft.execute('SELECT id FROM profile WHERE address = ?', (address,))
    with draft:
        for i in range(n):
            new = {'id': 'copy-%d' % i, 'old': profile, 'name': 'Copy %d' % i, 'was': address, 'address': 'c%d@example.org' % i}
            draft.execute('INSERT INTO profile (id, name, name_key, address, address_key, address_unicode, driver)'
                          ' SELECT :id, :name, lower (:name), :address, :address, :address, driver FROM profile WHERE id = :old', new)
            draft.execute('INSERT INTO profile_override (profile, key, value)'
                          ' SELECT :id, key, value FROM profile_override WHERE profile = :old', new)
            draft.execute('INSERT INTO observation (profile, direction, scheme, server, verdict, step, reachability, message, digest,'
                          ' depends, milliseconds, time) SELECT :id, direction, scheme, server, verdict, step, reachability, message,'
                          ' digest, replace (depends, :was, :address), milliseconds, time FROM observation WHERE profile = :old', new)
    draft.close()


@case('health')
def health(s):
    """Nothing is connected to but ports of this computer where nobody listens."""
    for name, port in (('Support', '1'), ('Sales', '2')):
        s.complete(name.lower() + '@example.org', name)
        s.ctl('profile', 'set', name, 'imap-server=127.0.0.1', 'imap-port=' + port, 'smtp-server=127.0.0.1', 'smtp-port=1')
    w = s.start()
    with s.step('before the first test there is no chart, and nothing fails'):
        w.page('Connections')
        w.wait_for('label:Nothing Tested Yet')
        assert not w.sees('image:Mailboxes by Day') and not w.sees('push button:*fail*')
    with s.step('what fails is said in the sidebar as soon as it is known'):
        w.page('Profiles')
        keep_days(s, (-9, 1, 0, 1, 0), (-7, 2, 0, 0, 0), (-3, 0, 1, 0, 1))
        assert s.run('test', '--all', '--no-login').returncode == 1
        w.wait_for('push button:2 mailboxes fail. Show them')
    with s.step('and leads to what fails alone'):
        s.complete('new@example.org', 'New')
        w.click('push button:2 mailboxes fail. Show them')
        w.expect('push button:Failing Only', 'pressed')
        w.wait_for('label:4 connections fail. 1 mailbox was never tested.')
    with s.step('one broken server is one line, with its ports'):
        assert w.wait_rows('list:Connections', lambda rows: len(rows) == 1)[0][1:2] == ['127.0.0.1, ports 1, 2'], w.rows('list:Connections')
    with s.step('the days are a chart that says itself in words'):
        chart = w.wait('image:Mailboxes by Day')
        assert 'A week before 2 mailboxes worked.' in chart.description, chart.description
        w.wait_for('label:2 mailboxes fail')
        w.picture_of('connection-health')
    audit(s, w, 'health')
    with s.step('an edit that it depends on is not known to fail'):
        s.ctl('profile', 'set', 'Sales', 'imap-port=3', 'smtp-port=3')
        w.wait_for('push button:1 mailbox fails. Show it')
    with s.step('of very many that fail it is said that they are more'):
        multiply('support@example.org', 1000)
        w.wait_for('push button:More than 1000 mailboxes fail. Show them')
        assert w.sees('label:1000+')


def close_certificate(s, w, where):
    audit(s, w, where)
    with s.step('Escape closes ' + where):
        w.keys('Escape')
        w.wait_gone('push button:Export…')


def story(s, world):
    world.profile(s, 'support@example.org', 'Support', 'support', imap_port=world.env['IMAP_PORT'])
    world.profile(s, 'sales@example.org', 'Sales', 'sales', smtp_port=world.bad_port('lateissuer', 'smtp'))
    world.profile(s, 'bo@example.org', 'Bo', 'bo', imap_port=world.bad_port('refuses', 'imap'))
    s.ctl('submit', '-m', 'as they were', '--accept-warnings')
    w = s.start()

    with s.step('a profile is tested, and the verdict is said in words for each direction'):
        w.open('Support')
        w.keys('ctrl+t')
        w.wait_for('label:Port does not speak TLS')
        w.wait_for('label:Works')
        w.wait_told('This is what was seen*: Port does not speak TLS.*: Works.*')
        w.picture_of('connection-verdict')
    with s.step('what the server offers is found out, and shown as what would change'):
        w.click('Find Out What the Server Offers#1')
        w.wait_for('label:This is the strongest that the server offers. It would change:')
        w.picture_of('connection-suggestion')
        assert not s.staged(), s.staged()
        w.click('push button:Apply')
        s.until('staged', lambda: staged(s).get('imap-encryption'))
    with s.step('the same is tested again, with what is staged, and works'):
        w.keys('ctrl+t')
        w.wait_gone('label:Port does not speak TLS')
        w.wait_true('both work', lambda: len(w.find_all('label:Works')) == 2)
    with s.step('the certificate says whose it is, and until when'):
        w.click('push button:Certificate…#1')
        w.wait_for('label:issued by Mailworld CA')
        w.scroll_to('push button:Copy Fingerprint')
        assert 'SHA-256 Fingerprint' in w.texts('list:What This Certificate Says')
        w.picture_of('connection-certificate')
    close_certificate(s, w, 'a certificate')
    with s.step('what is known to work as it is submitted is not to be tested again'):
        w.click('push button:Submit')
        w.wait_for('list:What Will Be Submitted')
        w.keys('ctrl+Return')
        w.wait_toast('Revision 2 submitted')
        assert not w.sees('label:Test What Changed')
    with s.step('after the submit the mailboxes that were touched are tested on the board'):
        s.ctl('profile', 'set', 'Support', 'smtp-timeout=50')
        w.wait_for('push button:Submit')
        w.expect('push button:Submit', 'sensitive')
        w.click('push button:Submit')
        w.wait_for('list:What Will Be Submitted')
        w.keys('ctrl+Return')
        w.click('label:Test What Changed')
        w.wait_true('the board', lambda: w.sees('label:2 connections work.*'))
    with s.step('all are tested: one line for each cause and server'):
        w.click('push button:Test All')
        w.wait_for('label:Certificate expired')
        w.wait_for('label:Login refused')
        w.wait_for('label:2 connections fail. 4 connections work.')
        w.wait_told('The test is over. 2 connections fail. 4 connections work.')
        w.picture_of('connection-board')
    with s.step('only what fails is shown when asked for'):
        w.click('push button:Failing Only')
        w.wait_true('two lines', lambda: len(w.rows('list:Connections')) == 2)
    with s.step('a group unfolds with the Right key, and folds with the Left one'):
        w.tab_to('push button:Test Again: *')
        w.keys('Right')
        w.wait_true('its mailbox', lambda: len(w.rows('list:Connections')) == 3)
        w.keys('Right')
        w.keys('Left')
        w.keys('Left')
        w.wait_true('two lines', lambda: len(w.rows('list:Connections')) == 2)
    with s.step('where they fail after a submit, taking the revision back is offered'):
        w.click('push button:Failing Only')
        s.ctl('profile', 'set', 'Support', 'imap-port=1')
        w.wait_for('push button:Submit')
        w.expect('push button:Submit', 'sensitive')
        w.click('push button:Submit')
        w.wait_for('list:What Will Be Submitted')
        w.keys('ctrl+Return')
        w.click('label:Test What Changed')
        w.wait_for('push button:Take Back')
        w.picture_of('connection-take-back')
        assert not s.staged(), 'it is left to the person'
        w.click('push button:Take Back')
        s.until('staged', lambda: staged(s).get('imap-port') == world.env['IMAP_PORT'])
        w.wait_gone('push button:Take Back')
    with s.step('a certificate that is not trusted says what can be done'):
        w.open('Sales')
        w.keys('ctrl+t')
        w.click('push button:Certificate…#2')
        w.wait_for('push button:Export…')
        # The one at fault is shown, which is not the server's own.
        w.wait_true('the intermediate', lambda: 'Mailworld Issuing, ended' in w.texts('list:What This Certificate Says'))
        w.picture_of('connection-certificate-fault')
        w.scroll_to('push button:Choose…')
        w.picture_of('connection-certificate-untrusted')
    close_certificate(s, w, 'an untrusted certificate')
    with s.step('nobody was told a password in the clear'):
        assert not [line for line in world.logins() if line.endswith('plain')], world.logins()
