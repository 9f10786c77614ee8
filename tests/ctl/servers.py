# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Real Postfix and Dovecot on loopback, and bad servers (tests/mailworld), for the tests of mailwrightctl."""
import contextlib, os, shutil, signal, subprocess, sys, tempfile

MAILWORLD = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'mailworld')
PATH = '/usr/sbin:/sbin:' + os.environ['PATH']
# Of the servers that run: the variables of their file env, and the ports of the bad ones.
env = {}
bad = {}


def skip_unless_possible():
    """Ends the program, and says why, where these servers cannot be started."""
    missing = [p for p in ('dovecot', 'postfix') if not shutil.which(p, path=PATH)]
    if os.getuid() != 0 or missing:
        print('1..0 # SKIP takes root, Dovecot and Postfix; not here: %s' % ', '.join(missing or ['root']))
        sys.exit(0)


@contextlib.contextmanager
def running(*maps):
    """Starts them, and ends them whatever happens. With a folder of maps, Postfix asks them who owns a sender."""
    # Whoever ends this program ends them too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = tempfile.mkdtemp(prefix='mailworld-')
    os.chmod(folder, 0o755)
    try:
        with open(os.path.join(folder, 'up.log'), 'w+') as log:
            r = subprocess.run([os.path.join(MAILWORLD, 'up'), folder, *maps], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                               env={**os.environ, 'PATH': PATH}, timeout=120)
            log.seek(0)
            assert r.returncode == 0, log.read()
        with open(os.path.join(folder, 'env')) as f:
            env.update(word.split('=', 1) for word in f.read().split())
        with open(os.path.join(folder, 'bad.tsv')) as f:
            for line in f:
                case, protocol, port, begin = line.split()
                bad[case, protocol, begin] = port
        yield
    finally:
        subprocess.run([os.path.join(MAILWORLD, 'down'), folder], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, env={**os.environ, 'PATH': PATH})
        shutil.rmtree(folder, ignore_errors=True)
