#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-output.py MAILWRIGHTCTL      output that cannot be written is never taken for said; prints TAP

Each command, in each format, on a full device, a closed stream and a pipe that nobody reads.
"""
import os, re, signal, subprocess, sys, tempfile

from world import CTL, IMAP, World, main, test

# What only prints: all of it, and nothing else, is lost.
READING = [('secrets', 'list'), ('driver', 'list'), ('driver', 'show', IMAP), ('profile', 'list'), ('profile', 'show', 'Support'), ('agent', 'list'),
           ('responsibility', 'list'), ('responsibility', 'show', 'First'),
           ('responsibility', 'assign', 'First', '--agent', 'anna', '--dry-run'), ('from-list', 'anna'), ('check',), ('diff',),
           ('history',), ('history', '1'), ('health',), ('test', 'Support', '--no-login'), ('suggest', 'Support'), ('publish-folder', 'show')]
# What says nothing where it succeeds.
SILENT = [('driver', 'set', IMAP, 'smtp-port=2525'), ('driver', 'unset', IMAP, 'smtp-port'),
          ('profile', 'add', 'b@example.org', '--driver', IMAP, '--name', 'B'), ('profile', 'set', 'B', 'imap-port=1143'),
          ('profile', 'unset', 'B', 'imap-port'), ('profile', 'password', 'B'), ('profile', 'disable', 'B'),
          ('profile', 'enable', 'B'), ('profile', 'edit', 'B', '--comment', 'x'), ('profile', 'delete', 'B'),
          ('agent', 'add', 'bo'), ('agent', 'edit', 'bo', '--name', 'Bo'), ('agent', 'same-as', 'bo', 'anna'),
          ('responsibility', 'add', 'Second'), ('responsibility', 'edit', 'Second', '--comment', 'x'),
          ('responsibility', 'assign', 'Second', '--agent', 'bo'),
          ('responsibility', 'unassign', 'Second', '--agent', 'bo'), ('responsibility', 'remove', 'Second'),
          ('agent', 'remove', 'bo'), ('publish-folder', 'unset')]
# What changes something and says so, on standard output or standard error.
SAYING = [('submit', '-m', 'x', '--accept-warnings'), ('take-back', '2'), ('discard',), ('undo',), ('redo',),
          ('publish', 'maps'), ('publish-folder', 'set', 'maps'), ('secrets', 'clean')]
# What needs a server to print anything, by the same calls as the others.
ELSEWHERE = [('certificate', 'Support'), ('find-settings', 'a@host.invalid')]
HELP = [('--help',), ('-h',), ('--version',), ('profile', 'add', '--help'), ('profile', 'list', '--version')]


def world():
    w = World()
    w.complete('support@example.org', 'Support')
    # Nothing listens there: a test ends at once.
    w.ok('profile', 'set', 'Support', 'imap-server=127.0.0.1', 'imap-port=1', 'smtp-server=127.0.0.1', 'smtp-port=1')
    w.ok('agent', 'add', 'anna')
    w.ok('responsibility', 'add', 'First')
    w.ok('responsibility', 'assign', 'First', '--agent', 'anna', '--profile', 'Support')
    w.ok('submit', '-m', 'all', '--accept-warnings')
    w.ok('profile', 'set', 'Support', 'smtp-encryption=none')
    return w


def run(w, argv, out=subprocess.PIPE, err=subprocess.PIPE, closed=(), stdin=b'password\n', env=None):
    def close():
        for fd in closed:
            os.close(fd)
    r = subprocess.run([CTL, '--database', w.live, '--draft', w.draft, *argv], input=stdin, stdout=out, stderr=err,
                       preexec_fn=close if closed else None, timeout=120, env={**os.environ, **(env or {})})
    return r.returncode, (r.stdout or b'').decode(), (r.stderr or b'').decode()


def nobody():
    """The end of a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    return os.fdopen(writer, 'wb')


def printing():
    for verb in READING:
        yield from (verb, ('--format', 'json', *verb))
    yield from HELP


@test
def every_command_is_here():
    listed = subprocess.run([CTL, '--help'], capture_output=True, text=True, check=True).stdout.split('Commands:')[1]
    shown = set(re.findall(r'^  ([a-z-]+(?: [a-z][a-z-]*)?)(?= [A-Z\[-]|  )', listed, re.M))
    here = {a[0] + (' ' + a[1] if a[0] + ' ' + (a[1:] or ('',))[0] in shown else '')
            for a in READING + SILENT + SAYING + ELSEWHERE}
    assert shown == here, shown ^ here


