#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-files.py MAILWRIGHTCTL      what may be named as the database or the draft, and what may not; prints TAP"""
import os, shutil, socket, sqlite3, subprocess, sys, tempfile

from world import CTL, World, main, test


def place():
    return tempfile.mkdtemp(prefix='mailwrightctl-')


def run(folder, *argv):
    r = subprocess.run([CTL, *argv], text=True, capture_output=True, cwd=folder, stdin=subprocess.DEVNULL, timeout=60)
    return r.returncode, r.stdout, r.stderr


def seen(folder):
    """Everything below a folder, and what it is."""
    return sorted((os.path.relpath(os.path.join(at, name), folder), os.lstat(os.path.join(at, name)).st_mode)
                  for at, folders, names in os.walk(folder) for name in folders + names)


def odd(folder):
    """Names of what is no file for a database: the name, and a word of the reason."""
    at = lambda name: os.path.join(folder, name)
    os.mkdir(at('folder'))
    os.mkfifo(at('pipe'))
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(at('socket'))
    for name, target in (('to-folder', 'folder'), ('to-pipe', 'pipe'), ('to-device', '/dev/null'), ('nowhere', 'missing/live.db'),
                         ('round', 'round'), ('to-link', 'to-pipe')):
        os.symlink(target, at(name))
    with open(at('text'), 'w') as f:
        f.write('text\n' * 100)
    return [('folder', 'folder'), (at('folder'), 'folder'), ('pipe', 'pipe'), ('socket', 'socket'), ('/dev/null', 'device'),
            ('/dev/stdin', 'device'), ('/dev/full', 'device'), ('.', 'folder'), ('..', 'folder'), ('/', 'folder'),
            ('to-folder', 'folder'), ('to-pipe', 'pipe'), ('to-device', 'device'), ('to-link', 'pipe'),
            ('nowhere', 'symbolic link'), ('round', 'symbolic links'), ('text', 'not a database'),
            ('file:x.db', 'URI'), ('file:///tmp/x.db?mode=memory', 'URI'), ('FILE:x.db', 'URI'), ('sqlite:///x.db', 'URI'),
            (':memory:', 'no file'), ('', 'empty'), ('new/', 'folder'), ('new/.', 'folder'), ('new/..', 'folder'),
            ('text/x.db', 'text/x.db'), ('live.db-wal', 'part of another'), ('live.db-shm', 'part of another'),
            ('x' * 300, 'x' * 300), ('/'.join(['y' * 200] * 4) + '/z.db', 'too long')]


@test
def odd_databases():
    """Said with the name as it was given, and nothing is created: neither it nor a folder, log or draft."""
    folder = place()
    names, draft = odd(folder), os.path.join(place(), 'd.draft')
    before = seen(folder)
    for name, word in names:
        for argv in (('--database', name, '--draft', draft, 'profile', 'list'), ('profile', 'list', '--database=' + name, '--draft=' + draft)):
            code, out, err = run(folder, *argv)
            assert code in (1, 4) and not out, (name, code, out, err)
            assert word in err and name in err and 'SQLite' not in err, (name, err)
            assert seen(folder) == before and not os.path.exists(draft), (name, seen(folder))


@test
def odd_drafts():
    """The same of the draft; the database that was to be made beside it is not made either."""
    folder = place()
    names, before = odd(folder), seen(folder)
    live = os.path.join(place(), 'x.db')
    for name, word in names:
        if name == 'text':
            continue
        code, out, err = run(folder, '--database', live, '--draft', name, 'profile', 'list')
        assert code in (1, 4) and not out and word in err and name in err and 'SQLite' not in err, (name, code, out, err)
        assert seen(folder) == before and os.listdir(os.path.dirname(live)) == [], (name, seen(folder))
    code, _, err = run(folder, '--database', live, '--draft', 'text', 'profile', 'list')
    assert code == 4 and 'text' in err and 'not a database' in err and seen(folder) == before, err
    for a, b in (('one', 'one'), ('one', './one'), ('one', os.path.join(folder, 'one'))):
        code, _, err = run(folder, '--database', a, '--draft', b, 'profile', 'list')
        assert code == 1 and 'one file' in err and seen(folder) == before, (a, b, err)


@test
def odd_names_of_files():
    """A name that only looks odd is the name of a file."""
    for name in ('./file:x.db', './:memory:', '%41.db', 'a?b#c.db', ' ', 'two words.db', '-x.db', 'new/folders/x.db', './text:x.db',
                 'Küche.db', 'line\nbreak.db'):
        folder = place()
        code, out, err = run(folder, '--database=' + name, '--draft=d', 'profile', 'list')
        assert code == 0, (name, err)
        assert os.path.isfile(os.path.join(folder, name)) and os.stat(os.path.join(folder, name)).st_nlink == 1, name
        assert {f for f in os.listdir(folder) if not f.startswith('d')} == (
            {'new'} if '/' in name[2:] else {os.path.basename(name) + e for e in ('', '-wal', '-shm')}), os.listdir(folder)


