#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-interface.py MAILWRIGHTCTL      what others build on: commands, JSON keys, exit statuses; prints TAP

The commands are written out here once more as they were agreed; the keys are read from the manual page.
"""
import json, os, re, shlex, shutil, sqlite3, subprocess, sys, tempfile

from world import CTL, IMAP, World, main, test

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data')
MANUAL = os.path.join(DATA, 'man', 'mailwrightctl.1')
COMMANDS = '''
driver list|driver show DRIVER|driver set DRIVER KEY=VALUE…|driver unset DRIVER KEY…
profile list [--where SEARCH] [--domain DOMAIN] [--host HOST] [--agent WORDS] [--responsibility WORDS]|profile show PROFILE|profile edit PROFILE [--name NAME] [--address ADDRESS] [--comment TEXT]|profile add ADDRESS --driver DRIVER [--name NAME] [KEY=VALUE…]
profile set PROFILE|--where SEARCH KEY=VALUE…
profile unset PROFILE|--where SEARCH KEY…
profile password PROFILE [KEY]|profile enable PROFILE|profile disable PROFILE
profile delete PROFILE|agent list [--where SEARCH]|agent add LOGIN [--name NAME] [--address ADDRESS]|agent remove LOGIN
agent same-as LOGIN OTHER [--dry-run]
agent edit LOGIN [--login LOGIN] [--name NAME] [--address ADDRESS] [--default PROFILE]
responsibility edit NAME [--name NAME] [--comment TEXT]
responsibility list [--where SEARCH]|responsibility show NAME|responsibility remove NAME
responsibility add NAME [--comment TEXT] [--agent LOGIN]… [--profile PROFILE]…
responsibility assign NAME… [--agent LOGIN]… [--profile PROFILE]… [--dry-run]
responsibility unassign NAME [--agent LOGIN]… [--profile PROFILE]…
from-list LOGIN|check|diff|submit -m TEXT [--accept-warnings]|take-back N|discard|undo|redo|history [N]
test PROFILE…|--all|--staged|--revision NUMBER [--no-login]
suggest PROFILE [--set]
health
certificate PROFILE [--direction in|out] [--pem]
find-settings ADDRESS [--allow-plain]
publish [DIR] [--watch]
publish-folder show
publish-folder set DIR
publish-folder unset
secrets list [--all]
secrets clean [--dry-run]
'''


def commands():
    return [c for c in re.split(r'\|(?=[a-z])(?!out\])|\n', COMMANDS) if c]


def words(command):
    return [w for w in command.split(' ') if re.fullmatch('[a-z][a-z-]*', w)]


@test
def every_command_has_help():
    listed = subprocess.run([CTL, '--help'], capture_output=True, text=True, check=True).stdout
    for command in commands():
        assert command in re.sub(' +', ' ', listed), command
        r = subprocess.run([CTL, *words(command), '--help'], capture_output=True, text=True)
        assert r.returncode == 0 and command in r.stdout and '--format' in r.stdout, (command, r.stdout, r.stderr)
        assert '\nExample: mailwrightctl ' + ' '.join(words(command)) in r.stdout, r.stdout
    shown = re.findall(r'^  ([a-z-]+(?: [a-z][a-z-]*)?)(?= [A-Z\[-]|  )', listed.split('Commands:')[1], re.M)
    assert {' '.join(words(c)[:2]) for c in commands()} == set(shown), shown


@test
def every_example_is_a_call():
    """Up to what it needs to be there: no usage error."""
    w = World()
    for command in commands():
        told = subprocess.run([CTL, *words(command), '--help'], capture_output=True, text=True).stdout
        line = re.search(r'^Example: mailwrightctl (.*)', told, re.M)[1]
        argv = shlex.split(re.sub(r'[<>]\S+', '', line))
        if argv[0] in ('publish', 'find-settings', 'suggest'):     # one goes on until it is stopped, the other asks the net
            continue
        assert w.run(*argv).returncode != 2, line


@test
def a_noun_has_help():
    every = {c.split()[0] for c in commands() if len(words(c)) > 1 and words(c)[0] not in ('publish', 'test', 'certificate')}
    for noun in every - {'from-list', 'submit', 'take-back', 'find-settings', 'history'}:
        for flag in ('--help', '-h'):
            r = subprocess.run([CTL, noun, flag], capture_output=True, text=True)
            told = re.sub(' +', ' ', r.stdout)
            assert r.returncode == 0 and not r.stderr, (noun, r)
            assert all((c in told) == c.startswith(noun + ' ') for c in commands() if ' ' in c), (noun, told)
    assert subprocess.run([CTL, 'nothing', '--help'], capture_output=True).returncode == 2


@test
def every_command_is_in_the_manual():
    with open(MANUAL) as f:
        text = re.sub(r'\\f.|"|\\', '', f.read())
    for command in commands():
        first = words(command)
        # "enable|disable|delete" stand together there.
        assert all(re.search(r'\b%s\b' % re.escape(w), text) for w in first), command


def documented():
    """Of each command: the keys that the manual names."""
    with open(MANUAL) as f:
        section = re.search(r'^\.SH JSON\n(.*?)^\.SH', f.read(), re.M | re.S)[1]
    keys = {}
    for part in section.split('.TP\n.B ')[1:]:
        name, _, text = part.partition('\n')
        text = re.sub(r'^\.[A-Z]+ ', '', text, flags=re.M).replace('\n', ' ')
        text = re.sub(r'\([^()]*\)', '', text)
        found = (re.sub(r'^and ', '', word.strip()) for word in re.split('[,:;.]', text))
        keys[name.strip()] = {word for word in found if re.fullmatch('[a-z_]+', word)}
    return keys


def keys_of(node, deep=True):
    if isinstance(node, list):
        return set().union(*(keys_of(n, deep) for n in node)) if node else set()
    if not isinstance(node, dict):
        return set()
    return set(node).union(*(keys_of(n) for n in node.values() if deep))


def add_a_list_of_logins(world):
    """Which no command lets through, and no other program that leaves the rules as they are."""
    db = sqlite3.connect(world.live)
    rule, = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'agent_login_changed'").fetchone()
    db.executescript("DROP TRIGGER agent_login_changed; UPDATE agent SET login = 'a, b' WHERE login = 'anna'")
    db.execute(rule)
    db.close()


@test
def keys_are_those_of_the_manual():
    w = World()
    w.complete('support@example.org', 'Support')
    w.ok('profile', 'set', 'Support', 'smtp-encryption=none')
    w.ok('agent', 'add', 'anna', '--name', 'Anna')
    w.ok('responsibility', 'add', 'First')
    w.ok('responsibility', 'assign', 'First', '--agent', 'anna', '--profile', 'Support')
    printed = {'driver list': w.json('driver', 'list'), 'driver show': w.json('driver', 'show', IMAP),
               'profile list': w.json('profile', 'list'), 'profile show': w.json('profile', 'show', 'Support'),
               'agent list': w.json('agent', 'list'), 'from-list': w.json('from-list', 'anna'),
               'responsibility list': w.json('responsibility', 'list'),
               'responsibility show': w.json('responsibility', 'show', 'First'),
               'check': w.json('check'), 'diff': w.json('diff'),
               'submit': w.json('submit', '-m', 'x', '--accept-warnings'), 'history': w.json('history')}
    w.ok('agent', 'add', 'bo')
    w.ok('submit', '-m', 'y', '--accept-warnings')
    printed['take-back'] = w.json('take-back', '2')
    os.mkdir(os.path.join(w.folder, 'maps'))
    add_a_list_of_logins(w)
    for argv in (('publish-folder', 'set', os.path.join(w.folder, 'maps')), ('publish-folder', 'show'), ('publish',)):
        printed[' '.join(argv[:2])] = w.json(*argv)
    w.ok('profile', 'password', 'Support', stdin='another\n')
    w.ok('discard')
    for argv in (('secrets', 'list'), ('secrets', 'clean')):
        printed[' '.join(argv)] = w.json(*argv)
    printed['responsibility assign'] = w.json('responsibility', 'assign', 'First', '--agent', 'bo', '--dry-run')
    printed['profile set'] = w.json('profile', 'set', '--where', 'Support', 'imap-server=imap2.example.org')
    printed['profile unset'] = w.json('profile', 'unset', '--where', 'Support', 'imap-server')
    draft = sqlite3.connect(w.draft)
    with draft:
        draft.execute("INSERT INTO health VALUES ('2026-11-24', 40, 5, 3, 1)")
    draft.close()
    printed['health'] = w.json('health')
    assert printed['health'] == [{'day': '2026-11-24', 'works': 40, 'warnings': 5, 'fails': 3, 'untested': 1}], printed['health']
    manual = documented()
    # What it refers to.
    manual['publish-folder set'] = manual['publish']
    # What asks the network has tests with a prober in memory.
    del manual['test'], manual['certificate'], manual['find-settings'], manual['suggest']
    assert set(manual) == set(printed), set(manual) ^ set(printed)
    for name, node in printed.items():
        assert keys_of(node) == manual[name], '%s: %s' % (name, sorted(keys_of(node) ^ manual[name]))
        assert isinstance(node, list) == (name.endswith('list') or name in ('check', 'diff', 'history', 'health', 'profile set', 'profile unset')), name
    one = w.json('history', '1')
    assert keys_of(one, deep=False) == manual['history'] and keys_of(one['changes']) == manual['diff'], one
    # What was agreed beforehand.
    for name in ('driver list', 'profile list', 'agent list', 'from-list', 'responsibility list'):
        assert all({'id', 'name'} <= set(o) for o in printed[name]) and printed[name], name
    assert {'id', 'name', 'parameters'} <= set(printed['driver show'])
    assert {'id', 'name', 'address', 'driver', 'values'} <= set(printed['profile show'])
    assert all({'value', 'origin'} <= set(v) for v in printed['profile show']['values'])


@test
def verdicts_are_in_the_manual():
    with open(os.path.join(os.path.dirname(MANUAL), '..', '..', 'app', 'core', 'connections', 'verdict.c')) as f:
        known = set(re.findall(r'\[MW_VERDICT_[A-Z_]+\] = \{ "([a-z-]+)"', f.read()))
    with open(MANUAL) as f:
        section = re.search(r'^\.SH VERDICTS\n(.*?)^\.SH', f.read(), re.M | re.S)[1]
    assert len(known) > 30 and known == set(re.findall(r'^\.TP\n\.B ([a-z-]+)$', section, re.M)), known


@test
def a_failing_test_says_so():
    w = World()
    w.complete('support@example.org', 'Support')
    w.ok('profile', 'set', 'Support', 'imap-server=127.0.0.1', 'imap-port=1', 'smtp-server=127.0.0.1', 'smtp-port=1')
    r = w.run('--format', 'json', 'test', '--no-login', 'support@example.org')
    tests = json.loads(r.stdout)
    assert r.returncode == 1 and [t['direction'] for t in tests] in (['in', 'out'], ['out', 'in']), (r.stdout, r.stderr)
    for t in tests:
        assert (t['profile'], t['state'], t['verdict'], t['step'], t['tls'], t['certificate']) == (
            'Support', 'fails', 'connection-refused', 'connection', None, None), t
        assert set(t) < documented()['test'] and t['protocol'] in ('imap', 'smtp') and t['milliseconds'] >= 0, t
    assert 'Support' in w.run('test', '--all', '--no-login').stdout
    # The day's end of it is kept, once for all its tests.
    day, = w.json('health')
    assert (day['works'], day['fails'], day['untested']) == (0, 1, 0), day
    # For people: what it is about, and why.
    shown = w.run('test', 'Support', '--no-login')
    assert shown.returncode == 1 and len(shown.stdout.splitlines()) == 2 and '  127.0.0.1:1  fails  ' in shown.stdout and not shown.stderr, shown
    assert w.fails(1, 'certificate', 'Support', '--direction', 'out') and w.fails(2, 'certificate', 'Support', '--direction', 'up')
    for argv in (['test'], ['test', '--all', 'Support']):
        w.fails(2, *argv)
    w.fails(1, 'test', 'Support', 'Nobody')
    w.ok('profile', 'disable', 'Support')
    assert w.json('test', '--all') == []


@test
def lists_are_arrays_when_empty():
    w = World()
    for argv in (('profile', 'list'), ('agent', 'list'), ('responsibility', 'list'), ('check',), ('diff',), ('history',), ('health',)):
        assert w.json(*argv) == [], argv


@test
def options_stand_anywhere():
    w = World()
    env = {**os.environ}
    for argv in (('--database', w.live, '--draft', w.draft, '--format', 'json', 'agent', 'list'),
                 ('agent', 'list', '--format=json', '--draft=' + w.draft, '--database=' + w.live)):
        assert json.loads(subprocess.run([CTL, *argv], env=env, capture_output=True, text=True, check=True).stdout) == []
    assert os.path.exists(w.live) and os.path.exists(w.draft)


@test
def a_sample_organisation_is_a_database_of_its_own():
    """What --demo shows is beside a person's own database, is filled once, and can be edited and submitted."""
    w = World()
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, 'XDG_DATA_HOME': home + '/data', 'XDG_STATE_HOME': home + '/state'}

        def ask(*argv):
            r = subprocess.run([CTL, '--demo', '--format', 'json', *argv], env=env, capture_output=True, text=True)
            assert r.returncode == 0, r.stderr
            return r.stdout
        assert 'Warranty' in ask('diff') and len(json.loads(ask('history'))) == 1
        ask('undo')
        assert 'Warranty' not in ask('diff')
        ask('submit', '-m', 'mine')
        assert len(json.loads(ask('history'))) == 2
        assert os.listdir(home + '/data/mailwright') and not os.path.exists(home + '/data/mailwright/live.db')
    assert w.json('profile', 'list') == []
    r = subprocess.run([CTL, '--demo', '--database', w.live, 'profile', 'list'], capture_output=True, text=True)
    assert r.returncode == 2 and '--database' in r.stderr, r
    assert w.json('profile', 'list') == [] and w.json('history') == []


