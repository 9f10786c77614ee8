#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-postfix.py MAILWRIGHTCTL      Postfix enforces the From lists that were submitted, set up as README.md says; prints TAP

One Postfix is started on one live database, which it may only read, as may be the case in earnest; it is neither
restarted nor told of anything. Skipped where it cannot be started: it takes root and the packages.
"""
import os, re, shutil, smtplib, ssl, sys

import servers
from world import World, main, test

README = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'README.md')
REFUSED = (553, 'not owned by user anna')
ACCEPTED = (250, '')


class Submitted(World):
    """Anna answers for Support and the returns desk; Sales is Bo's. The live database stands in a folder of its own."""

    def __init__(self):
        super().__init__()
        os.mkdir(os.path.join(self.folder, 'live'))
        self.live = os.path.join(self.folder, 'live', 'live.db')
        self.complete('support@example.org', 'Support')
        self.complete('sales@example.org', 'Sales')
        self.complete('returns@münchen.example', 'Returns')
        self.ok('agent', 'add', 'anna', '--address', 'anna@example.org')
        self.ok('agent', 'add', 'bo')
        self.ok('responsibility', 'add', 'First Line')
        self.ok('responsibility', 'add', 'Shop')
        self.ok('responsibility', 'assign', 'First Line', '--agent', 'anna', '--profile', 'Support', '--profile', 'Returns')
        self.ok('responsibility', 'assign', 'Shop', '--agent', 'bo', '--profile', 'Sales')
        self.submit()
        self.let_postfix_read()

    def submit(self):
        return self.json('submit', '-m', 'x', '--accept-warnings')['revision']

    def let_postfix_read(self):
        """Through the group, and no more than that."""
        os.chmod(self.folder, 0o711)
        folder = os.path.dirname(self.live)
        for path, mode in [(folder, 0o750)] + [(os.path.join(folder, name), 0o640) for name in os.listdir(folder)]:
            shutil.chown(path, 'root', 'postfix')
            os.chmod(path, mode)


class Session:
    """An agent's program that sends mail, logged in."""

    def __init__(self, login='anna'):
        self.smtp = smtplib.SMTP('localhost', int(servers.env['SUBMISSION_PORT']), timeout=30)
        self.smtp.starttls(context=ssl.create_default_context(cafile=servers.env['CA_FILE']))
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
    """README's two files, each as {name: value}."""
    with open(README) as f:
        block = re.search(r'^# main\.cf\n(.*?)^# mailwright\.cf\n(.*?)^```', f.read(), re.M | re.S)
    return [settings(part) for part in block.groups()]


def settings(text):
    return dict(re.split(r'\s*=\s*', line, maxsplit=1) for line in text.splitlines() if '=' in line)


def main_pid():
    with open(os.path.join(os.path.dirname(servers.env['POSTFIX_CONFIG']), 'queue', 'pid', 'master.pid')) as f:
        return f.read().strip()


@test
def it_is_set_up_as_readme_says():
    main_cf, table = documented()
    folder = servers.env['POSTFIX_CONFIG']
    with open(os.path.join(folder, 'main.cf')) as f:
        have = settings(f.read())
    assert set(main_cf) == {'smtpd_sender_login_maps', 'smtpd_sender_restrictions'} and set(table) == {'dbpath', 'query'}
    for name, value in main_cf.items():
        assert have[name] == value.replace('/etc/postfix', folder), (name, have[name])
    with open(os.path.join(folder, 'mailwright.cf')) as f:
        assert settings(f.read()) == {**table, 'dbpath': world.live}


@test
def only_addresses_of_the_from_list_are_taken():
    assert [s['address'] for s in world.json('from-list', 'anna')] == ['returns@münchen.example', 'support@example.org']
    for sender in ('support@example.org', 'Support@Example.ORG', 'returns@xn--mnchen-3ya.example'):
        expect(ACCEPTED, sender)
    expect(ACCEPTED, 'returns@münchen.example', 'anna', 'SMTPUTF8')
    # Another's, nobody's, and her own, which is no profile's; and what looks like hers.
    for sender in ('sales@example.org', 'nobody@example.org', 'anna@example.org', 'support@example.com',
                   'support+x@example.org', "o'hara@example.org", '"support@example.org"@example.com'):
        expect(REFUSED, sender)
    expect(ACCEPTED, 'sales@example.org', 'bo')
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
    lasting = Session()
    lasting.expect(ACCEPTED, 'support@example.org')
    world.ok('responsibility', 'unassign', 'First Line', '--profile', 'Support')
    # What is staged is nobody's business.
    lasting.expect(ACCEPTED, 'support@example.org')
    revision = world.submit()
    lasting.expect(REFUSED, 'support@example.org')
    expect(REFUSED, 'support@example.org')
    lasting.expect(ACCEPTED, 'returns@xn--mnchen-3ya.example')

    world.ok('take-back', str(revision))
    lasting.expect(REFUSED, 'support@example.org')
    world.submit()
    lasting.expect(ACCEPTED, 'support@example.org')
    expect(ACCEPTED, 'support@example.org')

    world.ok('responsibility', 'unassign', 'First Line', '--agent', 'anna')
    world.submit()
    lasting.expect(REFUSED, 'support@example.org')
    world.ok('responsibility', 'assign', 'Shop', '--agent', 'anna', '--profile', 'Support')
    world.submit()
    for sender in ('support@example.org', 'sales@example.org'):
        lasting.expect(ACCEPTED, sender)
    lasting.expect(REFUSED, 'returns@xn--mnchen-3ya.example')
    world.ok('profile', 'disable', 'Sales')
    world.submit()
    lasting.expect(REFUSED, 'sales@example.org')
    assert main_pid() == before and not [line for line in log() if 'sqlite' in line or 'proxymap' in line], log()


if __name__ == '__main__':
    servers.skip_unless_possible()
    world = Submitted()
    try:
        with servers.running(world.live):
            status = main()
    finally:
        shutil.rmtree(world.folder)
    sys.exit(status)