@test
def hard_links():
    """A second name would have a log of its own."""
    w = World()
    w.ok('agent', 'add', 'anna')
    w.ok('submit', '-m', 'x')
    second = os.path.join(w.folder, 'second.db')
    for kind in ('live', 'draft'):
        name = getattr(w, kind)
        os.link(name, second)
        before = seen(w.folder)
        for given in (name, second):
            args = {'live': w.live, 'draft': w.draft, kind: given}
            code, out, err = run(w.folder, '--database', args['live'], '--draft', args['draft'], 'agent', 'list')
            assert code == 4 and not out and given in err and 'hard link' in err and 'log' in err, err
        assert seen(w.folder) == before
        os.unlink(second)
        assert [a['login'] for a in w.json('agent', 'list')] == ['anna']
    # A copy is another database's file, and fine.
    shutil.copy(w.live, second)
    assert run(w.folder, '--database', second, '--draft', 'other.draft', 'agent', 'list')[0] == 0


@test
def symbolic_links():
    """By whichever name: one database, one log, one draft."""
    w = World()
    w.ok('agent', 'add', 'anna')
    elsewhere = place()
    os.symlink(w.live, os.path.join(elsewhere, 'link.db'))
    os.symlink('link.db', os.path.join(elsewhere, 'link-to-link.db'))
    os.symlink(w.folder, os.path.join(elsewhere, 'folder'))
    os.symlink(w.draft, os.path.join(elsewhere, 'link.draft'))
    for live in ('link.db', 'link-to-link.db', 'folder/live.db', './folder/../' + os.path.basename(w.folder) + '/live.db'):
        for draft in ('link.draft', 'folder/draft.db', w.draft):
            code, out, err = run(elsewhere, '--database', live, '--draft', draft, '--format', 'json', 'agent', 'list')
            assert code == 0 and '"anna"' in out, (live, draft, err)
    assert not [n for n in os.listdir(elsewhere) if n.endswith(('-wal', '-shm'))], os.listdir(elsewhere)
    # What is submitted by one name is there by the other, with the draft that belongs to both.
    home = {'XDG_STATE_HOME': os.path.join(elsewhere, 'state')}
    for login, live in (('bo', w.live), ('chris', os.path.join(elsewhere, 'link.db'))):
        r = subprocess.run([CTL, '--database', live, 'agent', 'add', login], env={**os.environ, **home}, capture_output=True)
        assert r.returncode == 0, r.stderr
    drafts = [n for n in os.listdir(os.path.join(elsewhere, 'state', 'mailwright')) if n.endswith('.draft')]
    assert len(drafts) == 1, drafts
    db = sqlite3.connect(os.path.join(elsewhere, 'state', 'mailwright', drafts[0]))
    assert db.execute('SELECT count(*) FROM agent').fetchone() == (2,)
    db.close()
    # A new file in a folder that a link leads to.
    assert run(elsewhere, '--database', 'folder/new.db', '--draft', 'folder/new.draft', 'agent', 'list')[0] == 0
    assert os.path.isfile(os.path.join(w.folder, 'new.db'))


NOBODY = {'user': 65534, 'group': 65534, 'extra_groups': []}


@test
def unreadable():
    """Whatever goes wrong, the file is named. Nothing is unreadable to root, so somebody else tries."""
    someone = NOBODY if os.geteuid() == 0 else {}
    w = World()
    w.ok('agent', 'list')
    if someone:
        for name in ('.', *os.listdir(w.folder)):
            os.chown(os.path.join(w.folder, name), 65534, 65534)
    live, draft = w.live, w.draft
    # Where everybody may come to it, which the project's own folder may not be.
    place = tempfile.mkdtemp(prefix='program-')
    os.chmod(place, 0o755)
    program = shutil.copy(CTL, place)
    for path, mode, named in ((live, 0, live), (live, 0o400, live), (draft, 0, draft), (draft, 0o400, draft), (w.folder, 0, live),
                              (w.folder, 0o500, None)):
        before = os.stat(path).st_mode
        os.chmod(path, mode)
        try:
            r = subprocess.run([program, '--database', live, '--draft', draft, 'agent', 'list'], capture_output=True, text=True,
                               env={**os.environ, 'HOME': w.folder}, **someone)
        finally:
            os.chmod(path, before)
        if named:
            assert r.returncode == 4 and named in r.stderr and 'SQLite' not in r.stderr, (path, mode, r)
        else:
            assert r.returncode == 0, (path, mode, r)
    # A folder in which nothing can be made.
    os.chmod(w.folder, 0o500)
    r = subprocess.run([program, '--database', os.path.join(w.folder, 'new.db'), 'agent', 'list'], capture_output=True, text=True, **someone)
    assert r.returncode == 4 and os.path.join(w.folder, 'new.db') in r.stderr, r
    shutil.rmtree(place)


sys.exit(main())