@test
def two_drafts_of_one_configuration():
    w, other = World(), World()
    other.live = w.live
    w.ok('agent', 'add', 'anna')
    assert other.json('agent', 'list') == [] and [a['login'] for a in w.json('agent', 'list')] == ['anna']
    w.ok('submit', '-m', 'one')
    # A draft without edits follows by itself.
    assert [a['login'] for a in other.json('agent', 'list')] == ['anna']


@test
def warnings_do_not_fail_a_check():
    w = World()
    w.complete('support@localhost', 'Support')
    findings = w.json('check')
    assert [f['code'] for f in findings] == ['single-label'] and findings[0]['level'] == 'warning', findings
    w.fails(1, 'submit', '-m', 'x')
    w.fails(2, 'submit', '--accept-warnings')
    w.ok('submit', '-m', 'x', '--accept-warnings')
    assert w.sql('SELECT comment FROM revision') == [('x',)]


def change_version(path):
    db = sqlite3.connect(path)
    db.execute('PRAGMA user_version = 99')
    db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    db.commit()
    db.close()


@test
def storage_that_fails():
    for victim in ('live', 'draft'):
        w = World()
        w.ok('agent', 'add', 'anna')
        change_version(getattr(w, victim))
        with open(getattr(w, victim), 'rb') as f:
            before = f.read()
        for argv in (('agent', 'list'), ('agent', 'add', 'bo'), ('undo',), ('submit', '-m', 'x')):
            assert getattr(w, victim) in w.fails(4, *argv), argv
        with open(getattr(w, victim), 'rb') as f:
            assert f.read() == before, victim
    w = World()
    w.ok('agent', 'list')
    w.draft = os.path.join(w.folder, 'text')
    with open(w.draft, 'w') as f:
        f.write('no draft ' * 100)
    w.fails(4, 'agent', 'list')
    w.draft = '/proc/nothing/draft.db'
    w.fails(4, 'agent', 'list')
    # A draft of another configuration is a refusal of the data.
    other = World()
    other.ok('agent', 'list')
    w.draft = other.draft
    w.fails(1, 'agent', 'list')


