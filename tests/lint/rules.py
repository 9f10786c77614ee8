# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""The rules of the house that neither a compiler nor a test of behaviour would notice.

A rule takes a Tree and gives its findings, "path:line: what is wrong". Skip says why a rule cannot
be asked here.
"""
import glob
import os
import re
import shutil
import subprocess
import tempfile

TOP_LEVEL = {'app', 'data', 'include', 'po', 'tests', 'meson.build', 'meson_options.txt', 'README.md',
             'COPYING'}
BANNED = {'manager', 'helper', 'helpers', 'util', 'utils', 'misc', 'common', 'data', 'info', 'handler',
          'base'}
STANDARD = {'errno.h', 'fcntl.h', 'float.h', 'iconv.h', 'inttypes.h', 'langinfo.h', 'limits.h',
            'locale.h', 'malloc.h', 'math.h', 'poll.h', 'signal.h', 'stdarg.h', 'stdbool.h', 'stddef.h', 'stdint.h',
            'stdio.h', 'stdlib.h', 'string.h', 'sys/eventfd.h', 'sys/file.h', 'sys/mman.h',
            'sys/resource.h', 'sys/stat.h', 'sys/types.h', 'sys/wait.h', 'termios.h', 'time.h', 'unistd.h', 'arpa/inet.h',
            'netinet/in.h', 'sys/socket.h'}
GLIB = r'(glib|gio|gobject)(-[a-z]+)*\.h$|(glib|gio|gobject|gio-unix-2\.0)/'
# For each folder what it may include beside GLib and the C library. main.c joins the adapters.
LAYERS = (
    ('include/mailwright/', r'<mailwright/', None),
    ('app/core/', r'<mailwright/|"core/', r'<(idn2|langinfo)\.h>'),
    ('app/store/', r'<mailwright/|"store/|<sqlite3\.h>', None),
    ('app/vault/', r'<mailwright/|"vault/|<libsecret/', None),
    ('app/probe/', r'<mailwright/|"probe/|<(curl|openssl)/|<linux/tcp\.h>|<libpsl\.h>|<(json-glib|libxml)/', None),
    ('app/publish/', r'<mailwright/|"publish/|<cdb\.h>', None),
    ('app/ctl/', r'<mailwright/|"ctl/|<json-glib/', r'"(store|vault|probe|publish)/'),
    ('app/desktop/', r'<mailwright/|"desktop/|<(gtk|gdk|gsk|pango)/|<adwaita\.h>',
     r'"(store|vault|probe|publish)/'),
)
EXCEPTIONS = {'app/core/': 'app/core/text/address.c', 'app/ctl/': 'app/ctl/main.c',
              'app/desktop/': 'app/desktop/main.c'}
# The rooms of a house from the ground up: each may include those before it. What lies in no room
# (an interface that all implement, or what puts all together) is free.
ROOMS = {
    'app/store/': ('database', 'entities', 'journal', 'catalogue', 'search', 'changes', 'senders',
                   'operations', 'revisions', 'schema', 'lists', 'live', 'draft'),
    'app/probe/': ('certificates', 'conversation', 'discovery', 'reports'),
    'app/desktop/': ('widgets', 'lists', 'editors', 'passwords', 'senders', 'drivers', 'connections', 'overrides',
                     'responsibilities', 'agents', 'profiles', 'submit', 'shell'),
    'app/core/': ('text', 'objects', 'drivers', 'changes', 'live', 'draft', 'secrets', 'edits', 'checks', 'connections',
                  'publishing'),
}
FILE_LIMITS = (('include/mailwright/', '.h', 250), ('', '.h', 250), ('', '.c', 700), ('', '.ui', 300),
               ('', '.py', 700), ('', '.css', 300))
TEST_LINES = 0.6
FUNCTION_LIMIT, CLASS_INIT_LIMIT, CHILDREN_LIMIT, FIELDS_LIMIT = 80, 120, 15, 18
HEADED = ('.c', '.h', '.py', '.ui', '.css', '.sql', '.driver')


class Skip(Exception):
    pass


class Tree:
    """The files of a checkout, without what builds leave in it."""

    def __init__(self, root):
        self.root = root
        self.paths = sorted(self.walk())
        self.texts = {}

    def walk(self):
        for folder, folders, files in os.walk(self.root):
            folders[:] = [f for f in folders
                          if not re.match(r'^(\.git|_?build.*|__pycache__)$', f)]
            for name in files:
                if not name.endswith('~') and name != '.git':
                    yield os.path.relpath(os.path.join(folder, name), self.root)

    def under(self, *endings, folders=('app/', 'include/', 'tests/', 'data/')):
        return [p for p in self.paths if p.endswith(endings) and p.startswith(folders)]

    def read(self, path):
        if path not in self.texts:
            with open(os.path.join(self.root, path), encoding='utf-8', errors='replace') as f:
                self.texts[path] = f.read()
        return self.texts[path]

    def code(self, path):
        """The text of a C file with its comments blanked; lines keep their numbers."""
        def blank(m):
            return m[0] if m[0][0] in '"\'' else re.sub(r'[^\n]', ' ', m[0])
        return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', blank,
                      self.read(path), flags=re.S)

    def search(self, pattern, paths, what, code=True):
        """A finding for each match in the paths' code (or in their whole text)."""
        found = []
        for path in paths:
            text = self.code(path) if code else self.read(path)
            for m in re.finditer(pattern, text, re.M):
                found.append('%s:%d: %s' % (path, text.count('\n', 0, m.start()) + 1,
                                            what % m[0].strip() if '%s' in what else what))
        return found


