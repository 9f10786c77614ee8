# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A session: one administrator's home, the programs that run in it, and what can be read beside the window."""
import contextlib, functools, json, os, re, signal, sqlite3, subprocess, sys, time

import person

BUILD = os.environ.get('MAILWRIGHT_BUILD', '')         # run sees to it
PROGRAM = os.path.join(BUILD, 'app', 'desktop', 'mailwright')
SLOW = os.path.join(BUILD, 'tests', 'desktop', 'libslow-sqlite.so')
TRUE_PLACES = os.path.join(BUILD, 'tests', 'desktop', 'libtrue-places.so')     # where GTK needs it
CTL = os.path.join(BUILD, 'app', 'ctl', 'mailwrightctl')
HARNESS = person.HARNESS
WRAPPER = os.environ.get('MAILWRIGHT_WRAPPER', '').split()     # gdb or valgrind, with its options
IMAP, POP3 = 'internet-smtp-imap', 'internet-smtp-pop3'
COMPLAINT = re.compile(r'WARNING|CRITICAL|ERROR|Gtk-Message|assertion|Sanitizer', re.I)
# What others say. Now and then GDK 4.8 looks for the monitor of a surface of its own and finds none; and GTK 4.8, asked by
# a screen reader where a row is that has just left its list, for the window that it was in.
HARMLESS = re.compile(r'vkEnumerate|libEGL|MESA|Vulkan|gdk_monitor_get_geometry: assertion .GDK_IS_MONITOR'
                      r'|gtk_widget_compute_point: assertion .GTK_IS_WIDGET \(target\)')
# Seen with GTK 4.18 alone: how wide would it be, a tall window asks of what has a height for each width, and of the labels
# of libadwaita's question dialogs. What it then shows is right.
ODD_MEASURES = re.compile(r'Trying to measure GtkLabel|GtkListBox .* natural size must be >= min size')


@functools.lru_cache(None)
def newer_gtk():
    version = subprocess.run(['pkg-config', '--modversion', 'gtk4'], capture_output=True, text=True, check=True).stdout
    return tuple(int(n) for n in version.split('.')[:2]) >= (4, 10)