LOCALES = os.path.join(os.environ['RIG_HOME'], 'locales')
os.mkdir(LOCALES)
os.symlink('/usr/lib/locale/C.utf8', os.path.join(LOCALES, 'en_US.UTF-8'))


def shipped(program):
    """What a program finds by itself: its drivers, and whether it speaks German."""
    env = {name: value for name, value in os.environ.items() if not name.startswith('MAILWRIGHT_')}
    # In the locale C.UTF-8 newer C libraries translate nothing: it is used under another name.
    env.update(LOCPATH=LOCALES, LC_ALL='en_US.UTF-8', LANGUAGE='de')
    r = subprocess.run([program, '--database', os.path.join(os.environ['RIG_HOME'], 'none.db'), '--format', 'json',
                        'driver', 'list'], capture_output=True, text=True, env=env)
    assert r.returncode == 0, r.stderr
    told = subprocess.run([program, '--help'], capture_output=True, text=True, env=env).stdout
    return {d['id'] for d in json.loads(r.stdout)}, 'Befehle:' in told


@test
def from_its_build_folder_it_finds_what_ships():
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, 'mailwrightctl')
        os.symlink(CTL, link)
        for program in (CTL, link):
            drivers, german = shipped(program)
            assert {IMAP, 'internet-smtp-pop3'} <= drivers and german, (program, drivers, german)


