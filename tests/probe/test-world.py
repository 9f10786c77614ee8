#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-world.py PROBE_TABLE MAILWORLD      connection tests against real and against bad mail servers; prints TAP

Starts the world of servers in MAILWORLD (as root; skipped otherwise), tests every endpoint at once with PROBE_TABLE, and
compares the verdicts. The table of servers and verdicts is printed as a comment.
"""
import base64, hashlib, os, shutil, ssl, subprocess, sys, tempfile

PROBE_TABLE, MAILWORLD = sys.argv[1:3]
NEEDED = ('postfix', 'dovecot', 'openssl')
CANARY = 'Canary.4711/xyz'
# Who answers gets much time; who does not is waited for shortly.
PATIENT, SHORT = 25, 3
WATCHDOG = 240

# What a test of each bad server finds, however the connection begins; a pair where that differs: (tls, starttls).
BAD = {
    'soon': 'certificate-ends-soon', 'expired': 'certificate-expired', 'notyet': 'certificate-not-yet-valid',
    'wronghost': 'certificate-wrong-host', 'selfsigned': 'certificate-self-signed', 'unknownca': 'certificate-unknown-issuer',
    'weak': 'certificate-unacceptable', 'revoked': 'certificate-revoked', 'tls10': 'tls-too-old',
    'nostarttls': 'no-starttls', 'stripped': 'starttls-refused', 'nologin': 'login-not-offered', 'refuses': 'login-refused',
    'silent': 'no-greeting', 'endless': 'not-a-mail-server', 'drop': 'connection-lost', 'garbage': 'not-a-mail-server',
    'notmail': 'not-a-mail-server', 'slow': 'too-slow', 'bye': 'server-busy', 'shut': 'connection-lost', 'sluggish': 'works',
    'echo': 'login-refused', 'later': 'temporary-failure', 'alert': 'handshake-failed', 'nosender': 'sender-refused',
    'chatter': 'not-a-mail-server', 'bare': 'works', 'sso': 'works', 'hashed': 'works', 'partial': 'works', 'small': 'works',
    'old': 'works', 'relay': 'login-not-wanted', 'token': 'token-wanted', 'noehlo': ('login-not-wanted', 'works', 'no-starttls'),
    'badname': 'name-refused', 'full': 'server-busy', 'no': 'server-busy', 'ssh': 'not-a-mail-server', 'ftp': 'not-a-mail-server',
    'cross': 'not-a-mail-server', 'strict': 'works', 'shy': 'works',
    'lateissuer': 'certificate-expired', 'soonissuer': 'certificate-ends-soon',
    'revokedissuer': 'certificate-revoked', 'nolist': 'works', 'addressname': 'certificate-wrong-host',
    'oldlist': 'revocation-list-ended',
}
# And of each that refuses: what, and at which step.
REFUSALS = {}
with open(os.path.join(MAILWORLD, 'refusals.tsv')) as f:
    for row in f:
        if not row.startswith('#'):
            case, step, verdict = row.split('\t')[:3]
            BAD[case], REFUSALS[case] = verdict, step
# What is told of an answer of several lines: the words of all, without their codes.
TOLD = {
    ('apppassword', 'smtp'): 'Application-specific password required. For more information, go to https://support.example.com/app',
    ('browser', 'imap'): 'Web login required. https://accounts.example.com/continue Please log in via your web browser (Failure)',
    ('limit', 'smtp'): 'Too many login attempts, please try again later. For more information, go to https://support.example.com/limit',
    ('parting', 'imap'): 'Connection is closed. 13',
}
# What the message names of those that are something else.
NAMED = {'ssh': ('SSH', 'SSH-2.0-OpenSSH_9.2p1'), 'ftp': ('FTP', '220 (vsFTPd 3.0.3)'), 'no': ('not today',), 'bye': ('not today',),
         'badname': ('550 5.7.1',), 'notmail': ('HTTP', 'HTTP/1.1 400 Bad Request'), 'token': ('XOAUTH2, OAUTHBEARER',)}
# At which step.
STEPS = {
    'works': ('mailbox', 'login', 'greeting', 'certificate'), 'not-encrypted': 'encryption', 'old-tls': 'encryption',
    'certificate-ends-soon': 'certificate', 'certificate-expired': 'certificate', 'certificate-not-yet-valid': 'certificate',
    'revocation-list-ended': 'certificate',
    'certificate-wrong-host': 'certificate', 'certificate-self-signed': 'certificate',
    'certificate-unknown-issuer': 'certificate', 'certificate-unacceptable': 'certificate',
    'certificate-revoked': 'certificate', 'certificate-not-pinned': 'certificate', 'ca-file-unreadable': 'certificate',
    'tls-too-old': 'encryption', 'no-starttls': 'encryption', 'starttls-refused': 'encryption',
    'handshake-failed': 'encryption', 'speaks-plain': 'encryption', 'speaks-tls': 'greeting', 'no-greeting': 'greeting',
    'not-a-mail-server': 'greeting', 'server-busy': 'greeting', 'connection-lost': ('greeting', 'encryption'),
    'too-slow': 'greeting', 'login-not-offered': 'login', 'login-refused': 'login', 'password-missing': 'login',
    'login-not-wanted': 'login', 'token-wanted': 'login', 'name-refused': 'greeting', 'temporary-failure': 'login',
    'sender-refused': 'mailbox', 'folder-missing': 'mailbox', 'host-unknown': 'name',
    'incomplete': 'name', 'connection-refused': 'connection', 'unreachable': 'connection',
    'connection-timed-out': 'connection', 'name-service-failed': 'name',
}
# Which need one and the same remedy, and so may share a verdict.
SAME_REMEDY = [{'garbage', 'notmail', 'endless', 'chatter', 'ssh', 'ftp', 'cross'}, {'drop', 'shut', 'parting', 'lingers'},
               {'refuses', 'echo', 'unsaid', 'eitheror'}, {'later', 'offended', 'halted'}, {'limit', 'flooded'},
               {'bye', 'no', 'full'}, {'relay', 'noehlo'}, {'nostarttls', 'noehlo'},
               # The words name the certificate, and so the remedy.
               {'soon', 'soonissuer'}, {'expired', 'lateissuer'}, {'revoked', 'revokedissuer'}, {'wronghost', 'addressname'}]
# Which CA file a server is asked with; others with ca.pem.
CA_FILES = {'revoked': 'ca-crl.pem', 'revokedissuer': 'ca-crl.pem', 'nolist': 'ca-crl.pem', 'oldlist': 'ca-old-crl.pem'}


class World:
    def __init__(self, folder):
        self.folder = folder
        self.env = {}
        with open(os.path.join(folder, 'env')) as f:
            for word in f.read().split():
                name, _, value = word.partition('=')
                self.env[name] = value
        with open(os.path.join(folder, 'bad.tsv')) as f:
            self.bad = [line.rstrip('\n').split('\t') for line in f]
        self.rows, self.wanted = [], {}

    def port(self, name):
        return int(self.env[name + '_PORT'])

    def pki(self, name):
        return os.path.join(self.folder, 'pki', name)

    def fingerprint(self, name):
        with open(self.pki(name + '.pem')) as f:
            first = f.read().partition('-----END CERTIFICATE-----')
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(first[0] + first[1])).hexdigest()

    def add(self, label, wanted, scheme, port, encryption, host='localhost', account='anna', password='pw-anna',
            timeout=PATIENT, ca='ca.pem', pin='', minimum='', more=(), mailbox=None):
        if mailbox is None:
            mailbox = {'smtp': 'anna@example.org', 'imap': 'INBOX', 'pop3': ''}[scheme]
        words = ['mailbox=' + mailbox] + list(more)
        ca = self.pki(ca) if ca and not ca.startswith('/') else ca
        fields = (label, scheme, host, port, encryption, account, password, timeout, ca, pin, minimum, ' '.join(words))
        self.rows.append('\t'.join(str(field) for field in fields))
        self.wanted[label] = wanted if isinstance(wanted, tuple) else (wanted,)

    def bad_port(self, case, scheme, how):
        return next(int(port) for c, p, port, h in self.bad if (c, p, h) == (case, scheme, how))


def add_good(w):
    ports = {('smtp', 'starttls'): 'SUBMISSION', ('smtp', 'tls'): 'SUBMISSIONS', ('imap', 'starttls'): 'IMAP',
             ('imap', 'tls'): 'IMAPS', ('pop3', 'starttls'): 'POP3', ('pop3', 'tls'): 'POP3S'}
    for (scheme, how), name in ports.items():
        port = w.port(name)
        label = 'good %s %s: ' % (scheme, how)
        other = 'tls' if how == 'starttls' else 'starttls'
        w.add(label + 'login', 'works', scheme, port, how)
        w.add(label + 'wrong password', 'login-refused', scheme, port, how, password='wrong')
        w.add(label + 'no password', 'password-missing', scheme, port, how, password='')
        w.add(label + 'no account', 'works', scheme, port, how, account='', password='')
        w.add(label + 'asked not to log in', 'works', scheme, port, how, more=['no-login'])
        w.add(label + 'by address', 'works', scheme, port, how, host='127.0.0.1')
        w.add(label + 'authentication none', 'works', scheme, port, how, more=['authentication=none'])
        w.add(label + 'PLAIN', 'works', scheme, port, how, more=['authentication=plain'])
        w.add(label + 'LOGIN', 'works', scheme, port, how, more=['authentication=login'])
        w.add(label + 'CRAM-MD5', 'login-not-offered', scheme, port, how, more=['authentication=cram-md5'])
        w.add(label + 'TLS 1.3 at least', 'works', scheme, port, how, minimum='1.3')
        w.add(label + 'system trust store', 'certificate-unknown-issuer', scheme, port, how, ca='')
        w.add(label + 'no such CA file', 'ca-file-unreadable', scheme, port, how, ca='/nonexistent/ca.pem')
        w.add(label + 'pinned', 'works', scheme, port, how, ca='', pin=w.fingerprint('good'))
        w.add(label + 'another pinned', 'certificate-not-pinned', scheme, port, how, pin=w.fingerprint('soon'))
        w.add(label + 'taken for ' + other, 'speaks-plain' if other == 'tls' else 'speaks-tls', scheme, port, other,
              timeout=PATIENT if other == 'tls' else 8)
    w.add('good imap: no such folder', 'folder-missing', 'imap', w.port('IMAPS'), 'tls', mailbox='Nowhere "at\\all" %41 Größe')
    w.add('good imap: none', 'not-encrypted', 'imap', w.port('IMAP'), 'none')
    w.add('good pop3: none', 'not-encrypted', 'pop3', w.port('POP3'), 'none')
    w.add('good smtp: none', 'login-not-offered', 'smtp', w.port('SUBMISSION'), 'none')
    w.add('good imap taken for smtp', 'not-a-mail-server', 'smtp', w.port('IMAP'), 'starttls')
    w.add('good pop3 taken for imap', 'not-a-mail-server', 'imap', w.port('POP3S'), 'tls')


def add_bad(w):
    for case, scheme, port, how in w.bad:
        silent = BAD[case] in ('no-greeting', 'too-slow') or case == 'lingers'
        w.add('%s %s %s' % (case, scheme, how), BAD[case], scheme, port, how, host='127.0.0.1', timeout=SHORT if silent else PATIENT,
              password=CANARY if case == 'echo' else 'pw-anna', ca=CA_FILES.get(case, 'ca.pem'))
        if case == 'tls10':
            w.add('tls10 %s %s, allowed' % (scheme, how), 'old-tls', scheme, port, how, host='127.0.0.1', minimum='1.0')
        if case in ('selfsigned', 'expired', 'wronghost', 'lateissuer', 'revokedissuer'):
            w.add('%s %s %s, pinned' % (case, scheme, how), 'certificate-ends-soon' if case == 'expired' else 'works',
                  scheme, port, how, host='127.0.0.1', pin=w.fingerprint(case))


def add_absent(w):
    w.add('refused port', 'connection-refused', 'imap', 1, 'tls', host='127.0.0.1')
    w.add('unknown host', 'host-unknown', 'imap', 993, 'tls', host='nohost.invalid')
    w.add('not routable', ('connection-timed-out', 'unreachable', 'connection-refused'), 'imap', 993, 'tls', host='192.0.2.1',
          timeout=SHORT)
    w.add('no server', 'incomplete', 'imap', 993, 'tls', host='')
    w.add('no port', 'incomplete', 'imap', 0, 'tls')


def probe(w):
    """label -> (verdict, step, outcomes, message), and everything that was printed."""
    env = dict(os.environ, LC_ALL='C.UTF-8')
    # A session's own certificate authorities must not count as this system's.
    env.pop('SSL_CERT_FILE', None)
    run = subprocess.run([PROBE_TABLE, '--log'], input='\n'.join(w.rows) + '\n', text=True, capture_output=True, env=env,
                         timeout=WATCHDOG)
    found = {}
    for line in run.stdout.splitlines():
        fields = line.split('\t')
        if fields[0] in w.wanted and len(fields) == 8:
            found[fields[0]] = dict(verdict=fields[1], step=fields[2], outcomes=fields[4].split(','), tls=fields[5],
                                    n_certificates=int(fields[6]), message=fields[7])
    return found, run


def cancel(w, milliseconds):
    """What is wrong when everything is cancelled after a while, or None."""
    run = subprocess.run([PROBE_TABLE, '--cancel-after=%d' % milliseconds], input='\n'.join(w.rows) + '\n', text=True,
                         capture_output=True, timeout=WATCHDOG)
    if run.returncode:
        return 'status %d: %s' % (run.returncode, run.stderr[-4000:])
    labels = {line.split('\t')[0] for line in run.stdout.splitlines()}
    missing = set(w.wanted) - labels
    return 'no answer: %s' % ', '.join(sorted(missing)) if missing else None


def judge(w, label, found):
    """What is wrong with one answer, or None."""
    if label not in found:
        return 'no answer'
    seen = found[label]
    if seen['verdict'] not in w.wanted[label]:
        return '%s, not %s: %s' % (seen['verdict'], ' or '.join(w.wanted[label]), seen['message'])
    steps = REFUSALS.get(label.partition(' ')[0], STEPS.get(seen['verdict'], ''))
    if seen['step'] not in (steps if isinstance(steps, tuple) else (steps,)):
        return '%s at the step %s' % (seen['verdict'], seen['step'])
    if seen['verdict'] == 'works' and set(seen['outcomes']) - {'passed', 'skipped'}:
        return 'works, but its steps: %s' % seen['outcomes']
    if seen['verdict'] not in ('works', 'not-encrypted', 'old-tls', 'certificate-ends-soon', 'revocation-list-ended') and \
            seen['outcomes'].count('failed') != 1:
        return 'fails, but its steps: %s' % seen['outcomes']
    if 'certificate-' in seen['verdict'] and not seen['n_certificates']:
        return 'shows no certificate'
    if not seen['message'].endswith('.'):
        return 'says “%s”' % seen['message']
    return None


def print_table(w, found):
    ways = [(scheme, how) for scheme in ('smtp', 'imap', 'pop3') for how in ('tls', 'starttls')]
    print('# %-14s' % 'server' + ''.join(' %-26s' % ' '.join(way) for way in ways))
    for case in BAD:
        cells = (found.get('%s %s %s' % (case, scheme, how), {}).get('verdict', '') for scheme, how in ways)
        print('# %-14s' % case + ''.join(' %-26s' % cell for cell in cells))
    for label in w.wanted:
        if label.partition(' ')[0] not in BAD:
            print('# %-44s %s' % (label, found.get(label, {}).get('verdict', '')))


def unnamed(w, found):
    """Bad servers whose message does not name what it should."""
    for case, scheme, _, how in w.bad:
        message = found.get('%s %s %s' % (case, scheme, how), {}).get('message', '')
        for words in NAMED.get(case, ()):
            if words not in message:
                yield '%s %s %s lacks %s: %s' % (case, scheme, how, words, message)


def shared_verdicts(w, found):
    """Bad servers that a person would mend differently, and that have one verdict."""
    by_verdict = {}
    for case, scheme, _, how in w.bad:
        seen = found.get('%s %s %s' % (case, scheme, how))
        if seen and seen['verdict'] != 'works':
            by_verdict.setdefault(seen['verdict'], set()).add(case)
    return ['%s: %s' % (verdict, ', '.join(sorted(cases))) for verdict, cases in by_verdict.items()
            if len(cases) > 1 and not any(cases <= same for same in SAME_REMEDY)]


def heard(w):
    with open(w.env['BAD_LOG'] + '.heard') as f:
        return [line.rstrip('\n').split(' ', 3) for line in f]


def insecure_logins(w):
    with open(w.env['BAD_LOG']) as f:
        return [line.strip() for line in f
                if line.split()[-1] == 'plain' or line.split()[0] in ('stripped', 'nostarttls')]


def login_tries(w, case):
    with open(w.env['BAD_LOG']) as f:
        return sum(line.split()[0] == case for line in f)


def credentials(lines):
    words = ('AUTH', 'AUTHENTICATE', 'LOGIN', 'USER', 'PASS', 'APOP')
    return [line for line in lines if any(word in words for word in line[3].upper().split()) or 'anna' in line[3]]


def main_cases(w):
    add_good(w)
    add_bad(w)
    add_absent(w)
    found, run = probe(w)
    print_table(w, found)
    # Of each protocol there are two tests; POP3 and IMAP have a second way to log in by their own command.
    tries, methods = login_tries(w, 'refuses'), ' '.join(line[3] for line in heard(w) if line[0] == 'hashed')
    for label in w.wanted:
        yield label, judge(w, label, found)
    yield 'what is something else is named, with its first line', '\n'.join(unnamed(w, found)) or None
    yield 'a refused login is tried once more and no more', None if tries == 12 else '%d tries' % tries
    yield 'under TLS no method is tried that a server with hashed passwords cannot check', \
        None if 'MD5' not in methods and 'APOP' not in methods else methods
    for (case, scheme), words in TOLD.items():
        message = found.get('%s %s tls' % (case, scheme), {}).get('message', '')
        yield 'all lines of %s %s are told' % (case, scheme), None if '“\u2068%s\u2069”' % words in message else message
    yield 'the tests end well', None if run.returncode == 0 else 'status %d: %s' % (run.returncode, run.stderr[-4000:])
    for milliseconds in (0, 50, 300, 800, 2000):
        yield 'cancelled after %d ms' % milliseconds, cancel(w, milliseconds)
    yield 'no two faults share a verdict that are mended differently', '; '.join(shared_verdicts(w, found)) or None
    said = run.stdout + run.stderr
    shown = [word for word in (CANARY, base64.b64encode(CANARY.encode()).decode().rstrip('=')[:-1],
                               base64.b64encode(('\0anna\0' + CANARY).encode()).decode().rstrip('=')[:-1],
                               base64.b64encode(b'\0anna\0pw-anna').decode().rstrip('=')[:-1]) if word in said]
    yield 'no log and no message shows a password', ', '.join(shown) or None
    lines = heard(w)
    yield 'the bad servers heard the canary', None if any(line[0] == 'echo' and CANARY in base64_text(line[3]) for line in lines) \
        else 'they did not'
    yield 'no login without encryption', '; '.join(insecure_logins(w)) or None
    plain = credentials([line for line in lines if line[2] == 'plain'])
    yield 'nothing of a login was said without encryption', repr(plain) if plain else None
    for case in ('stripped', 'nostarttls'):
        capture = [line for line in lines if line[0] == case]
        for line in capture:
            print('# capture: %s' % ' '.join(line))
        attempts = credentials(capture)
        yield 'the whole capture of %s holds no login' % case, repr(attempts) if attempts or not capture else None
    said_all = {word for line in lines for word in line[3].upper().split()[:2]}
    mail = said_all & {'DATA', 'RCPT', 'RETR', 'TOP', 'DELE', 'FETCH', 'STORE', 'APPEND', 'SELECT', 'EXPUNGE', 'UID'}
    yield 'nothing was sent, fetched or changed', ', '.join(sorted(mail)) or None


def base64_text(text):
    for word in text.split():
        try:
            text += base64.b64decode(word + '===').decode('utf-8', 'replace')
        except ValueError:
            pass
    return text


def main():
    if os.geteuid() != 0:
        print('1..0 # SKIP Postfix and Dovecot are started by root only')
        return 0
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing:
        print('1..0 # SKIP not installed: %s' % ', '.join(missing))
        return 0
    folder = tempfile.mkdtemp(prefix='mailworld-')
    os.chmod(folder, 0o755)
    n = n_failed = 0
    try:
        subprocess.run([os.path.join(MAILWORLD, 'up'), folder], check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=60)
        for label, problem in main_cases(World(folder)):
            n += 1
            n_failed += problem is not None
            if problem:
                print('# %s' % problem.replace('\n', '\n# '))
            print('%s %d /probe/%s' % ('not ok' if problem else 'ok', n, label.replace(' ', '-').replace(':', '')), flush=True)
        print('1..%d' % n)
    finally:
        subprocess.run([os.path.join(MAILWORLD, 'down'), folder], stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=60)
        shutil.rmtree(folder, ignore_errors=True)
    return n_failed > 0


sys.exit(main())
