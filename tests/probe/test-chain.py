#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-chain.py PROBE_TABLE      how the chain of a server's certificate is judged, and in which words; prints TAP

Each case has an IMAP server of its own with a chain, and a CA file; a test looks and logs in. What it finds and what it
says is compared; both connections have to agree. The table of cases and verdicts is printed as a comment.
"""
import asyncio
import os
import shutil
import ssl
import subprocess
import sys
import tempfile

from authority import Cert, NOW, at, name, said, x509

PROBE_TABLE = sys.argv[1]
HOST = 'mail.example.org'
WATCHDOG = 240


class Case:
    """What is shown and trusted, and what has to come of it.

    `says` are words that the message must hold, `never` words that it must not; `states` what is said of each certificate
    of the chain, in order; `ends` the certificate whose end is the mailbox's; `later` is shown to whoever comes again.
    """

    def __init__(self, label, verdict, leaf, chain=(), trust=None, host=HOST, pin='', says=(), never=(), states=None, ends=None,
                 later=None):
        self.label, self.verdict, self.leaf, self.chain, self.trust = label, verdict, leaf, chain, trust
        self.host, self.pin, self.says, self.never = host, pin, says, never
        self.states, self.ends, self.later = states, ends, later
        self.file = None


def server_for(*names, issuer, **more):
    return Cert('x', issuer, names=names or [HOST], **more)


# ---- dates

def dates():
    root = Cert('Root', ca=True)
    middle = Cert('Issuing', root, ca=True)
    leaf = server_for(issuer=middle)
    yield Case('whole chain', 'works', leaf, [middle], root.pem, states=['works'] * 3, ends=leaf)
    yield Case('root sent too', 'works', leaf, [middle, root], root.pem, states=['works'] * 3)
    yield Case('in another order, with a stranger', 'works', leaf, [Cert('Stranger', ca=True), middle], root.pem,
               states=['works', 'works', 'works', 'untested'])
    ended = server_for(issuer=middle, days=(-90, -5))
    yield Case('ended', 'certificate-expired', ended, [middle], root.pem, says=[said(ended.until), HOST], never=['vouches'],
               states=['fails', 'works', 'works'], ends=ended)
    old = Cert('Issuing', root, ca=True, days=(-300, -5))
    below = server_for(issuer=old)
    yield Case('intermediate ended', 'certificate-expired', below, [old], root.pem,
               says=['“Issuing”', said(old.until), "server’s chain of certificates"], never=[said(below.until)],
               states=['works', 'fails', 'works'], ends=old)
    both = server_for(issuer=old, days=(-90, -6))
    yield Case('both ended', 'certificate-expired', both, [old], root.pem, says=[said(both.until), '“Issuing”', said(old.until)],
               states=['fails', 'fails', 'works'])
    old_root = Cert('Root', ca=True, days=(-3000, -4))
    way = Cert('Issuing', old_root, ca=True)
    below = server_for(issuer=way)
    yield Case('root ended', 'certificate-expired', below, [way], old_root.pem,
               says=['“Root”', 'CA file', said(old_root.until), 'current certificate into the file'], never=[said(below.until)],
               states=['works', 'works', 'fails'], ends=old_root)
    early = Cert('Issuing', root, ca=True, days=(5, 300))
    yield Case('intermediate not yet valid', 'certificate-not-yet-valid', server_for(issuer=early), [early], root.pem,
               says=['“Issuing”', said(early.since), 'clock'], states=['works', 'fails', 'works'])
    early_root = Cert('Root', ca=True, days=(4, 3000))
    yield Case('root not yet valid', 'certificate-not-yet-valid', server_for(issuer=early_root), [], early_root.pem,
               says=['“Root”', said(early_root.since), 'CA file'], states=['works', 'fails'])
    fine, past = server_for(issuer=root), server_for(issuer=root, days=(-90, -5))
    yield Case('ended, of the second connection', 'certificate-expired', fine, [], root.pem, later=past, says=[said(past.until)],
               never=[said(fine.until)])
    early_leaf = server_for(issuer=root, days=(3, 300))
    yield Case('not yet valid', 'certificate-not-yet-valid', early_leaf, [], root.pem, says=[said(early_leaf.since)],
               never=['vouches'], states=['fails', 'works'])


def warnings():
    root = Cert('Root', ca=True)
    soon = server_for(issuer=root, days=(-1, 29))
    yield Case('ends soon', 'certificate-ends-soon', soon, [], root.pem, says=[said(soon.until), 'its certificate ends'],
               never=['vouches'], states=['warning', 'works'], ends=soon)
    yield Case('ends late enough', 'works', server_for(issuer=root, days=(-1, 31)), [], root.pem, states=['works', 'works'])
    middle = Cert('Issuing', root, ca=True, days=(-1, 12))
    leaf = server_for(issuer=middle)
    yield Case('intermediate ends soon', 'certificate-ends-soon', leaf, [middle], root.pem,
               says=['works', '“Issuing”', said(middle.until)], never=[said(leaf.until)],
               states=['works', 'warning', 'works'], ends=middle)
    ending = Cert('Root', ca=True, days=(-1, 11))
    leaf = server_for(issuer=ending)
    yield Case('root ends soon', 'certificate-ends-soon', leaf, [], ending.pem,
               says=['works', '“Root”', 'CA file', said(ending.until)], never=[said(leaf.until)], states=['works', 'warning'],
               ends=ending)
    middle = Cert('Issuing', ending, ca=True, days=(-1, 13))
    leaf = server_for(issuer=middle, days=(-1, 14))
    yield Case('all end soon', 'certificate-ends-soon', leaf, [middle], ending.pem,
               says=[said(c.until) for c in (leaf, middle, ending)] + ['“Issuing”', '“Root”'], states=['warning'] * 3, ends=ending)
    stranger = Cert('Stranger', ca=True, days=(-1, 7))
    yield Case('what is beside the chain ends soon', 'works', server_for(issuer=root), [stranger], root.pem,
               states=['works', 'works', 'untested'])
    pinned = Cert('x', names=['elsewhere.example'], days=(-1, 9))
    yield Case('pin ends soon', 'certificate-ends-soon', pinned, pin=pinned.sha256, says=['pinned', said(pinned.until)],
               states=['warning'], ends=pinned)
    pinned = Cert('x', names=['elsewhere.example'], days=(-90, -9))
    yield Case('pin ended', 'certificate-ends-soon', pinned, pin=pinned.sha256, says=['works', 'pinned', 'ended', said(pinned.until)],
               states=['warning'], ends=pinned)
    old = Cert('Issuing', root, ca=True, days=(-300, -5))
    leaf = server_for(issuer=old)
    yield Case('pinned, intermediate ended', 'works', leaf, [old], root.pem, pin=leaf.sha256, says=['pinned'],
               states=['works', 'untested', 'untested'], ends=leaf)
    yield Case('another pinned', 'certificate-not-pinned', leaf, [old], root.pem, pin=root.sha256, says=['pinned'],
               states=['fails', 'untested', 'untested'])


def crossings():
    old = Cert('Old Root', ca=True, days=(-3000, -4))
    new = Cert('New Root', ca=True)
    crossed = Cert('New Root', old, ca=True, key=new.key)
    middle = Cert('Issuing', new, ca=True)
    leaf = server_for(issuer=middle)
    yield Case('crossed by a root that ended', 'works', leaf, [middle, crossed], new.pem, ends=leaf)
    yield Case('both roots are trusted', 'works', leaf, [middle, crossed], old.pem + new.pem)
    yield Case('both are, the other way', 'works', leaf, [crossed, middle], new.pem + old.pem)
    yield Case('only the root that ended', 'certificate-expired', leaf, [middle, crossed], old.pem,
               says=['“Old Root”', said(old.until)], never=[said(leaf.until)])
    ended = Cert('Issuing', new, ca=True, key=middle.key, days=(-300, -2))
    yield Case('intermediate renewed, old one sent too', 'works', leaf, [ended, middle], new.pem)
    renewed = Cert('Old Root', ca=True, key=old.key)
    yield Case('root renewed, old one left in the file', 'works', server_for(issuer=old), [], old.pem + renewed.pem)
    yield Case('intermediate in the file ended', 'certificate-expired', leaf, [middle], new.pem + ended.pem,
               says=['“Issuing”', 'CA file', said(ended.until)])


# ---- what was revoked

def revocations():
    root, other = Cert('Root', ca=True), Cert('Other', ca=True)
    middle = Cert('Issuing', root, ca=True)
    leaf, direct = server_for(issuer=middle), server_for(issuer=root)
    yield Case('revoked', 'certificate-revoked', direct, [], root.pem + root.crl([direct]), says=[HOST, 'revoked'], never=['vouches'],
               states=['fails', 'works'])
    yield Case('intermediate revoked', 'certificate-revoked', leaf, [middle], root.pem + root.crl([middle]),
               says=['“Issuing”', 'revoked'], states=['works', 'fails', 'works'])
    yield Case('intermediate in the file revoked', 'certificate-revoked', leaf, [], root.pem + middle.pem + root.crl([middle]),
               says=['“Issuing”', 'CA file'])
    yield Case('revoked, no list of the root', 'certificate-revoked', leaf, [middle], root.pem + middle.crl([leaf]))
    yield Case('all lists are there', 'works', leaf, [middle], root.pem + root.crl() + middle.crl())
    yield Case('no list of one issuer', 'works', leaf, [middle], root.pem + root.crl())
    yield Case('no list of the other', 'works', leaf, [middle], root.pem + middle.crl())
    yield Case("another root's list", 'works', direct, [], root.pem + other.pem + other.crl([direct]))
    yield Case("another root's list that ended", 'works', direct, [], root.pem + other.pem + other.crl(days=(-40, -5)))
    yield Case('list without its root', 'works', direct, [], root.pem + other.crl([direct]))
    namesake = Cert('Root', ca=True)
    yield Case("a namesake's list", 'works', direct, [], root.pem + namesake.crl([direct]))
    yield Case("a namesake's and the right list", 'certificate-revoked', direct, [],
               root.pem + namesake.crl(days=(0, 30)) + root.crl([direct]))
    yield Case('two lists, the newer one counts', 'certificate-revoked', direct, [],
               root.pem + root.crl(days=(-5, 20)) + root.crl([direct], days=(-2, 20)))
    yield Case('list to come', 'works', direct, [], root.pem + root.crl([direct], days=(2, 20)))
    yield Case('list with an unknown demand', 'works', direct, [], root.pem + root.crl([direct], unknown=True))
    mute = Cert('Mute', ca=True, signs_lists=False)
    leaf = server_for(issuer=mute)
    yield Case('list of one who may sign none', 'works', leaf, [], mute.pem + mute.crl([leaf]))
    yield Case('revoked, and pinned', 'works', direct, [], root.pem + root.crl([direct]), pin=direct.sha256)
    known = server_for(issuer=middle)
    yield Case('revoked, and in the file itself', 'certificate-revoked', known, [middle], known.pem + middle.crl([known]))


def ended_lists():
    root = Cert('Root', ca=True)
    middle = Cert('Issuing', root, ca=True)
    leaf, direct = server_for(issuer=middle), server_for(issuer=root)
    past = (-40, -5)
    blame = ["server’s certificate", 'replaced']
    yield Case('list ended', 'revocation-list-ended', direct, [], root.pem + root.crl(days=past),
               says=['works', 'revocation list', '“Root”', 'CA file', said(at(-5))], never=blame, states=['works', 'works'])
    yield Case('list of the intermediate ended', 'revocation-list-ended', leaf, [middle],
               root.pem + root.crl() + middle.crl(days=past), says=['“Issuing”'], never=blame + ['“Root”'])
    yield Case('both lists ended', 'revocation-list-ended', leaf, [middle], root.pem + root.crl(days=(-40, -4)) + middle.crl(days=past),
               says=['“Issuing”', said(at(-5)), '“Root”', said(at(-4))], never=blame)
    yield Case('an ended list and a current one', 'works', direct, [], root.pem + root.crl(days=past) + root.crl(),
               never=['list'])
    yield Case('a current one and an ended list', 'works', direct, [], root.pem + root.crl(days=(-50, 5)) + root.crl(days=past))
    yield Case('on a list that ended', 'certificate-revoked', direct, [], root.pem + root.crl([direct], days=past))
    hold = direct.entry(x509.ReasonFlags.certificate_hold)
    yield Case('on hold', 'certificate-revoked', direct, [], root.pem + root.crl([hold]))
    yield Case('on hold once', 'revocation-list-ended', direct, [], root.pem + root.crl([hold], days=past))
    soon = server_for(issuer=root, days=(-1, 9))
    yield Case('list ended, ends soon', 'certificate-ends-soon', soon, [], root.pem + root.crl(days=past),
               says=[said(soon.until), 'revocation list', said(at(-5))])
    yield Case('list ended, pinned', 'works', direct, [], root.pem + root.crl(days=past), pin=direct.sha256, never=['list'])
    yield Case('list ended, ended too', 'certificate-expired', server_for(issuer=root, days=(-9, -2)), [],
               root.pem + root.crl(days=past), never=['list'])


def odd_lists():
    root = Cert('Root', ca=True)
    leaf = server_for(issuer=root)
    hold, lifted = leaf.entry(x509.ReasonFlags.certificate_hold), leaf.entry(x509.ReasonFlags.remove_from_crl)
    yield Case('changes alone', 'works', leaf, [], root.pem + root.crl(delta=True, number=2))
    yield Case('revoked by changes alone', 'certificate-revoked', leaf, [], root.pem + root.crl([leaf], delta=True, number=2))
    yield Case('revoked by changes', 'certificate-revoked', leaf, [],
               root.pem + root.crl() + root.crl([leaf], delta=True, number=2))
    yield Case('revoked, then changes', 'certificate-revoked', leaf, [],
               root.pem + root.crl([leaf], days=(-2, 20)) + root.crl(delta=True, number=2))
    yield Case('changes lift a hold', 'works', leaf, [],
               root.pem + root.crl([hold], days=(-2, 20)) + root.crl([lifted], delta=True, number=2))
    yield Case('ended changes lift no hold', 'certificate-revoked', leaf, [],
               root.pem + root.crl([hold], days=(-20, 20)) + root.crl([lifted], days=(-15, -3), delta=True, number=2))
    yield Case('changes to a list that ended', 'revocation-list-ended', leaf, [],
               root.pem + root.crl(days=(-20, -3)) + root.crl(delta=True, number=2))
    yield Case('list of authorities only', 'works', leaf, [],
               root.pem + root.crl([leaf], point=dict(only_contains_ca_certs=True)))
    yield Case('ended list of authorities only', 'works', leaf, [],
               root.pem + root.crl(days=(-20, -3), point=dict(only_contains_ca_certs=True, only_some_reasons=None))
               + root.crl(), never=['list'])
    yield Case('list of servers only', 'certificate-revoked', leaf, [],
               root.pem + root.crl([leaf], point=dict(only_contains_user_certs=True)))
    where = [x509.UniformResourceIdentifier('http://localhost/part')]
    yield Case('a part of the list', 'works', leaf, [], root.pem + root.crl(point=dict(full_name=where)))
    yield Case('on a part of the list', 'certificate-revoked', leaf, [], root.pem + root.crl([leaf], point=dict(full_name=where)))
    notary = Cert('Notary', root, ca=True)
    left = server_for(issuer=root, crl_issuer=notary)
    by_notary = notary.crl([left.entry(issuer=root)], point=dict(indirect_crl=True))
    yield Case("another's list for the issuer", 'certificate-revoked', left, [], root.pem + notary.pem + by_notary)
    yield Case('its signer is not trusted', 'works', left, [], root.pem + by_notary)
    yield Case('nobody left it to the other', 'works', leaf, [],
               root.pem + notary.pem + notary.crl([leaf.entry(issuer=root)], point=dict(indirect_crl=True)))
    yield Case("another's list for somebody else", 'works', left, [],
               root.pem + notary.pem + notary.crl([left.entry(issuer=notary)], point=dict(indirect_crl=True)))


# ---- the CA file

def ca_files():
    root = Cert('Root', ca=True)
    middle = Cert('Issuing', root, ca=True)
    leaf, direct = server_for(issuer=middle), server_for(issuer=root)
    yield Case('intermediate in the file', 'works', leaf, [], middle.pem, states=['works', 'works'])
    yield Case('intermediate in the file and sent', 'works', leaf, [middle], middle.pem)
    yield Case('intermediate in the file, root sent', 'works', leaf, [middle, root], middle.pem)
    yield Case('own certificate in the file', 'works', leaf, [], leaf.pem, states=['works'])
    yield Case('own certificate in the file, chain sent', 'works', leaf, [middle, root], leaf.pem,
               states=['works', 'untested', 'untested'])
    alone = Cert('x', names=[HOST])
    yield Case('self-signed, in the file', 'works', alone, [], alone.pem)
    yield Case('self-signed, not in the file', 'certificate-self-signed', alone, [], root.pem, states=['fails'],
               says=['not in the CA file', 'put it into the file'])
    yield Case('self-signed anew', 'certificate-self-signed', alone, [], Cert('x', names=[HOST]).pem, says=['not in the CA file'])
    ended = server_for(issuer=middle, days=(-9, -2))
    yield Case('own certificate in the file, ended', 'certificate-expired', ended, [], ended.pem, says=[said(ended.until)])
    yield Case('own certificate in the file, for another', 'certificate-wrong-host', server_for('other.example', issuer=root), [],
               None, host=HOST)
    old = Cert('Old', ca=True, days=(-3000, -4))
    way = Cert('Way', old, ca=True)
    yield Case('intermediate in the file, and its root, which ended', 'works', server_for(issuer=way), [], way.pem + old.pem)
    soon = Cert('Issuing', root, ca=True, key=middle.key, days=(-1, 8))
    yield Case('intermediate in the file ends soon', 'certificate-ends-soon', leaf, [], soon.pem, says=['“Issuing”', said(soon.until)],
               ends=soon)
    nobody = Cert('Nobody', root)
    yield Case('signed by one who may not', 'certificate-unacceptable', server_for(issuer=nobody), [nobody], root.pem,
               says=['“Nobody”', 'not acceptable'], states=['works', 'fails', 'works'])
    yield Case('issuer not in the file', 'certificate-unknown-issuer', direct, [], middle.pem,
               says=['“Root”', 'not in the CA file'], never=['set its CA file'], states=['fails'])
    yield Case('intermediate not sent', 'certificate-unknown-issuer', leaf, [], root.pem, says=['“Issuing”', 'whole chain'])
    namesake, heir = Cert('Root', ca=True), Cert('Root', ca=True)
    yield Case('namesake in the file', 'certificate-unknown-issuer', direct, [], namesake.pem, says=['another key', '“Root”'])
    yield Case('namesake in the file, by key', 'certificate-unknown-issuer', Cert('x', root, names=[HOST], akid=True), [], heir.pem,
               says=['another key', '“Root”'])
    text = 'Root\n====\nserial 7 -----BEGIN\n'
    yield Case('text around', 'works', direct, [], text + root.pem.replace('\n', '\r\n') + text + middle.pem + text)
    yield Case('byte order mark', 'works', direct, [], '\ufeff' + root.pem)
    yield Case('byte order mark, twice as wide', 'ca-file-unreadable', direct, [], root.pem.encode('utf-16'), says=['no certificate'])
    yield Case('key beside', 'works', direct, [], root.key_pem + root.pem)
    yield Case('empty', 'ca-file-unreadable', direct, [], '', says=['is empty', 'PEM'])
    yield Case('blank', 'ca-file-unreadable', direct, [], '\n\n', says=['no certificate', 'BEGIN CERTIFICATE'])
    yield Case('no certificate', 'ca-file-unreadable', direct, [], text, says=['no certificate'])
    yield Case('only a list', 'ca-file-unreadable', direct, [], root.crl(), says=['no certificate'])
    yield Case('only a key', 'ca-file-unreadable', direct, [], root.key_pem, says=['private key', 'no certificate'],
               never=[root.key_pem.split('\n')[1]])
    yield Case('binary', 'ca-file-unreadable', direct, [], root.der, says=['binary', 'DER'])
    yield Case('breaks off', 'ca-file-unreadable', direct, [], root.pem + middle.pem[:200], says=['damaged'])
    yield Case('damaged', 'ca-file-unreadable', direct, [], root.pem + middle.pem.replace('M', '!', 3), says=['damaged'])
    yield Case('no certificate inside', 'ca-file-unreadable', direct, [],
               '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', says=['damaged'])
    yield Case('a folder', 'ca-file-unreadable', direct, [], os.mkdir, says=['folder'])
    yield Case('a pipe', 'ca-file-unreadable', direct, [], os.mkfifo, says=['no ordinary file'])
    yield Case('absent', 'ca-file-unreadable', direct, [], lambda path: None, says=['There is no CA file'])
    yield Case('empty, and pinned', 'works', direct, [], '', pin=direct.sha256)


# ---- for whom

def names():
    root = Cert('Root', ca=True)

    def of(label, verdict, *names, host=HOST, subject='A server', says=(), never=(), **more):
        return Case(label, verdict, Cert(subject, root, names=names, **more), [], root.pem, host, says=says, never=never)
    other = 'certificate-wrong-host'
    nonsense = ['to a name that the certificate is for']
    yield of('another name', other, 'other.example.org', says=['is for other.example.org'])
    yield of('capitals', 'works', 'MAIL.Example.ORG')
    yield of('address', 'works', addresses=['127.0.0.1'], host='127.0.0.1')
    yield of('address as a name', other, '127.0.0.1', host='127.0.0.1', says=['iPAddress'], never=nonsense)
    yield of('address as a name, and a name', other, '127.0.0.1', HOST, host='127.0.0.1', says=['iPAddress', '(%s)' % HOST])
    yield of('address as the subject', other, subject='127.0.0.1', host='127.0.0.1', says=['iPAddress'], never=nonsense)
    yield of('another address', other, addresses=['192.0.2.7'], host='127.0.0.1', says=['is for 192.0.2.7'])
    yield of('another address as a name', other, '192.0.2.7', host='127.0.0.1', says=['no host at all'])
    yield of('no address', other, HOST, host='127.0.0.1', says=['is for ' + HOST])
    yield of('IPv6', 'works', addresses=['::1'], host='::1')
    yield of('IPv6 written at length', 'works', addresses=['0:0:0:0:0:0:0:1'], host='0:0:0:0:0:0:0:1')
    yield of('IPv6 as a name', other, '0:0:0:0:0:0:0:1', host='::1', says=['iPAddress'], never=nonsense)
    yield of('IPv6 as a name in brackets', other, '[::1]', host='::1', says=['iPAddress'], never=nonsense)
    yield of('wildcard', 'works', '*.example.org', never=['underscore'])
    yield of('underscore', 'works', 'a_b.example.org', host='a_b.example.org', never=['underscore'])
    yield of('underscore below a wildcard', 'works', '*.example.org', host='a_b.example.org', says=['underscore', '*.example.org'])
    yield of('underscore above a wildcard', 'works', '*.a_b.example.org', host='mail.a_b.example.org', says=['underscore'])
    yield of('underscore two below a wildcard', other, '*.example.org', host='c.a_b.example.org', says=['whole part'])
    yield of('two below a wildcard', other, '*.example.org', host='a.b.example.org', says=['*.example.org', 'whole part'])
    yield of('wildcard without a part', other, '*.example.org', host='example.org', says=['whole part'])
    yield of('part of a wildcard', other, 'm*.example.org', says=['whole part'])
    yield of('wildcard in the middle', other, 'mail.*.org', says=['whole part'])
    yield of('wildcard for everybody', other, '*', says=['whole part'])
    yield of('wildcard of somebody else', other, '*.example.net', says=['is for *.example.net'], never=['whole part'])
    yield of('IDN', 'works', 'xn--bro-hoa.example.org', host='xn--bro-hoa.example.org')
    yield of('IDN below a wildcard', 'works', '*.example.org', host='xn--bro-hoa.example.org')
    yield of('IDN in letters', other, host='xn--bro-hoa.example.org', raw='büro.example.org',
             says=['“büro.example.org”', '“xn--bro-hoa.example.org”'], never=nonsense)
    yield of('IDN in letters, of the subject', other, host='xn--bro-hoa.example.org', subject='büro.example.org',
             says=['“büro.example.org”'], never=nonsense)
    yield of('dot at the end', other, HOST + '.', says=['“%s.”' % HOST, '“%s”' % HOST], never=nonsense)
    yield of('NUL in the name', other, raw=HOST + '\0.evil.example', says=['no host at all'])
    yield of('subject only', 'works', subject=HOST, says=['subject'])
    yield of('subject, and an address', 'works', subject=HOST, addresses=['192.0.2.7'], says=['subject'])
    yield of('subject beside other names', other, 'www.example.org', subject=HOST, says=['is for www.example.org'])
    yield of('subject that is no host', other, subject='Mail Server 1', says=['no host at all'])
    yield of('nothing but a mail address', other, mails=['anna@example.org'], says=['no host at all'], never=['anna@'])
    forty = ['n%d.example.org' % i for i in range(40)]
    yield of('forty names', other, *forty, says=['n0.example.org', 'n3.example.org', 'and 36 others'], never=['n4.example.org'])
    yield of('five names', other, *forty[:5], says=['n4.example.org'], never=['other'])
    yield of('six names', other, *forty[:6], says=['and 2 others'])


# ---- the servers

class Imap:
    """Says yes to everything."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def say(self, text):
        self.writer.write(text.encode() + b'\r\n')
        await self.writer.drain()

    async def talk(self):
        await self.say('* OK ready')
        while True:
            line = (await self.reader.readline()).decode('utf-8', 'replace').split()
            if len(line) < 2:
                return
            if line[1].upper() == 'CAPABILITY':
                await self.say('* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR')
            if line[1].upper() == 'LOGOUT':
                await self.say('* BYE')
            await self.say(line[0] + ' OK done')


