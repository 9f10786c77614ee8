#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-publish.py MAILWRIGHTCTL      the map that mail servers read, written by hand and by a submit; prints TAP

What is in a map is asked of tinycdb's own program, which knows nothing of us.
"""
import contextlib, fcntl, json, os, shutil, sqlite3, subprocess, sys

from office import Office, wait_for
from world import CTL, Skip, World, main, test

HERE = os.path.dirname(os.path.abspath(__file__))
OLDER = os.path.join(HERE, '..', 'store', 'older', 'live.1.sql')


@test
def a_map_is_written():
    w = Office()
    # Twice is no mistake.
    for _ in range(2):
        published = w.json('publish', w.maps)
        assert published == {'folder': w.maps, 'path': w.map, 'revision': 1, 'addresses': 3, 'left_out': []}, published
    assert w.rows() == ({'support@example.org': 'anna', 'returns@xn--mnchen-3ya.example': 'anna',
                         'returns@münchen.example': 'anna'}, 1), w.rows()
    assert subprocess.run(['cdb', '-q', w.map, 'support@example.org'], capture_output=True, check=True).stdout == b'anna'
    assert os.listdir(w.maps) == ['sender_login.cdb'] and os.stat(w.map).st_mode & 0o777 == 0o644
    w.assign('bo')
    # What is staged is not published.
    assert 'Published revision 1' in w.ok('publish', w.maps) and w.rows()[0]['support@example.org'] == 'anna'
    w.submit()
    # No folder is set: a submit publishes nothing.
    assert w.rows()[1] == 1
    w.ok('publish', w.maps)
    assert w.rows()[0]['support@example.org'] == 'anna,bo' and w.rows()[1] == 2
    # From where one stands.
    here = os.getcwd()
    os.chdir(w.folder)
    try:
        assert w.json('publish', 'maps')['path'] == w.map
    finally:
        os.chdir(here)


@test
def a_number_that_comes_again():
    """After a backup another revision has the number of one that was published: what that allowed is over."""
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    kept = os.path.join(w.folder, 'kept.db')
    shutil.copy(w.live, kept)
    w.assign('bo')
    w.submit()
    assert w.rows() == ({**w.rows()[0], 'support@example.org': 'anna,bo'}, 2), w.rows()
    shutil.copy(kept, w.live)
    w.ok('discard')
    w.ok('profile', 'edit', 'Support', '--comment', 'another')
    w.submit()
    assert w.rows()[1] == 2 and w.rows()[0]['support@example.org'] == 'anna', w.rows()


@test
def a_map_that_must_not_be_written():
    w = Office()
    shutil.copy(w.live, os.path.join(w.folder, 'backup.db'))
    w.assign('bo')
    w.submit()
    w.ok('publish', w.maps)
    before = w.rows()
    # Of an older revision, of another database, of another program.
    w.live = os.path.join(w.folder, 'backup.db')
    assert 'went back to revision 1' in w.fails(3, 'publish', w.maps) and w.rows() == before
    other = Office()
    other.maps, other.map = w.maps, w.map
    assert 'another database' in other.fails(1, 'publish', w.maps) and w.rows() == before
    subprocess.run(['cdb', '-c', w.map], input=b'+1,1:a->b\n\n', check=True)
    assert 'was not published by Mailwright' in w.fails(1, 'publish', w.maps)
    assert subprocess.run(['cdb', '-q', w.map, 'a'], capture_output=True, check=True).stdout == b'b'
    os.unlink(w.map)
    w.ok('publish', w.maps)
    assert w.rows()[1] == 1


@test
def what_is_called_wrongly():
    w = World()
    missing = os.path.join(w.folder, 'none')
    # No database is made on the way, and no draft.
    for argv in (('publish', w.folder), ('publish-folder', 'show'), ('publish-folder', 'set', w.folder),
                 ('publish-folder', 'unset')):
        assert w.live in w.fails(1, *argv)
    assert os.listdir(w.folder) == []
    w.ok('agent', 'list')
    assert missing in w.fails(1, 'publish', missing) and not os.path.exists(missing)
    assert 'No publish folder is set' in w.fails(1, 'publish')
    w.fails(2, 'publish', w.folder, w.folder)
    w.fails(2, 'publish-folder', 'set')
    w.fails(2, 'publish-folder', 'something')


@test
def the_folder_is_set():
    w = Office()
    nothing = {'folder': None, 'path': None, 'revision': 0, 'live_revision': 1, 'state': None}
    assert w.json('publish-folder', 'show') == nothing, w.json('publish-folder', 'show')
    # What does not work is not set.
    w.fails(1, 'publish-folder', 'set', os.path.join(w.folder, 'none'))
    assert w.json('publish-folder', 'show') == nothing
    assert w.json('publish-folder', 'set', w.maps)['revision'] == 1
    assert w.json('publish-folder', 'show') == {'folder': w.maps, 'path': w.map, 'revision': 1, 'live_revision': 1,
                                                'state': 'current'}
    assert w.maps in w.ok('publish-folder', 'show') and w.json('publish')['revision'] == 1
    # It is no edit, and in no revision.
    assert w.json('diff') == [] and len(w.json('history')) == 1
    second = os.path.join(w.folder, 'second')
    os.mkdir(second)
    r = w.run('publish-folder', 'set', second)
    assert r.returncode == 0 and w.map in r.stderr, r
    w.assign('bo')
    w.submit()
    assert w.rows()[1] == 1
    w.map = os.path.join(second, 'sender_login.cdb')
    assert w.rows()[1] == 2
    assert w.map in w.run('publish-folder', 'unset').stderr and w.json('publish-folder', 'show')['folder'] is None
    w.ok('agent', 'remove', 'bo')
    w.submit()
    assert w.rows()[1] == 2


@test
def a_submit_publishes():
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    for login in ('bo', 'anna'):
        for verb in ('assign', 'unassign', 'assign'):
            w.ok('responsibility', verb, 'First', '--agent', login)
            revision, words = w.submit() if w.json('diff') else (w.rows()[1], '')
            assert not words, words
            rows, of = w.rows()
            assert of == revision and (login in rows.get('support@example.org', '').split(',')) == (verb == 'assign'), rows
    assert w.codes() == (0, [])


@test
def a_map_that_lags_is_said_and_tried_again():
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    os.rename(w.maps, w.maps + '.away')
    w.assign('bo')
    revision, words = w.submit(6)
    assert revision == 2 and 'mail servers are not told' in words and w.maps in words and words.count('warning') == 1, words
    assert w.sql('SELECT revision FROM configuration') == [(2,)]
    # Whatever is asked for does what it is for, and says so.
    r = w.run('profile', 'list')
    assert r.returncode == 0 and 'Support' in r.stdout and w.maps in r.stderr, r
    assert w.codes() == (6, ['map-missing']) and not w.run('check').stderr
    assert w.json('publish-folder', 'show')['state'] == 'map-missing'
    assert w.maps in w.fails(1, 'publish')
    # There again: the next start of anything mends it.
    os.rename(w.maps + '.away', w.maps)
    assert w.rows()[1] == 1
    r = w.run('profile', 'list')
    assert r.returncode == 0 and not r.stderr and w.rows()[1] == 2, r
    assert w.codes() == (0, [])


@test
def a_map_that_cannot_be_written():
    """A file system that is full; as root, nothing else is in the way."""
    w = Office()
    if os.getuid() != 0 or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=16k', 'none', w.maps], capture_output=True).returncode:
        raise Skip('nothing can be mounted here')
    try:
        with open(os.path.join(w.maps, 'rubbish'), 'wb') as f, contextlib.suppress(OSError):
            f.write(b'x' * 1000000)
        assert 'no space left' in w.fails(4, 'publish-folder', 'set', w.maps)
        assert os.listdir(w.maps) == ['rubbish']
        os.unlink(os.path.join(w.maps, 'rubbish'))
        w.ok('publish-folder', 'set', w.maps)
        subprocess.run(['mount', '-o', 'remount,ro', w.maps], check=True)
        # Nothing lags yet, but it will.
        assert w.codes() == (6, ['map-unwritable'])
        w.assign('bo')
        assert w.submit(6)[0] == 2 and w.rows()[1] == 1 and w.codes() == (6, ['map-unwritable'])
        subprocess.run(['mount', '-o', 'remount,rw', w.maps], check=True)
        assert w.codes() == (0, []) and w.rows()[1] == 2
    finally:
        subprocess.run(['umount', w.maps])


@test
def a_kill_between_submit_and_publish():
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    w.assign('bo')
    # Held at the door of the folder, and killed there.
    door = os.open(w.maps, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(door, fcntl.LOCK_EX)
    p = subprocess.Popen([CTL, '--database', w.live, '--draft', w.draft, 'submit', '-m', 'x', '--accept-warnings'],
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: w.sql('SELECT revision FROM configuration') == [(2,)], p)
        p.kill()
        p.wait()
    finally:
        os.close(door)
    assert w.rows()[1] == 1
    w.ok('agent', 'list')
    assert w.rows() == ({'support@example.org': 'anna,bo', 'returns@xn--mnchen-3ya.example': 'anna,bo',
                         'returns@münchen.example': 'anna,bo'}, 2)
    assert w.json('diff') == [] and os.listdir(w.maps) == ['sender_login.cdb']


@test
def a_damaged_map_is_found():
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    with open(w.map, 'rb') as f:
        whole = f.read()

    def damage(contents):
        with open(w.map, 'wb') as f:
            f.write(contents)

    # Another answer, which the mark does not show: it is found by whoever reads all of it.
    damage(whole.replace(b'exampleanna', b'examplehans'))
    assert w.codes() == (6, ['map-damaged']) and 'publish' in w.run('check').stdout.lower()
    assert w.rows()[0]['returns@münchen.example'] == 'hans'
    w.ok('publish')
    assert w.codes() == (0, []) and w.rows()[0]['returns@münchen.example'] == 'anna'
    # Cut off, or emptied: that is seen at the next start already.
    for contents in (b'', whole[:100], whole[:2060], whole[:-1]):
        damage(contents)
        w.ok('agent', 'list')
        w.ok('publish')
        assert w.codes() == (0, []) and w.rows()[1] == 1, len(contents)
    # What is not ours stays, and is said.
    subprocess.run(['cdb', '-c', w.map], input=b'+1,1:a->b\n\n', check=True)
    assert w.codes() == (6, ['map-foreign'])
    w.assign('bo')
    assert w.submit(6)[0] == 2
    assert subprocess.run(['cdb', '-q', w.map, 'a'], capture_output=True, check=True).stdout == b'b'


@test
def what_cannot_be_published_is_named():
    """As written before logins were looked at."""
    w = World()
    w.maps = os.path.join(w.folder, 'maps')
    w.map = os.path.join(w.maps, 'sender_login.cdb')
    os.mkdir(w.maps)
    db = sqlite3.connect(w.live)
    with open(OLDER) as f:
        db.executescript(f.read())
    db.close()
    r = w.run('publish', w.maps)
    assert r.returncode == 0 and 'carla, dora' in r.stderr and r.stderr.count('left out') == 1, r
    assert 'carla' not in str(Office.rows(w)) and Office.rows(w)[0]['returns@münchen.example'] == 'anna,bo'
    assert [(o['reason'], o['text']) for o in w.json('publish', w.maps)['left_out']] == [('login', 'carla, dora')]
    w.ok('publish-folder', 'set', w.maps)
    findings = json.loads(w.run('--format', 'json', 'check').stdout)
    assert [f for f in findings if f['code'] == 'left-out' and 'carla, dora' in f['message'] and f['object'] == 'map'
            and f['level'] == 'warning' and f['name'] == w.map], findings


@test
def a_copy_of_the_database_publishes_nothing():
    w = Office()
    w.ok('publish-folder', 'set', w.maps)
    original = w.live
    w.live, w.draft = os.path.join(w.folder, 'copy.db'), os.path.join(w.folder, 'copy.draft')
    db = sqlite3.connect(original)
    db.execute("VACUUM INTO '%s'" % w.live)
    db.close()
    w.assign('bo')
    revision, words = w.submit(6)
    assert revision == 2 and original in words and w.live in words and w.rows()[1] == 1, words
    assert w.codes() == (6, ['map-foreign']) and w.rows()[1] == 1
    # Whoever means it sets it again, or sets none.
    w.ok('publish-folder', 'unset')
    assert w.codes() == (0, [])
    w.ok('publish-folder', 'set', w.maps)
    assert w.rows()[1] == 2 and w.codes() == (0, [])


sys.exit(main())