@test
def elsewhere_it_reads_no_build_folder():
    """What the file beside the program says is read of a program in its build folder, and of no other."""
    with tempfile.TemporaryDirectory() as folder:
        data, program = os.path.join(folder, 'data'), os.path.join(folder, 'app', 'bin', 'mailwrightctl')
        for path in (os.path.join(data, 'drivers'), os.path.dirname(program)):
            os.makedirs(path)
        shutil.copy(CTL, program)
        with open(os.path.join(DATA, 'drivers', IMAP + '.driver')) as f:
            text = f.read().replace('Id=' + IMAP, 'Id=only-here')
        with open(os.path.join(data, 'drivers', 'a.driver'), 'w') as f:
            f.write(text)
        for place, found in (('..', False), ('../..', False), ('.', True)):
            tree = os.path.normpath(os.path.join(os.path.dirname(program), place, 'build-tree'))
            with open(tree, 'w') as f:
                f.write('[Build Tree]\nData=%s\n' % data)
            assert ('only-here' in shipped(program)[0]) == found, place
        # The source is gone.
        os.rename(data, data + '-gone')
        assert 'only-here' not in shipped(program)[0]
    installed = subprocess.run(['meson', 'introspect', '--installed', os.path.join(os.path.dirname(CTL), '..', '..')],
                               capture_output=True, text=True, check=True).stdout
    assert CTL in installed and 'build-tree' not in installed, installed