def format_of_c(tree):
    # Each version lays out some lines in its own way, so one is meant; Debian 12 has it.
    tool = shutil.which('clang-format-14')
    if not tool:
        raise Skip('the layout is that of clang-format-14, which is not installed')
    paths = tree.under('.c', '.h')
    if not paths:
        return []
    r = subprocess.run([tool, '--dry-run', '-Werror'] + paths, cwd=tree.root, capture_output=True,
                       text=True)
    places = re.findall(r'^(\S+?:\d+):\d+: error: code should be clang-formatted', r.stderr, re.M)
    if r.returncode and not places:
        return r.stderr.splitlines()
    return ['%s: clang-format-14 would write it otherwise' % p for p in places]


def layers(tree):
    found = []
    for folder, allowed, exception in LAYERS:
        for path in tree.under('.c', '.h', folders=folder):
            text = tree.code(path)
            for m in re.finditer(r'^\s*#\s*include\s+([<"][^>"]+[>"])', text, re.M):
                target = m[1]
                if re.match(allowed, target) or re.match('<(?:%s)' % GLIB, target.rstrip('>')):
                    continue
                if target.strip('<>"') in STANDARD or target == '"config.h"':
                    continue
                if exception and path == EXCEPTIONS[folder] and re.match(exception, target):
                    continue
                found.append('%s:%d: may not include %s' % (
                    path, text.count('\n', 0, m.start(1)) + 1, target))
    return found


def foreign_types(tree):
    """What the core library says to others names no type of a library that an adapter is made with."""
    return tree.search(r'\b(sqlite3\w*|SQLITE_\w+|\w*[Cc]hangeset\w*|CURL\w*|SSL_\w+|X509\w*|Secret(?:Service|Schema|Value)\w*'
                       r'|struct cdb\w*|PG\w+|Json[A-Z]\w+|Gtk[A-Z]\w+|Adw[A-Z]\w+)', tree.under('.h', folders='include/'),
                       '"%s" is of a library that the core library does not know')


def documentation(tree):
    """Each function of a public header has a comment that says what it gives, there or where it is written."""
    known = {m[1] for path in tree.under('.c', '.h', folders=('include/', 'app/core/'))
             for m in re.finditer(r'/\*\*\n \* (\w+):', tree.read(path))}
    found = []
    for path in tree.under('.h', folders='include/'):
        # What is in the braces of a structure is documented with it.
        text = re.sub(r'\{[^{}]*\}', lambda m: re.sub(r'[^\n]', ' ', m[0]), tree.code(path))
        for m in re.finditer(r'^(?!#|G_D|typedef)[\w *]*?\b(mw_\w+) \(', text, re.M):
            if m[1] not in known and not m[1].endswith('_get_type'):
                found.append('%s:%d: %s has no comment' % (path, text.count('\n', 0, m.start(1)) + 1, m[1]))
    return found


def pages(tree):
    """The shell shows pages, and a page may have a part of its own name; nothing else includes a page."""
    found = []
    for path in tree.under('.c', '.h', folders='app/desktop/'):
        own = os.path.splitext(os.path.basename(path))[0]
        for m in re.finditer(r'#\s*include\s+"desktop/\w+/([\w-]+-page)\.h"', tree.code(path)):
            if not own.startswith(m[1]) and not path.startswith('app/desktop/shell/'):
                found.append('%s:%d: may not include a page (%s)' % (
                    path, tree.code(path).count('\n', 0, m.start()) + 1, m[1]))
    return found


