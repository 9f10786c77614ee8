# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What the rig's tools share: reading the accessible tree, and where its widgets are on the screen.

The tree is read over D-Bus with the calls pipelined, some five questions for a window (about 0.1 s; libatspi without
its cache took 2.5 s, and with its cache a long-lived reader sees old news).

GTK 4 (seen with 4.8.3) tells the truth about a widget in some ways only, so:
  - never ask it for SCREEN coordinates: it answers in window coordinates and prints a g_warning, which ends a program
    that runs with G_DEBUG=fatal-warnings. Window coordinates are added here to the X window's place, less its shadow.
  - STATE_SHOWING is set on windows only and STATE_VISIBLE on everything, and the pages of a stack that are not shown
    keep the place they had, so "is it on the screen" is decided by asking what lies at the widget's middle
    (Component.GetAccessibleAtPoint, which is gtk_widget_pick).
  - a widget with no label is named after its C type ("GtkImage"): such a name counts as none.
  - a button made with a mnemonic is called "_Submit Submit": the mnemonic half is dropped.
"""
import fnmatch, functools, os, re, subprocess, time, unicodedata

import gi  # needs the system's Python: python3-gi is not in a pyenv or a venv
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

TYPE_NAME = re.compile(r'^(Gtk|Adw|Gdk|Gsk|Mw|Demo)[A-Z][A-Za-z0-9]+$')
ISOLATES = re.compile('^\u200e|[\u2066-\u2069]')      # round an address in a text of another direction, and before such a text
WINDOW_ROLES = ('frame', 'dialog', 'window', 'alert', 'file chooser')
PASSIVE = ('panel', 'label', 'image', 'tool tip', 'unknown', '')
STATUS_ROLES = ('status bar', 'alert')
CONTAINER_ROLES = ('filler', 'panel', 'section', 'grouping', 'unknown', 'redundant object')
TIMEOUT = float(os.environ.get('RIG_TIMEOUT', '10'))
WINDOW_COORDS = 1
POPUP_LAYER = 5
A11Y = 'org.a11y.atspi.'

STATES = ('invalid-state active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused has-tooltip '
          'horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected sensitive showing '
          'single-line stale transient vertical visible manages-descendants indeterminate required truncated animated invalid-entry '
          'supports-autocompletion selectable-text is-default visited checkable has-popup read-only').split()


class RigError(Exception):
    pass


class Bus:
    def __init__(self):
        if not os.environ.get('DBUS_SESSION_BUS_ADDRESS') or not os.environ.get('DISPLAY'):
            raise RigError('no desktop: run this below with-desktop')
        try:
            session = Gio.bus_get_sync(Gio.BusType.SESSION)
            address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 5000, None).unpack()[0]
            flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
            self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        except GLib.Error as e:
            raise RigError('no accessibility bus: %s' % e.message)

    def call(self, ref, interface, method, args=None, default=None, timeout=5000):
        """One call; the default if the widget is gone or lacks the interface."""
        try:
            r = self.bus.call_sync(ref[0], ref[1], interface, method, args, None, 0, timeout, None).unpack()
            return r[0] if len(r) == 1 else r
        except GLib.Error:
            return default

    def get(self, ref, interface, name, default=None):
        return self.call(ref, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (interface, name)), default)

    def many(self, calls):
        """Runs the calls (ref, interface, method, args) all at once; None for those that failed."""
        results = [None] * len(calls)
        if not calls:
            return results
        left = [len(calls)]
        loop = GLib.MainLoop.new(None, False)

        def done(bus, res, i):
            try:
                r = bus.call_finish(res).unpack()
                results[i] = r[0] if len(r) == 1 else r
            except GLib.Error:
                pass
            left[0] -= 1
            if not left[0]:
                loop.quit()
        for i, (ref, interface, method, args) in enumerate(calls):
            self.bus.call(ref[0], ref[1], interface, method, args, None, 0, 5000, None, done, i)
        loop.run()
        return results


BUS = None


def start():
    global BUS
    BUS = Bus()


def listen():
    """Takes in what came meanwhile."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