@test
def a_broken_driver_file():
    """It is named with its line, and the rest goes on; one that is sound is there at once."""
    folder = os.path.join(os.environ['XDG_DATA_HOME'], 'mailwright', 'drivers')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'broken.driver'), 'w') as f:
        f.write('[Driver]\nId=broken\nnonsense\n')
    with open(os.path.join(DATA, 'drivers', IMAP + '.driver')) as f:
        text = f.read().replace('Id=' + IMAP, 'Id=own-imap').replace('Name=Internet SMTP/IMAP Server', 'Name=Our Own')
    with open(os.path.join(folder, 'own.driver'), 'w') as f:
        f.write(text)
    try:
        w = World()
        r = w.run('--format', 'json', 'driver', 'list')
        assert r.returncode == 0 and 'broken.driver:3: ' in r.stderr, r.stderr
        drivers = {d['id']: d for d in json.loads(r.stdout)}
        assert set(drivers) == {IMAP, 'internet-smtp-pop3', 'own-imap'} and drivers['own-imap']['site'] is True
        w.ok('profile', 'add', 'a@example.org', '--driver', 'own-imap')
    finally:
        for name in ('broken.driver', 'own.driver'):
            os.unlink(os.path.join(folder, name))
    # Its file is gone: the profile is there still, and says what is missing.
    findings = json.loads(w.run('--format', 'json', 'check').stdout)
    assert [f['code'] for f in findings] == ['unknown-driver'], findings
    assert w.json('profile', 'list')[0]['driver'] == 'own-imap'
    w.json('profile', 'show', 'a@example.org')


@test
def json_is_utf8_in_any_locale():
    w = World()
    w.ok('agent', 'add', 'anna', '--name', 'Änna Łarsen')
    r = subprocess.run([CTL, '--database', w.live, '--draft', w.draft, '--format', 'json', 'agent', 'list'],
                       env={**os.environ, 'LC_ALL': 'C', 'LANG': 'C'}, capture_output=True, check=True)
    assert json.loads(r.stdout.decode())[0]['name'] == 'Änna Łarsen'


sys.exit(main())