def rooms(tree):
    """What a room includes stands before it in its house; a folder without a place in it is unknown."""
    found = []
    for house, order in ROOMS.items():
        for path in tree.under('.c', '.h', folders=house):
            room = path[len(house):].rpartition('/')[0]
            if room and room not in order:
                found.append('%s:1: "%s" has no place in ROOMS' % (path, room))
            for m in re.finditer(r'#\s*include\s+"%s([\w/]+)/[\w-]+\.h"' % house[4:], tree.code(path)):
                if room in order and m[1] in order and order.index(m[1]) > order.index(room):
                    found.append('%s:%d: %s may not include %s' % (
                        path, tree.code(path).count('\n', 0, m.start()) + 1, room, m[1]))
    return found


def file_lengths(tree):
    found = []
    for path in tree.under('.c', '.h', '.ui', '.py', '.css'):
        limit = next(n for folder, ending, n in FILE_LIMITS
                     if path.startswith(folder) and path.endswith(ending))
        length = tree.read(path).count('\n')
        if length > limit:
            found.append('%s:1: %d lines, at most %d' % (path, length, limit))
    return found


def functions(text):
    """Name, line and length of each function, of code that the formatter has laid out."""
    lines = text.split('\n')
    start, name = None, ''
    for i, line in enumerate(lines):
        if line.rstrip() == '{' and start is None:
            head = i - 1
            while head > 0 and lines[head].strip() and not re.match(r'^\w+ \(', lines[head]):
                head -= 1
            m = re.match(r'^(\w+) \(', lines[head])
            if m and lines[i - 1].rstrip().endswith(')'):
                start, name = i, m[1]
        elif line.startswith('}') and start is not None:
            yield name, start, i - start - 1
            start = None


def function_lengths(tree):
    found = []
    for path in tree.under('.c'):
        for name, line, length in functions(tree.code(path)):
            limit = CLASS_INIT_LIMIT if name.endswith('_class_init') else FUNCTION_LIMIT
            if length > limit:
                found.append('%s:%d: %s has %d lines, at most %d' % (path, line, name, length, limit))
    return found


def structs(text):
    """Name, place and body of each struct, of code without comments."""
    for m in re.finditer(r'\bstruct\s*(\w*)\s*\{', text):
        depth, end = 1, m.end()
        while depth and end < len(text):
            depth += {'{': 1, '}': -1}.get(text[end], 0)
            end += 1
        name = m[1] or re.match(r'\s*(\w*)', text[end:])[1]
        yield name, m.start(), text[m.end():end - 1]


def count_fields(body):
    """Each name counts, and so does each in a struct or union that stands inside."""
    body = re.sub(r'^[ \t]*#.*$', '', body, flags=re.M)
    inner = ''
    while inner != body:                # what a method takes, and how long an array is, has commas too
        inner, body = body, re.sub(r'\([^()]*\)|\[[^\[\]]*\]', '', body)
    pieces = [p.strip() for p in re.split(r'[;{}]', body)]
    return sum(p.count(',') + 1 for p in pieces if p and not re.fullmatch(r'(struct|union)(\s+\w+)?', p))


def struct_fields(tree):
    """A struct has one subject. What an interface or a class promises is left out: GLib has such tables
    of any length, for there is one of each and nobody carries it about; to cut it would only make each
    who implements it name more of them."""
    found = []
    for path in tree.under('.c', '.h'):
        text = tree.code(path)
        for name, place, body in structs(text):
            n = count_fields(body)
            if n > FIELDS_LIMIT and not re.search(r'(Interface|Class)$', name):
                found.append('%s:%d: %s has %d fields, at most %d' % (
                    path, text.count('\n', 0, place) + 1, name or 'a struct', n, FIELDS_LIMIT))
    return found


def template_children(tree):
    found = []
    for path in tree.under('.c', folders='app/desktop/'):
        n = len(re.findall(r'\bgtk_widget_class_bind_template_child(?:_full|_internal)?\b', tree.code(path)))
        if n > CHILDREN_LIMIT:
            found.append('%s:1: %d template children, at most %d' % (path, n, CHILDREN_LIMIT))
    return found