class FocusEar:
    """Hears where the focus goes, which is much quicker than looking."""

    def __init__(self):
        self.heard = []
        # Newer versions of GTK say nothing where nobody is known to listen.
        BUS.call(('org.a11y.atspi.Registry', '/org/a11y/atspi/registry'), A11Y + 'Registry', 'RegisterEvent',
                 GLib.Variant('(sass)', ('object:state-changed:focused', [], '')))
        BUS.bus.signal_subscribe(None, A11Y + 'Event.Object', 'StateChanged', None, 'focused', Gio.DBusSignalFlags.NONE, self.on_changed)

    def on_changed(self, bus, sender, path, interface, signal, parameters):
        if parameters.unpack()[1]:
            self.heard.append((sender, path))

    def after(self, act, seconds=1.0):
        """Does it, and gives the paths of what then got the focus and of what that is in (newer versions of GTK tell of the
        text inside an entry, which is nobody's child). None where no screen reader knows it."""
        listen()
        self.heard.clear()
        act()
        end = time.monotonic() + seconds
        while not self.heard and time.monotonic() < end:
            listen()
            time.sleep(0.01)
        if not self.heard:
            # A program that gets no processor has seen nothing yet: what it does comes before what it answers now.
            for app in applications():
                BUS.get(app.ref, A11Y + 'Accessible', 'Name')
            listen()
        return self.upwards(self.heard[-1]) if self.heard else []

    def upwards(self, ref, most=3):
        paths = []
        while ref and len(paths) < most and not ref[1].endswith(('/null', '/root')):
            paths.append(ref[1])
            ref = BUS.get(ref, A11Y + 'Accessible', 'Parent')
        return paths


class TextEar:
    """Hears what is written into texts and taken out of them."""

    def __init__(self):
        self.heard = []
        BUS.call(('org.a11y.atspi.Registry', '/org/a11y/atspi/registry'), A11Y + 'Registry', 'RegisterEvent',
                 GLib.Variant('(sass)', ('object:text-changed', [], '')))
        BUS.bus.signal_subscribe(None, A11Y + 'Event.Object', 'TextChanged', None, None, Gio.DBusSignalFlags.NONE, self.on_changed)

    def on_changed(self, bus, sender, path, interface, signal, parameters):
        self.heard.append(str(parameters.unpack()[3]))

    def all(self):
        listen()
        return ''.join(self.heard)


class NameEar:
    """Hears the names of all that comes into the tree, however shortly it is there."""

    def __init__(self):
        self.heard = []
        BUS.bus.signal_subscribe(None, 'org.a11y.atspi.Cache', 'AddAccessible', None, None, Gio.DBusSignalFlags.NONE, self.on_added)

    def on_added(self, bus, sender, path, interface, signal, parameters):
        self.heard.append(clean(parameters.unpack()[0][6]))

    def has_heard(self, name):
        listen()
        return name in self.heard


class StatusEar:
    """Hears what is said to who does not see the screen: what a status is called, each time that it changes."""

    def __init__(self):
        self.heard, self.roles = [], {}
        BUS.call(('org.a11y.atspi.Registry', '/org/a11y/atspi/registry'), A11Y + 'Registry', 'RegisterEvent',
                 GLib.Variant('(sass)', ('object:property-change', [], '')))
        BUS.bus.signal_subscribe(None, A11Y + 'Event.Object', 'PropertyChange', None, 'accessible-name', Gio.DBusSignalFlags.NONE, self.on_changed)

    def on_changed(self, bus, sender, path, interface, signal, parameters):
        self.heard.append(((sender, path), clean(str(parameters.unpack()[3]))))

    def has_heard(self, test):
        """Was there a status that the test holds of?"""
        listen()
        return any(test(name) and self.is_status(ref) for ref, name in list(self.heard))

    def is_status(self, ref):
        if ref not in self.roles:
            self.roles[ref] = role_name(BUS.call(ref, A11Y + 'Accessible', 'GetRole', default=0))
        return self.roles[ref] in STATUS_ROLES


