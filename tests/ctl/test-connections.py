#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-connections.py MAILWRIGHTCTL      connection tests against real Postfix and Dovecot, and bad servers; prints TAP

Skipped where these servers cannot be started: it takes root and their packages.
"""
import json, signal, subprocess, sys, time

import servers
from world import CTL, IMAP, World, main, test


class Mailbox(World):
    """One profile, Support, on the good servers."""

    def __init__(self):
        super().__init__()
        self.ok('profile', 'add', 'support@example.org', '--driver', IMAP, '--name', 'Support')
        self.set('imap-server=localhost', 'imap-port=' + servers.env['IMAPS_PORT'], 'smtp-server=localhost',
                 'smtp-port=' + servers.env['SUBMISSION_PORT'], 'smtp-encryption=starttls',
                 'ca-file=' + servers.env['CA_FILE'], 'imap-account-name=support', 'smtp-account-name=support')
        self.ok('profile', 'password', 'Support', stdin='pw-support\n')

    def set(self, *values):
        self.ok('profile', 'set', 'Support', *values)

    def point(self, case, begin='tls'):
        """The incoming server becomes a bad one."""
        self.set('imap-port=' + servers.bad[case, 'imap', begin], 'imap-encryption=' + begin)

    def tests(self, status, *argv):
        r = self.run('--format', 'json', 'test', 'Support', *argv)
        assert r.returncode == status, (r.returncode, r.stdout, r.stderr)
        assert 'pw-support' not in r.stdout + r.stderr
        return {t['direction']: t for t in json.loads(r.stdout)}


@test
def good_servers_work():
    w = Mailbox()
    tests = w.tests(0)
    for direction, protocol in ('in', 'imap'), ('out', 'smtp'):
        t = tests[direction]
        assert (t['protocol'], t['state'], t['verdict'], t['step']) == (protocol, 'works', 'works', 'mailbox'), t
        assert t['tls']['version'] == 'TLS 1.3' and t['tls']['cipher'], t
        assert 'localhost' in t['certificate']['names'] and len(t['certificate']['chain']) == 2, t
    assert w.run('test', '--all', '--no-login').returncode == 0


@test
def the_strongest_that_is_offered_is_suggested():
    w = Mailbox()
    w.set('smtp-encryption=none', 'imap-encryption=none', 'imap-port=' + servers.env['IMAP_PORT'])
    before = w.json('diff')
    offers = w.json('suggest', 'Support')
    assert {o['protocol'] for o in offers} == {'imap', 'smtp'} and w.json('diff') == before, offers
    best = {o['protocol']: (o['encryption'], str(o['port']), o['state']) for o in offers if o['best']}
    assert best == {'imap': ('starttls', servers.env['IMAP_PORT'], 'works'),
                    'smtp': ('starttls', servers.env['SUBMISSION_PORT'], 'works')}, offers
    w.ok('suggest', 'Support', '--set')
    assert {t['state'] for t in w.tests(0).values()} == {'works'}
    values = {v['key']: v['value'] for v in w.json('profile', 'show', 'Support')['values']}
    assert values['imap-encryption'] == values['smtp-encryption'] == 'starttls'
    staged = w.json('diff')
    w.ok('suggest', 'Support', '--set')
    assert w.json('diff') == staged, 'what is so already is no edit'
    w.fails(1, 'suggest', 'nobody')


@test
def login_that_is_refused():
    w = Mailbox()
    w.ok('profile', 'password', 'Support', stdin='wr0ng-Passw0rd\n')
    tests = w.tests(1)
    assert {t['verdict'] for t in tests.values()} == {'login-refused'}, tests
    assert 'wr0ng' not in json.dumps(tests)
    assert {t['verdict'] for t in w.tests(0, '--no-login').values()} == {'works'}


@test
def bad_servers_have_their_verdicts():
    w = Mailbox()
    for case, begin, verdict in (('expired', 'tls', 'certificate-expired'), ('wronghost', 'tls', 'certificate-wrong-host'),
                                 ('nostarttls', 'starttls', 'no-starttls'), ('stripped', 'starttls', 'starttls-refused'),
                                 ('refuses', 'tls', 'login-refused'), ('nologin', 'tls', 'login-not-offered')):
        w.point(case, begin)
        tests = w.tests(1)
        assert (tests['in']['verdict'], tests['out']['verdict']) == (verdict, 'works'), (case, tests)
    w.point('soon')
    assert w.tests(0)['in']['state'] == 'warning'


@test
def certificate_is_shown_whatever_is_wrong_with_it():
    w = Mailbox()
    w.point('selfsigned')
    one = w.json('certificate', 'Support')
    assert one['verdict'] == 'certificate-self-signed' and one['certificate']['sha256'], one
    pem = w.ok('certificate', 'Support', '--pem')
    told = subprocess.run(['openssl', 'x509', '-noout', '-fingerprint', '-sha256'], input=pem, capture_output=True, text=True,
                          check=True).stdout
    assert told.split('=')[1].strip().replace(':', '').lower() == one['certificate']['sha256'], told
    assert (one['certificate']['state'], one['certificate']['origin']) == ('fails', 'server'), one
    w.point('lateissuer')
    chain = w.json('certificate', 'Support')['certificate']['chain']
    assert [(c['state'], c['origin']) for c in chain] == [('works', 'server'), ('fails', 'server'), ('works', 'ca-file')], chain
    assert 'Mailworld Issuing, ended' in w.ok('certificate', 'Support') and 'ended' in w.ok('certificate', 'Support')
    w.point('selfsigned')
    # Pinned, it is trusted.
    w.set('pinned-certificate=' + one['certificate']['sha256'])
    assert w.tests(1)['in']['verdict'] != 'certificate-self-signed'
    assert 'not encrypted' in (w.set('imap-encryption=none', 'imap-port=' + servers.env['IMAP_PORT']) or
                               w.fails(1, 'certificate', 'Support'))


@test
def interrupting_ends_it_at_once():
    w = Mailbox()
    w.point('silent')
    process = subprocess.Popen([CTL, '--database', w.live, '--draft', w.draft, '--format', 'json', 'test', '--all'], text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - begin < 5 and process.returncode == 130 and err.strip(), (process.returncode, out, err)
    tests = {t['direction']: t for t in json.loads(out)}
    assert (tests['in']['state'], tests['out']['state']) == ('untested', 'works'), tests


if __name__ == '__main__':
    servers.skip_unless_possible()
    with servers.running():
        status = main()
    sys.exit(status)