def names(tree):
    found = []
    folders = ('app/', 'include/', 'tests/')
    for path in tree.paths:
        if path.startswith(folders):
            for word in re.split(r'[-_./]', path.split('/', 1)[1].lower()):
                if word in BANNED:
                    found.append('%s:1: "%s" says nothing about what is in it' % (path, word))
    for path in tree.under('.c', '.h', folders=('app/', 'include/')):
        text = tree.code(path)
        for name in sorted(set(re.findall(r'\bMw(?:[A-Z][a-z0-9]+)+\b', text))):
            for word in re.findall(r'[A-Z][a-z0-9]+', name[2:]):
                if word.lower() in BANNED:
                    found.append('%s:1: "%s" in %s says nothing' % (path, word, name))
    return found


def licences(tree):
    found = []
    for path in tree.paths:
        text = tree.read(path) if path.endswith(HEADED) else ''
        if not text and path.startswith(('app/', 'tests/', 'po/', '.ci/')):
            if os.path.getsize(os.path.join(tree.root, path)) < 200000:
                text = tree.read(path) if tree.read(path).startswith('#!') else ''
        if text:
            head = '\n'.join(text.split('\n')[:6])
            for tag in ('SPDX-License-Identifier: GPL-3.0-or-later', 'SPDX-FileCopyrightText:'):
                if tag not in head:
                    found.append('%s:1: has no %s' % (path, tag))
    return found


def spelling_of_c(tree):
    code = tree.under('.c', '.h')
    app = tree.under('.c', '.h', folders=('app/', 'include/'))
    desktop = tree.under('.c', folders='app/desktop/')
    return (
        tree.search(r'\bg_object_set_q?data(_full)?\b', code, '%s: give the object a field') +
        tree.search(r'\w+_sync \(', desktop, '%s would block the window') +
        tree.search(r'\bmw_\w+_get_default \(void\)', app, '%s: hand the object in') +
        tree.search(r'\bg(?:char|int|long|short|float|double)\b(?! *\()', code,
                    '%s: write the plain C type') +
        tree.search(r'\bg_auto(?:ptr|free|list|slist)?\b ?(?:\(\w+\))? ?[\w *]+;', code,
                    '%s is not initialised') +
        tree.search(r'\b_ \((?:[^;](?!_ \())*?G_G\w+_FORMAT', app,
                    'a string broken by GLib\'s own format cannot be translated: write PRId64') +
        tree.search(r'^#ifndef \w+_H_*$', tree.under('.h'), '%s: write #pragma once'))


def unfinished(tree):
    paths = tree.under('.c', '.h', '.ui', '.py', '.css', '.sql', '.driver', '.build')
    words = r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X|HA' r'CK)\b'
    return tree.search(words, paths, '%s: finish it or leave it out', code=False)


def reports(tree):
    """A figure that has no goal holds nothing: it must not count as one that does."""
    return tree.search(r'^[^\t\n]*\t[^\t\n]*\t[^\t\n]*\t-\t(?!-$).*$', tree.under('.tsv', folders='tests/bench/'),
                       '%s: a figure without a goal has "-" in its last column', code=False)


def top_level(tree):
    entries = {p.split('/')[0] for p in tree.paths}
    return ['%s:1: does not belong at the top' % e for e in sorted(entries - TOP_LEVEL)
            if not e.startswith('.')]


def icons(tree):
    """Each icon is our own, GTK's own, or in the themes that every desktop has: they lose some now and then."""
    themes = ['/usr/share/icons/Adwaita', '/usr/share/icons/hicolor', os.path.join(tree.root, 'data', 'icons')]
    if not os.path.isdir(themes[0]) or not shutil.which('gresource'):
        raise Skip('adwaita-icon-theme or gresource is not installed')
    there = {os.path.splitext(name)[0] for theme in themes for _, _, names in os.walk(theme) for name in names}
    for library in glob.glob('/usr/lib/*/libgtk-4.so.1'):
        listed = subprocess.run(['gresource', 'list', library], capture_output=True, text=True).stdout
        there |= set(re.findall(r'/icons/.*/([^/]+)\.(?:svg|symbolic\.png)$', listed, re.M))
    found = []
    for path in tree.under('.c', '.ui', folders='app/desktop/'):
        text = tree.read(path)
        for m in re.finditer(r'["\'>]([a-z0-9-]+-symbolic)["\'<]', text):
            if m[1] not in there:
                found.append('%s:%d: there is no icon %s' % (path, text.count('\n', 0, m.start()) + 1, m[1]))
    return found