async def on_connected(reader, writer):
    try:
        await asyncio.wait_for(Imap(reader, writer).talk(), 60)
    except (OSError, ssl.SSLError, asyncio.TimeoutError):
        pass
    finally:
        writer.close()


def write(path, content):
    if callable(content):
        content(path)
        return
    with open(path, 'wb') as f:
        f.write(content if isinstance(content, bytes) else content.encode())


def context(folder, leaf, chain, later=None):
    path = os.path.join(folder, 'server.pem')
    write(path, leaf.key_pem + leaf.pem + ''.join(c.pem for c in chain))
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    c.load_cert_chain(path)
    if later:
        c.sni_callback = change(c, context(folder, later, chain))
    return c


def change(first, later):
    """Shows the first certificate once."""
    def on_asked(connection, name, asked):
        connection.context = ones.pop(0) if ones else later
    ones = [first]
    return on_asked


async def start(folder, cases):
    """The lines of the table of endpoints."""
    lines, servers = [], []
    for i, case in enumerate(cases):
        case.file = os.path.join(folder, 'ca-%d.pem' % i)
        write(case.file, case.trust if case.trust is not None else case.leaf.pem)
        server = await asyncio.start_server(on_connected, '::1' if ':' in case.host else '127.0.0.1', 0,
                                            ssl=context(folder, case.leaf, case.chain, case.later))
        servers.append(server)
        words = 'mailbox=INBOX' + ('' if case.host[0] in '0:1' else ' at=127.0.0.1')
        lines.append('\t'.join(map(str, ('case%d' % i, 'imap', case.host, server.sockets[0].getsockname()[1], 'tls', 'anna', 'pw-anna',
                                         25, case.file, case.pin, '', words))))
    return lines, servers