@test
def full_device():
    w = world()
    with open('/dev/full', 'wb') as full:
        for argv in printing():
            code, _, err = run(w, argv, out=full)
            assert code == 4 and 'could not be written' in err and 'No space left' in err, (argv, code, err)
            assert 'is done' not in err, argv


@test
def closed_output():
    w = world()
    for argv in printing():
        code, _, err = run(w, argv, out=None, closed=(1,))
        assert code == 4 and 'could not be written' in err, (argv, code, err)
    # The place of a closed stream is not taken by a file of ours: no database got what was printed.
    for name in os.listdir(w.folder):
        with open(os.path.join(w.folder, name), 'rb') as f:
            assert b'Support  ' not in f.read(), name
    # What prints nothing needs nowhere to print to.
    for closed in ((1,), (2,), (0, 1, 2)):
        assert run(w, ('profile', 'disable', 'Support'), out=None, err=None, stdin=None, closed=closed)[0] == 0, closed
        assert run(w, ('profile', 'enable', 'Support'), out=None, err=None, stdin=None, closed=closed)[0] == 0, closed


@test
def nobody_reads_it():
    w = world()
    for argv in printing():
        with nobody() as pipe:
            code, _, err = run(w, argv, out=pipe)
        # As other programs end, and with the keyring or libcurl at work, too.
        assert code == -signal.SIGPIPE and not err, (argv, code, err)


@test
def changed_and_unsaid():
    for how in ('full', 'closed'):
        w = world()
        maps = tempfile.mkdtemp(dir=w.folder)
        published = lambda: os.listdir(maps) == ['sender_login.cdb']
        for argv, done in ((SAYING[0], lambda: len(w.json('history')) == 2), (SAYING[1], lambda: len(w.json('diff')) == 1),
                           (('publish', maps), published), (('publish-folder', 'set', maps), published)):
            if how == 'full':
                with open('/dev/full', 'wb') as full:
                    code, _, err = run(w, argv, out=full)
            else:
                code, _, err = run(w, argv, out=None, closed=(1,))
            assert code == 5 and 'could not be written' in err and 'is done' in err, (argv, code, err)
            assert done(), argv
    w = world()
    with nobody() as pipe:
        assert run(w, ('--format', 'json', *SAYING[0]), out=pipe)[0] == -signal.SIGPIPE
    assert len(w.json('history')) == 2


@test
def messages_that_cannot_be_written():
    w = world()
    for how in ('full', 'closed'):
        for argv in (('undo',), ('redo',)):
            if how == 'full':
                with open('/dev/full', 'wb') as full:
                    code, out, _ = run(w, argv, err=full)
            else:
                code, out, _ = run(w, argv, err=None, closed=(2,))
            assert (code, out) == (5, ''), (how, argv, code)
    with nobody() as pipe:
        assert run(w, ('discard',), err=pipe)[0] == -signal.SIGPIPE
    assert w.json('diff') == []
    # A failure stays the one it is; what has no message to lose is as ever.
    with open('/dev/full', 'wb') as full:
        for status, argv in ((1, ('profile', 'show', 'nobody')), (2, ('nothing',)), (2, ('--format', 'xml', 'diff')), (0, ('diff',))):
            assert run(w, argv, err=full)[0] == status, argv


@test
def silent_ones():
    """Nothing is printed by what changes something in silence, so nothing can be lost."""
    w = world()
    for argv in SILENT:
        with open('/dev/full', 'wb') as full:
            code, _, err = run(w, argv, out=full)
        assert code == 0 and not err, (argv, code, err)


@test
def order_of_output_and_messages():
    """Where both go to one place, what was printed first stands first."""
    w = world()
    path = os.path.join(w.folder, 'both')
    with open(path, 'wb') as f:
        run(w, ('driver', 'list'), out=f, err=f, env={'XDG_DATA_HOME': broken_driver(w)})
    with open(path) as f:
        text = f.read()
    assert text.index('Internet SMTP/IMAP') < text.index('broken.driver'), text


def broken_driver(w):
    folder = os.path.join(w.folder, 'share', 'mailwright', 'drivers')
    os.makedirs(folder)
    with open(os.path.join(folder, 'broken.driver'), 'w') as f:
        f.write('[Driver]\n')
    return os.path.join(w.folder, 'share')


sys.exit(main())
