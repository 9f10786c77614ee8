#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-postfix.py MAILWRIGHTCTL      Postfix enforces the From lists that were submitted, set up as README.md says; prints TAP

One Postfix is started on one published map, and can reach nothing else of ours; it is neither restarted nor told of
anything. Skipped where it cannot be started: it takes root and the packages.
"""
import os, re, shutil, smtplib, sqlite3, ssl, subprocess, sys, time

import servers
from world import World, main, test

README = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'README.md')
FOLDER = '/var/lib/mailwright'
MANY = 2000
REFUSED = (553, 'not owned by user anna')
ACCEPTED = (250, '')
LATER = (451, 'Temporary lookup failure')


class Submitted(World):
    """Anna answers for Support and the returns desk; Sales is Bo's; Chris has very many. The live database is nobody's
    but ours; only the folder of maps can be read."""

    def __init__(self):
        super().__init__()
        self.maps = os.path.join(self.folder, 'maps')
        self.map = os.path.join(self.maps, 'sender_login.cdb')
        os.chmod(self.folder, 0o711)
        os.mkdir(self.maps, 0o755)
        self.ok('agent', 'list')
        self.give_chris_many()
        self.ok('publish-folder', 'set', self.maps)
        os.unlink(self.draft)
        self.complete('support@example.org', 'Support')
        self.complete('sales@example.org', 'Sales')
        self.complete('returns@münchen.example', 'Returns')
        self.complete('"odd one"@example.org', 'Odd')
        self.complete('a@faß.example', 'Sharp')
        self.ok('agent', 'add', 'anna', '--address', 'anna@example.org')
        self.ok('agent', 'add', 'bo')
        self.ok('responsibility', 'add', 'First Line')
        self.ok('responsibility', 'add', 'Shop')
        self.ok('responsibility', 'assign', 'First Line', '--agent', 'anna', '--profile', 'Support', '--profile', 'Returns',
                '--profile', 'Odd', '--profile', 'Sharp')
        self.ok('responsibility', 'assign', 'Shop', '--agent', 'bo', '--profile', 'Sales')
        self.submit()

    def give_chris_many(self):
        """As a site has them after years; written by hand, since that takes a moment only."""
        db = sqlite3.connect(self.live)
        db.execute("INSERT INTO agent (id, login, login_key) VALUES ('c', 'chris', 'chris')")
        db.execute("INSERT INTO responsibility (id, name, name_key) VALUES ('m', 'Many', 'many')")
        db.execute("INSERT INTO responsibility_agent VALUES ('m', 'c')")
        for i in range(MANY):
            db.execute("INSERT INTO profile (id, name, name_key, address, address_key, address_unicode, driver)"
                       " VALUES (:a, :a, :a, :a, :a, :a, 'internet-smtp-imap')", {'a': 'many%d@example.org' % i})
            db.execute("INSERT INTO responsibility_profile VALUES ('m', ?)", ('many%d@example.org' % i,))
        db.commit()
        db.close()

    def submit(self):
        return self.json('submit', '-m', 'x', '--accept-warnings')['revision']


class Session:
    """An agent's program that sends mail, logged in."""

    def __init__(self, login='anna'):
        self.smtp = smtplib.SMTP('localhost', int(servers.env['SUBMISSION_PORT']), timeout=30)
        context = ssl.create_default_context(cafile=servers.env['CA_FILE'])
        # Python 3.13 asks for more than RFC 5280 of an authority that was made by hand.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        self.smtp.starttls(context=context)
        self.smtp.login(login, 'pw-' + login)

    def answer_to(self, sender, *options):
        """Postfix says at RCPT what it thinks of the sender."""
        self.smtp.command_encoding = 'utf-8'
        code, text = self.smtp.mail(sender, options)
        assert code == 250, (sender, code, text)
        code, text = self.smtp.rcpt('bo@example.org')
        self.smtp.rset()
        return code, text.decode()

    def expect(self, answer, sender, *options):
        code, text = self.answer_to(sender, *options)
        assert code == answer[0] and answer[1] in text, (sender, code, text, log())