def is_translatable(tree, path):
    text = tree.read(path)
    if path.endswith('.ui'):
        return 'translatable="yes"' in text or 'translatable="true"' in text
    if path.endswith(('.driver', '.desktop.in', '.metainfo.xml.in')):
        return True
    return bool(re.search(r'(?<!\w)(?:C_|N_|NC_|_|ngettext|g_dngettext|g_dpgettext2) ?\(',
                          tree.code(path)))


def translatable(tree):
    endings = ('.c', '.h', '.ui', '.driver', '.desktop.in', '.metainfo.xml.in')
    return [p for p in tree.under(*endings, folders=('app/', 'include/', 'data/'))
            if is_translatable(tree, p)]


CALL = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\((?:\s*"(?:[^"\\]|\\.)*"|\s*PRI\w+|\s*,)+')
SAID = {'.ui': re.compile(r'translatable="(?:yes|true)"[^>]*>[^<]*'), '.driver': re.compile(r'(?m)^[A-Z]\w*=.*$'),
        '.in': re.compile(r'(?m)^[A-Z]\w*=.*$|>[^<]+<')}


def apostrophes(tree):
    """What people read has the apostrophe and the quotation marks of a book (’ “ ”), not those of a typewriter."""
    found = []
    for path in translatable(tree):
        text = tree.read(path)
        for m in SAID.get(os.path.splitext(path)[1], CALL).finditer(text):
            for wrong in re.finditer(r"[A-Za-z]'(?=[a-z])|s' |\\\"", m.group(0)):
                found.append('%s:%d: %s: write ’ or “ ”' % (path, text.count('\n', 0, m.start() + wrong.start()) + 1, wrong.group(0)))
    return found


def potfiles(tree):
    if 'po/POTFILES.in' not in tree.paths:
        return ['po/POTFILES.in:1: is missing']
    listed = {line.strip() for line in tree.read('po/POTFILES.in').splitlines()
              if line.strip() and not line.startswith('#')}
    wanted = set(translatable(tree))
    return ['po/POTFILES.in:1: lacks %s (po/update mends it)' % p for p in sorted(wanted - listed)] + \
        ['po/POTFILES.in:1: names %s, which is not there' % p
         for p in sorted(listed - set(tree.paths))]


def catalogues(tree):
    """Each catalogue has every string of the sources, none of them fuzzy, with its arguments and its
    access key."""
    for tool in ('xgettext', 'msgmerge', 'msgfmt'):
        if not shutil.which(tool):
            raise Skip('%s is not installed' % tool)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'mailwright.pot')
        r = subprocess.run([os.path.join(tree.root, 'po', 'update'), '--template', template],
                           capture_output=True, text=True)
        if r.returncode:
            return ['po/update:1: ' + r.stderr.strip()]
        for language in tree.read('po/LINGUAS').split():
            path = 'po/%s.po' % language
            merged = os.path.join(folder, language + '.po')
            r = subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged,
                                os.path.join(tree.root, path), template], capture_output=True,
                               text=True)
            r = r if r.returncode else subprocess.run(
                ['msgfmt', '--check', '--check-accelerators=_', '--statistics', '-o', os.devnull, merged],
                capture_output=True, text=True, env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE=''))
            if r.returncode or re.search(r'untranslated|fuzzy', r.stderr):
                found.append('%s:1: %s' % (path, r.stderr.strip()))
    return found


def test_lines(tree):
    """Core and store have tests of a length that stands in a proportion to theirs."""
    paths = tree.under('.c', folders=('app/core/', 'app/store/'))
    code = sum(tree.read(path).count('\n') for path in paths)
    tests = sum(tree.read(path).count('\n') for path in tree.under('.c', folders=('tests/core/', 'tests/store/')))
    if tests >= TEST_LINES * code:
        return []
    return ['%s:1: this and the rest of core and store have %.2f lines of tests for a line of theirs, at least %.1f'
            % (paths[0], tests / code, TEST_LINES)]


RULES = (format_of_c, test_lines, layers, foreign_types, documentation, pages, rooms, file_lengths, function_lengths, struct_fields, template_children, names, licences,
         spelling_of_c, unfinished, reports, top_level, icons, apostrophes, potfiles, catalogues)