class Node:
    """One accessible as it was when the tree was read; what is asked of it later (states, text) is as of now."""

    def __init__(self, ref, parent=None):
        self.ref, self.parent = ref, parent
        self.app = parent.app if parent else self
        self.children, self.role, self.raw_name, self.box = [], '', '', None
        self._is_popover = None

    path = property(lambda self: self.ref[1])
    name = property(lambda self: clean(self.raw_name))
    description = property(lambda self: BUS.get(self.ref, A11Y + 'Accessible', 'Description', ''))
    interfaces = property(lambda self: {i.rsplit('.', 1)[1] for i in BUS.call(self.ref, A11Y + 'Accessible', 'GetInterfaces', default=[])})
    pid = property(lambda self: pid_of(self.ref[0]))
    toolkit = property(lambda self: (BUS.get(self.app.ref, A11Y + 'Application', 'ToolkitName', ''),
                                     BUS.get(self.app.ref, A11Y + 'Application', 'Version', '')))

    @property
    def states(self):
        words = BUS.call(self.ref, A11Y + 'Accessible', 'GetState', default=[0, 0])
        bits = words[0] | words[1] << 32
        return {name for i, name in enumerate(STATES) if bits >> i & 1}

    @property
    def text(self):
        n = BUS.get(self.ref, A11Y + 'Text', 'CharacterCount')
        return None if n is None else BUS.call(self.ref, A11Y + 'Text', 'GetText', GLib.Variant('(ii)', (0, n)), '')

    @property
    def value(self):
        return BUS.get(self.ref, A11Y + 'Value', 'CurrentValue')

    @property
    def actions(self):
        n = BUS.get(self.ref, A11Y + 'Action', 'NActions', 0)
        return [BUS.call(self.ref, A11Y + 'Action', 'GetName', GLib.Variant('(i)', (i,)), '') for i in range(n)]

    def do_action(self, i):
        return BUS.call(self.ref, A11Y + 'Action', 'DoAction', GLib.Variant('(i)', (i,)), False)

    def set_text(self, text):
        return BUS.call(self.ref, A11Y + 'EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))

    @property
    def is_popover(self):
        if self._is_popover is None:
            self._is_popover = BUS.call(self.ref, A11Y + 'Component', 'GetLayer') == POPUP_LAYER
        return self._is_popover

    @property
    def size(self):
        return self.box[2:] if self.box else (0, 0)

    @property
    def middle(self):
        x, y, w, h = self.box or (0, 0, 0, 0)
        return x + w // 2, y + h // 2

    def refresh(self):
        self.box = BUS.call(self.ref, A11Y + 'Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDS,)))

    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()

    def up(self):
        n = self
        while n is not None:
            yield n
            n = n.parent

    @property
    def window(self):
        """The toplevel that the widget is in."""
        top = self
        for n in self.up():
            if n.role == 'application':
                break
            top = n
        return top

    def contains(self, x, y):
        bx, by, bw, bh = self.box or (0, 0, 0, 0)
        return bx <= x < bx + bw and by <= y < by + bh

    def hit(self, x, y):
        """Of what a click at x, y in our window would meet: the path, or None if it cannot be told (the innermost
        widget, as the text inside an entry, has no accessible of its own). Newer versions of GTK do not ask what is
        drawn there, but go through all boxes: we do it better."""
        if newer_gtk(self.app.ref):
            over = self.window.topmost(x, y)
            return over.path if over else None
        r = BUS.call(self.window.ref, A11Y + 'Component', 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (x, y, WINDOW_COORDS)))
        return None if not r or r[1].endswith('/null') else r[1]

    def topmost(self, x, y):
        """Of what was read, what is drawn last there. What a pane scrolled away is not drawn."""
        if self.role in ('scroll pane', 'viewport') and not self.contains(x, y):
            return None
        title = None
        for child in reversed(self.children):
            over = child.topmost(x, y)
            if over and self.role in WINDOW_ROLES and all(n.role in PASSIVE for n in child.walk()):
                title = title or over       # or a tooltip, whose place is that in its own window
            elif over:
                return over
        return title or (self if self.contains(x, y) else None)

    def scrolled_away(self):
        """Is it beyond the edge of what it is scrolled in? A list keeps some hundred rows there."""
        for n in self.up():
            if n.role == 'scroll pane':
                (_, y, _, h), (_, top, _, height) = self.box or (0, 0, 0, 0), n.box or self.box or (0, 0, 0, 0)
                return y + h <= top or y >= top + height
        return False

    def on_screen(self):
        """Can a person see and hit its middle now?"""
        if self.role in WINDOW_ROLES:
            return True
        if not self.box or min(self.size) <= 0:
            return False
        top = self.window
        if any(n.is_popover for n in self.up() if n is not top and n.role != 'label'):
            return True          # a popover that is not up is not in the tree
        mx, my = self.middle
        for n in self.up():
            if (n.role in ('scroll pane', 'viewport') or n is top) and not n.contains(mx, my):
                return False
        outer = {n.path for n in self.up()}
        for n in self.up():
            if n is top:
                return True
            inner = {m.path for m in n.walk()}
            bx, by, bw, bh = n.box or (0, 0, 0, 0)
            for px, py in ((mx, my), (bx + 2, by + 2), (bx + bw - 3, by + 2), (bx + 2, by + bh - 3), (bx + bw - 3, by + bh - 3)):
                path = self.hit(px, py)
                if path is None:
                    continue
                if path in inner:
                    return True
                if (px, py) == (mx, my) and path not in outer:
                    return False         # something else lies over it
        return True

    def __str__(self):
        return '%s "%s"' % (self.role, self.name)


def clean(raw):
    """The name as a person would say it: no type name, no isolates, no mnemonic underscore, not said twice."""
    if TYPE_NAME.match(raw):
        return ''
    name = unicodedata.normalize('NFC', ISOLATES.sub('', raw)).strip()
    if '_' in name:
        for i in [k for k, ch in enumerate(name) if ch == ' ']:
            if name[:i].replace('_', '', 1) == name[i + 1:]:
                return name[i + 1:]
    return name


@functools.lru_cache(None)
def newer_gtk(app_ref):
    version = BUS.get(app_ref, A11Y + 'Application', 'Version', '') or '0.0'
    return tuple(int(n) for n in version.split('.')[:2]) >= (4, 10)


@functools.lru_cache(None)
def role_name(number):
    """AT-SPI's own name of a role (what GTK calls itself by GetRoleName differs from one version to the next); where AT-SPI
    has changed it, or libadwaita the role, the older one."""
    name = Atspi.role_get_name(Atspi.Role(number)) if number else ''
    return {'button': 'push button', 'toggle button': 'push button', 'grouping': 'panel'}.get(name, name)


LABELLED_BY = 2


def words_of_label(ref):
    """Newer versions of GTK give the items of a menu no name but a label of theirs, as a screen reader takes it."""
    for kind, targets in BUS.call(ref, A11Y + 'Accessible', 'GetRelationSet', default=[]):
        if kind == LABELLED_BY:
            return ' '.join(Node(tuple(t)).text or '' for t in targets)
    return ''


AHEAD = 8           # levels that are asked for in one go


class Reading:
    """What the nodes of one application say, asked for as few times as may be: on a busy machine it is the number of
    questions that lasts. One lists all that is there, with its name and role, and who is whose child as far as GTK
    has noticed; children and places, asked of each node, are the truth."""

    def __init__(self, app):
        self.told, self.below, self.said = {}, {}, {}
        items = BUS.call((app.ref[0], '/org/a11y/atspi/cache'), 'org.a11y.atspi.Cache', 'GetItems', default=[])
        for ref, _, parent, _, _, _, name, role, _, _ in items:
            self.told[ref] = (role, name)
            self.below.setdefault(parent, []).append(ref)

    def look_ahead(self, ref, levels):
        yield ref
        # Of the rows of a list, most are beyond its edge.
        if levels > 1 and role_name(self.told.get(ref, (0,))[0]) != 'table row':
            for child in self.below.get(ref, ()):
                yield from self.look_ahead(child, levels - 1)

    def ask(self, nodes):
        wanted = [n.ref for n in nodes if n.ref not in self.said]
        if not wanted:
            return
        refs = list(dict.fromkeys(r for ref in wanted for r in self.look_ahead(ref, AHEAD)))
        coords = GLib.Variant('(u)', (WINDOW_COORDS,))
        name = GLib.Variant('(ss)', (A11Y + 'Accessible', 'Name'))
        calls, strange = [], [ref for ref in refs if ref not in self.told]
        for ref in refs:
            calls += [(ref, A11Y + 'Accessible', 'GetChildren', None), (ref, A11Y + 'Component', 'GetExtents', coords)]
        for ref in strange:
            calls += [(ref, A11Y + 'Accessible', 'GetRole', None),
                      (ref, 'org.freedesktop.DBus.Properties', 'Get', name)]
        answers = iter(BUS.many(calls))
        for ref in refs:
            self.said[ref] = (next(answers), next(answers))
        for ref in strange:
            self.told[ref] = (next(answers), next(answers))


def read(roots, everything=False):
    """Reads the trees below the nodes. What has no size is not followed, unless everything."""
    for app in {n.app.ref[0]: n.app for n in roots}.values():
        reading, level = Reading(app), [n for n in roots if n.app.ref[0] == app.ref[0]]
        while level:
            reading.ask(level)
            below = []
            for n in level:
                (refs, n.box), (role, name) = reading.said[n.ref], reading.told[n.ref]
                n.children, n.role, n.raw_name = [], role_name(role), name or ''
                if n.role == 'menu item' and not n.raw_name:
                    n.raw_name = words_of_label(n.ref)
                if not everything and n.box and (n.box[2] == 0 and n.box[3] == 0 or
                                                 n.role == 'table row' and n.scrolled_away()):
                    continue
                n.children = [Node(tuple(r), n) for r in refs or [] if not r[1].endswith('/null')]
                below += n.children
            level = below
    return roots


def applications():
    refs = BUS.call(('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'), A11Y + 'Accessible', 'GetChildren', default=[])
    return [Node(tuple(r)) for r in refs]


def trees(app_name=None, everything=False):
    """The applications, read down to the last widget."""
    apps = applications()
    for a in apps:
        a.raw_name = BUS.get(a.ref, A11Y + 'Accessible', 'Name', '') or ''
    apps = [a for a in apps if app_name in (None, a.raw_name)]
    return read(apps, everything)


@functools.lru_cache(None)
def pid_of(bus_name):
    return BUS.call(('org.freedesktop.DBus', '/'), 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', GLib.Variant('(s)', (bus_name,)))


def pids():
    """The processes of the applications."""
    return [pid for pid in {pid_of(a.ref[0]) for a in applications()} if pid]


def windows(app_name=None):
    return [w for app in trees(app_name) for w in app.children]


# ---- the screen -------------------------------------------------------------------------------------------------

def run(*argv, check=False):
    return subprocess.run(argv, capture_output=True, text=True, check=check).stdout


class XWindow:
    def __init__(self, wid, x, y, w, h):
        self.id, self.x, self.y, self.w, self.h = wid, x, y, w, h
        out = run('xprop', '-id', str(wid), '-notype', '_NET_WM_PID', '_NET_WM_NAME', '_GTK_FRAME_EXTENTS')
        m = re.search(r'^_NET_WM_PID = (\d+)', out, re.M)
        self.pid = int(m[1]) if m else None
        m = re.search(r'^_NET_WM_NAME = "(.*)"$', out, re.M)
        self.title = m[1] if m else ''
        m = re.search(r'^_GTK_FRAME_EXTENTS = (\d+), (\d+), (\d+), (\d+)', out, re.M)
        self.shadow = tuple(int(v) for v in m.groups()) if m else (0, 0, 0, 0)     # left, right, top, bottom
        self.override = False


def x_windows(pid=None):
    """Mapped windows of programs, bottom to top, each with its place on the root window."""
    found = []
    # a line:     0x1400004 "Rig Demo": ("rigdemo" "rigdemo")  982x762+-61+-55  +-61+-55
    for line in reversed(run('xwininfo', '-root', '-tree').splitlines()):
        m = re.match(r'^\s+(0x[0-9a-f]+) .*?\s(\d+)x(\d+)\+(-?\d+)\+(-?\d+)\s+\+(-?\d+)\+(-?\d+)$', line)
        if not m or int(m[2]) < 4 or int(m[3]) < 4:
            continue
        w = XWindow(int(m[1], 16), int(m[6]), int(m[7]), int(m[2]), int(m[3]))
        if w.pid is None or (pid and w.pid != pid):
            continue
        info = run('xwininfo', '-id', str(w.id))
        w.override = 'Override Redirect State: yes' in info
        if 'Map State: IsViewable' in info:
            found.append(w)
    return found


def scale():
    return int(os.environ.get('GDK_SCALE') or 1)


def x_window_of(top, popover=None):
    """The X window that shows a toplevel (or one of its popovers): that of its process which fits best and is on top."""
    target = popover or top
    w, h = target.size
    best, best_score = None, None
    for xw in x_windows(top.pid):
        if bool(popover) != xw.override:
            continue
        left, right, up, down = xw.shadow
        dw, dh = xw.w - left - right - w * scale(), xw.h - up - down - h * scale()
        if dw < 0 or dh < 0:
            continue
        score = (dw + dh, 0 if xw.title == top.raw_name else 1)
        if best is None or score <= best_score:
            best, best_score = xw, score
    if best is None:
        raise RigError('no X window of %dx%d for %s' % (w, h, target))
    return best


def screen_box(node):
    """x, y, width, height on the screen."""
    name, version = node.toolkit
    if not (name == 'GTK' and version.startswith('4')):
        return BUS.call(node.ref, A11Y + 'Component', 'GetExtents', GLib.Variant('(u)', (0,)), (0, 0, 0, 0))
    s, top = scale(), node.window
    x, y, w, h = node.box
    popover = next((n for n in node.up() if n is not top and n.role != 'label' and n.is_popover), None)
    if popover:
        px, py, pw, ph = popover.box
        xw = x_window_of(top, popover)
        return xw.x + (xw.w - pw * s) // 2 + (x - px) * s, xw.y + (xw.h - ph * s) // 2 + (y - py) * s, w * s, h * s
    xw = x_window_of(top)
    left, right, up, down = xw.shadow
    # Without a compositor there is no shadow but a border, of which nothing is said: what is left over, halved.
    border_x, border_y = (xw.w - left - right - top.box[2] * s) // 2, (xw.h - up - down - top.box[3] * s) // 2
    return xw.x + left + border_x + x * s, xw.y + up + border_y + y * s, w * s, h * s