def log():
    with open(servers.env['POSTFIX_LOG']) as f:
        return [line for line in f.read().splitlines() if 'warning' in line or 'fatal' in line or 'panic' in line]


def expect(answer, sender, login='anna', *options):
    """In a session of its own, as after a while; the ones that last are looked at where it matters."""
    session = Session(login)
    session.expect(answer, sender, *options)
    session.smtp.quit()


def documented():
    """README's settings, as {name: value}."""
    with open(README) as f:
        return settings(re.search(r'^# main\.cf\n(.*?)^```', f.read(), re.M | re.S)[1])


def settings(text):
    return dict(re.split(r'\s*=\s*', line, maxsplit=1) for line in text.splitlines() if '=' in line)


def main_pid():
    with open(os.path.join(os.path.dirname(servers.env['POSTFIX_CONFIG']), 'queue', 'pid', 'master.pid')) as f:
        return f.read().strip()


@test
def it_is_set_up_as_readme_says():
    with open(os.path.join(servers.env['POSTFIX_CONFIG'], 'main.cf')) as f:
        have = settings(f.read())
    wanted = documented()
    assert set(wanted) == {'smtpd_sender_login_maps', 'smtpd_sender_restrictions'}, wanted
    for name, value in wanted.items():
        assert have[name] == value.replace(FOLDER, world.maps), (name, have[name])
    with open(README) as f:
        assert 'mailwrightctl publish-folder set %s ' % FOLDER in f.read()
    # Whoever Postfix runs as has no business with the database.
    assert os.stat(world.live).st_mode & 0o077 == 0