async def probe(folder, cases):
    lines, servers = await start(folder, cases)
    env = dict(os.environ, LC_ALL='C.UTF-8', TZ='UTC')
    run = await asyncio.create_subprocess_exec(PROBE_TABLE, '--log', stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
    out, _ = await asyncio.wait_for(run.communicate(('\n'.join(lines) + '\n').encode()), WATCHDOG)
    for server in servers:
        server.close()
    # Names are isolated from the direction of the sentence.
    out = out.decode().replace('\u2068', '').replace('\u2069', '')
    return read(out), run.returncode, out


def read(text):
    """case -> what was found of it."""
    found = {}
    for line in text.splitlines():
        fields = line.split('\t')
        if fields[0].startswith('case') and len(fields) == 8:
            found[fields[0]] = dict(verdict=fields[1], step=fields[2], outcomes=fields[4].split(','), message=fields[7], states=[])
        elif fields[0] == '=' and fields[2] == 'chain':
            found[fields[1]]['states'].append(fields[4])
        elif fields[0] == '=' and fields[2] == 'ends':
            found[fields[1]]['ends'] = fields[3]
    return found


def judge(case, seen):
    """What is wrong with one answer, or None."""
    if not seen:
        return 'no answer'
    if seen['verdict'] != case.verdict:
        return '%s, not %s: %s' % (seen['verdict'], case.verdict, seen['message'])
    fails = case.verdict not in ('works', 'certificate-ends-soon', 'revocation-list-ended')
    if (fails or case.verdict != 'works') and seen['step'] != 'certificate':
        return 'decided at the step %s' % seen['step']
    if not fails and set(seen['outcomes']) - {'passed', 'warned'}:
        return 'the steps: %s' % seen['outcomes']
    missing = [word for word in case.says if word not in seen['message']]
    if missing:
        return 'says nothing of %s: %s' % (missing, seen['message'])
    wrong = [word for word in case.never if word in seen['message']]
    if wrong:
        return 'speaks of %s: %s' % (wrong, seen['message'])
    if case.verdict == 'ca-file-unreadable' and case.file not in seen['message']:
        return 'does not name the file: %s' % seen['message']
    if case.states is not None and seen['states'] != case.states:
        return 'the certificates: %s, not %s' % (seen['states'], case.states)
    if case.ends and seen.get('ends') != case.ends.until.strftime('%Y-%m-%dT%H:%M:%SZ'):
        return 'ends %s, not %s' % (seen.get('ends'), case.ends.until)
    return None


def main():
    cases = [case for group in (dates, warnings, crossings, revocations, ended_lists, odd_lists, ca_files, names) for case in group()]
    folder = tempfile.mkdtemp(prefix='chain-')
    try:
        found, status, out = asyncio.run(probe(folder, cases))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print('1..%d' % (len(cases) + 1))
    for i, case in enumerate(cases):
        seen = found.get('case%d' % i)
        problem = judge(case, seen)
        print('# %-52s %-28s %s' % (case.label, seen and seen['verdict'], seen and seen['message']))
        if problem:
            print('# ' + problem)
        print('%s %d /chain/%s' % ('not ok' if problem else 'ok', i + 1, case.label.replace(' ', '-').replace(',', '')))
    print('%s %d /chain/the-tests-end-well' % ('not ok' if status else 'ok', len(cases) + 1), flush=True)
    return 0


sys.exit(main())