class Session:
    def __init__(self, steps):
        self.steps, self.step = steps, steps.step
        self.programs = []
        self.folder = os.path.join(BUILD, 'screenshots')
        os.makedirs(self.folder, exist_ok=True)
        self.live = os.path.join(os.environ['XDG_DATA_HOME'], 'mailwright', 'live.db')
        self.demo = os.path.join(os.path.dirname(self.live), 'demo.db')
        self.slow = False           # the window's database takes its time
        self.said = []              # whatever a command printed, for the search for secrets

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for p in self.programs:
            if p.process.poll() is None:
                p.process.kill()
                p.process.wait()

    # ---- the window ----------------------------------------------------------------------------------------------
    def start(self, *arguments, how=person.Person):
        """Starts the program and waits for its window."""
        program = Program(self, arguments)
        self.programs.append(program)
        someone = how(program, self.folder)
        someone.expect('frame:Mailwright', 'active')
        return someone

    def show_failure(self):
        base = os.path.join(self.folder, 'failed-' + self.steps.name)
        subprocess.run(['import', '-silent', '-window', 'root', base + '.png'])
        with open(base + '.txt', 'w') as f:
            subprocess.run([os.path.join(HARNESS, 'tree'), '--boxes'], stdout=f, stderr=f)
        print('# the screen: %s.png\n# what a screen reader saw: %s.txt' % (base, base), flush=True)
        for program in self.programs:
            for line in program.output().splitlines()[-20:]:
                print('# it said: ' + line, flush=True)

    def finish(self):
        """Closes what runs, as a person does, and looks at what was printed."""
        for program in self.programs:
            program.end()
        complaints = [line for p in self.programs for line in p.complaints()]
        assert not complaints, '\n'.join(complaints)

    # ---- beside the window ---------------------------------------------------------------------------------------
    def run(self, *argv, stdin=''):
        r = subprocess.run([CTL, *argv], text=True, input=stdin, capture_output=True, timeout=120)
        self.said += [r.stdout, r.stderr]
        return r

    def ctl(self, *argv, stdin=''):
        r = self.run(*argv, stdin=stdin)
        assert r.returncode == 0, 'mailwrightctl %s: %d: %s%s' % (' '.join(argv), r.returncode, r.stdout, r.stderr)
        return r.stdout

    def json(self, *argv):
        return json.loads(self.ctl('--format', 'json', *argv))

    def value(self, profile, key):
        return next(v for v in self.json('profile', 'show', profile)['values'] if v['key'] == key)

    def sql(self, text, *values):
        """The live database as any program reads it."""
        db = sqlite3.connect('file:%s?mode=ro' % self.live, uri=True, timeout=20)
        try:
            return db.execute(text, values).fetchall()
        finally:
            db.close()

    def shell(self, text):
        """The live database through the sqlite3 program at a shell."""
        r = subprocess.run(['sqlite3', '-readonly', self.live, text], capture_output=True, text=True)
        assert r.returncode == 0, r.stderr
        return [line.split('|') for line in r.stdout.splitlines()]

    def keyring(self, verb):
        r = subprocess.run([os.path.join(HARNESS, 'keyring'), verb], capture_output=True, text=True)
        assert r.returncode == 0, r.stderr
        return r.stdout

    def until(self, what, test, seconds=120):
        """Waits until a test of the files or of mailwrightctl holds; gives what it returned."""
        end = time.monotonic() + seconds
        while True:
            answer = test()
            if answer:
                return answer
            assert time.monotonic() < end, '%s: not within %d s' % (what, seconds)
            time.sleep(0.1)

    def staged(self):
        return self.json('diff')

    def complete(self, address, name, password='once-upon-a-time'):
        """A profile that may be submitted, made without the window."""
        self.ctl('profile', 'add', address, '--driver', IMAP, '--name', name)
        self.ctl('profile', 'set', name, 'imap-server=imap.example.org', 'smtp-server=smtp.example.org')
        if password:
            self.ctl('profile', 'password', name, stdin=password + '\n')


class Program:
    """The running program, and what it printed."""

    def __init__(self, session, arguments):
        self.log = os.path.join(os.environ['RIG_HOME'], 'mailwright-%d.log' % len(session.programs))
        with open(self.log, 'wb') as log:
            loaded = [SLOW] * session.slow + [TRUE_PLACES] * os.path.exists(TRUE_PLACES)
            self.process = subprocess.Popen([*WRAPPER, PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env={**os.environ, **({'LD_PRELOAD': ':'.join(loaded)} if loaded else {})})

    @property
    def pid(self):
        return self.process.pid

    def output(self):
        with open(self.log, errors='replace') as f:
            return f.read()

    def complaints(self):
        return [line for line in self.output().splitlines() if COMPLAINT.search(line) and not HARMLESS.search(line)
                and not (newer_gtk() and ODD_MEASURES.search(line))]

    def alive(self):
        return self.process.poll() is None

    def wait(self, seconds=120):
        return self.process.wait(seconds)

    @contextlib.contextmanager
    def held(self):
        """Gets no processor meanwhile."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        """Ends it as a person does, with Ctrl+Q; a dialog that is still open is closed first."""
        if not self.alive():
            assert self.process.returncode in (0, -signal.SIGKILL), 'it ended with status %d' % self.process.returncode
            return
        for _ in range(20):
            subprocess.run(['xdotool', 'key', '--clearmodifiers', 'ctrl+q'])
            try:
                status = self.wait(1)
            except subprocess.TimeoutExpired:
                subprocess.run(['xdotool', 'key', '--clearmodifiers', 'Escape'])
                continue
            assert status == 0, 'it ended with status %d' % status
            return
        raise AssertionError('Ctrl+Q does not end it')