@test
def only_addresses_of_the_from_list_are_taken():
    assert {s['address'] for s in world.json('from-list', 'anna')} == {
        'returns@münchen.example', 'support@example.org', '"odd one"@example.org', 'a@faß.example'}
    for sender in ('support@example.org', 'Support@Example.ORG', 'returns@xn--mnchen-3ya.example', '"Odd one"@example.org',
                   'a@xn--fa-hia.example'):
        expect(ACCEPTED, sender)
    expect(ACCEPTED, 'returns@münchen.example', 'anna', 'SMTPUTF8')
    # Another's, nobody's, and her own, which is no profile's; and what looks like hers.
    for sender in ('sales@example.org', 'nobody@example.org', 'anna@example.org', 'support@example.com',
                   'support+x@example.org', "o'hara@example.org", '"support@example.org"@example.com'):
        expect(REFUSED, sender)
    # Asked for as the other address, which is somebody else's.
    for sender in ('a@faß.example', 'a@fass.example'):
        expect(REFUSED, sender, 'anna', 'SMTPUTF8')
    # What the map says of itself is no address.
    for sender in ('mailwright', '"\\x00mailwright"', '"mailwright"@mail.test', 'mailwright@mail.test'):
        expect(REFUSED, sender)
    expect(ACCEPTED, 'sales@example.org', 'bo')
    for i in (0, MANY // 2, MANY - 1):
        expect(ACCEPTED, 'many%d@example.org' % i, 'chris')
    expect((553, 'not owned by user bo'), 'support@example.org', 'bo')


@test
def what_is_accepted_is_delivered():
    session = Session()
    assert session.smtp.sendmail('support@example.org', ['bo@example.org'], 'Subject: Hello\r\n\r\nHello.\r\n') == {}
    try:
        session.smtp.sendmail('sales@example.org', ['bo@example.org'], 'Subject: Hello\r\n\r\nHello.\r\n')
    except smtplib.SMTPRecipientsRefused as refused:
        assert refused.recipients['bo@example.org'][0] == 553, refused.recipients
    else:
        raise AssertionError('it was sent')


@test
def a_submit_is_enforced_at_once():
    before = main_pid()
    expect(ACCEPTED, 'support@example.org')
    world.ok('responsibility', 'unassign', 'First Line', '--profile', 'Support')
    # What is staged is nobody's business.
    expect(ACCEPTED, 'support@example.org')
    revision = world.submit()
    expect(REFUSED, 'support@example.org')
    expect(ACCEPTED, 'returns@xn--mnchen-3ya.example')

    world.ok('take-back', str(revision))
    expect(REFUSED, 'support@example.org')
    world.submit()
    expect(ACCEPTED, 'support@example.org')

    world.ok('responsibility', 'unassign', 'First Line', '--agent', 'anna')
    world.submit()
    expect(REFUSED, 'support@example.org')
    world.ok('responsibility', 'assign', 'Shop', '--agent', 'anna', '--profile', 'Support')
    world.submit()
    for sender in ('support@example.org', 'sales@example.org'):
        expect(ACCEPTED, sender)
    expect(REFUSED, 'returns@xn--mnchen-3ya.example')
    world.ok('profile', 'disable', 'Sales')
    world.submit()
    expect(REFUSED, 'sales@example.org')
    world.ok('profile', 'enable', 'Sales')
    world.submit()
    assert main_pid() == before and not log(), log()


@test
def many_publications_are_right_at_the_next_message():
    before = main_pid()
    for i in range(12):
        allowed = i % 2 == 1
        world.ok('responsibility', 'assign' if allowed else 'unassign', 'Shop', '--profile', 'Support')
        world.submit()
        expect(ACCEPTED if allowed else REFUSED, 'support@example.org')
    assert main_pid() == before and not log(), log()


@test
def a_backup_with_hard_links_hides_nothing():
    expect(ACCEPTED, 'support@example.org')
    os.link(world.map, os.path.join(world.folder, 'backup'))
    world.ok('responsibility', 'unassign', 'Shop', '--profile', 'Support')
    world.submit()
    expect(REFUSED, 'support@example.org')
    world.ok('responsibility', 'assign', 'Shop', '--profile', 'Support')
    world.submit()
    expect(ACCEPTED, 'support@example.org')


@test
def a_look_at_the_database_is_no_concern_of_postfix():
    expect(ACCEPTED, 'support@example.org')
    shown = subprocess.run(['sqlite3', world.live, 'select address from from_list where login = "anna"'], text=True,
                           capture_output=True, check=True).stdout
    assert 'support@example.org' in shown
    # It was the last to close, and took them with it.
    assert not os.path.exists(world.live + '-wal'), os.listdir(world.folder)
    expect(ACCEPTED, 'support@example.org')
    expect(REFUSED, 'nobody@example.org')
    os.rename(world.live, world.live + '.away')
    expect(ACCEPTED, 'support@example.org')
    expect(REFUSED, 'nobody@example.org')
    os.rename(world.live + '.away', world.live)
    assert not log(), log()


@test
def without_the_map_everybody_is_asked_to_come_again():
    os.unlink(world.map)
    expect(LATER, 'support@example.org')
    expect(LATER, 'nobody@example.org')
    assert [f['code'] for f in world.json('check')] == []
    # It was missed, and is there again: for every process of Postfix that did not begin without it.
    subprocess.run(['postfix', '-c', servers.env['POSTFIX_CONFIG'], 'reload'], check=True, capture_output=True,
                   env={**os.environ, 'PATH': servers.PATH})
    # The old processes end when they hear of it.
    for _ in range(200):
        if Session().answer_to('support@example.org')[0] != 451:
            break
        time.sleep(0.1)
    expect(ACCEPTED, 'support@example.org')
    expect(REFUSED, 'nobody@example.org')


if __name__ == '__main__':
    servers.skip_unless_possible()
    world = Submitted()
    try:
        with servers.running(world.maps):
            status = main()
    finally:
        shutil.rmtree(world.folder)
    sys.exit(status)
