# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A person before the window: with mouse and keyboard (Person), or with the keyboard alone (Typist)."""
import gettext, importlib.machinery, importlib.util, os, subprocess, sys, time

HARNESS = os.path.realpath(os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'harness'))
sys.path.insert(0, HARNESS)
import rig


def tool(name):
    """One of the harness's programs, as a module."""
    loader = importlib.machinery.SourceFileLoader('harness_' + name, os.path.join(HARNESS, name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


do = tool('do')


class Person(do.Doer):
    """Each command of tests/harness/do is a method: click, type, keys, drag, wait_for, ..."""

    def __init__(self, program, folder):
        if rig.BUS is None:
            rig.start()
        super().__init__(folder=folder)
        self.program = program
        self.news, self.status = rig.NameEar(), rig.StatusEar()

    def __getattr__(self, name):
        method = getattr(type(self), 'do_' + name, None)
        if method is None:
            raise AttributeError(name)
        return method.__get__(self)

    def wait_true(self, what, test):
        end = time.monotonic() + self.timeout
        while True:
            answer = test()
            if answer:
                return answer
            if not self.program.alive():
                raise rig.RigError('%s: the program ended with status %s' % (what, self.program.process.returncode))
            if time.monotonic() > end:
                raise rig.RigError('%s: not within %g s; there is: %s' % (what, self.timeout, self.names()))
            time.sleep(0.04)

    def words(self, text):
        """What the program calls it in the language of this desktop."""
        language = os.environ.get('LANGUAGE')
        folder = os.path.join(os.environ['MAILWRIGHT_BUILD'], 'po')
        return gettext.translation('mailwright', folder, [language] if language else [], fallback=True).gettext(text)

    def wait_windows(self, n):
        self.wait_true('%d windows' % n, lambda: len(rig.windows(self.app)) == n)

    # ---- looking -------------------------------------------------------------------------------------------------
    def wait_toast(self, text):
        """A toast goes by itself, maybe before a slow machine has looked: that it came is heard. Who does not see it is told."""
        self.wait_true('toast "%s"' % text, lambda: self.news.has_heard(text) or self.sees(text))
        self.news.heard.clear()
        self.wait_told(text)

    def wait_told(self, text):
        """Waits until a status says it, or said it meanwhile: a text, or what begins and ends so (*)."""
        def test(name):
            return rig.fnmatch.fnmatchcase(name, text) if '*' in text else name == text
        self.wait_true('"%s" to be told' % text, lambda: self.status.has_heard(test))
        self.status.heard.clear()

    def sees(self, what):
        return any(n.on_screen() for n in self.find_all(what))

    def texts(self, what):
        """All that is written in a widget, in reading order."""
        return [n.name if n.role == 'label' else n.text or '' for n in self.wait(what, still=False).walk()
                if n.role in ('label', 'text', 'entry') and (n.name or n.text)]

    def expect_hidden(self, what, length):
        """So many characters were typed there, and what they are cannot be read."""
        def test():
            text = self.wait(what, still=False).text
            return len(text) == length and len(set(text)) == 1 and not text.isascii()
        self.wait_true('%d hidden characters in "%s"' % (length, what), test)

    def rows(self, what):
        """The rows of a list, each as the texts in it."""
        for n in self.find_all(what):
            rows = [[m.name for m in r.walk() if m.role == 'label' and m.name] for r in n.walk()
                    if r.role in ('list item', 'table row') and r.size[1] > 0]
            if rows:
                return rows
        return []

    def wait_rows(self, what, test):
        """Waits until the rows pass the test, and gives them."""
        seen = [None]

        def look():
            seen[0] = self.rows(what)
            return test(seen[0])
        try:
            self.wait_true('rows of %s' % what, look)
        except rig.RigError as e:
            raise rig.RigError('%s; the rows are %s' % (e, seen[0]))
        return seen[0]

    def wait_focus(self, what):
        seen = [None]

        def look():
            seen[0] = self.focused()
            return seen[0] and any(seen[0].path in {m.path for m in n.walk()} for n in self.find_all(what))
        try:
            self.wait_true('focus on "%s"' % what, look)
        except rig.RigError as e:
            raise rig.RigError('%s; the focus is on %s' % (e, seen[0]))

    def picture_of(self, name, what=None):
        """A picture of the window with all that lies over it, once the screen has come to rest."""
        self.settle()
        path = self.picture(name + '.png')
        if what:
            self.screenshot_of(what, name + '.png')
            return path
        boxes = [rig.screen_box(w) for w in rig.windows(self.app)]
        x, y = max(0, min(b[0] for b in boxes)), max(0, min(b[1] for b in boxes))
        right, bottom = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
        subprocess.run(['import', '-silent', '-window', 'root', '-crop', '%dx%d+%d+%d' % (right - x, bottom - y, x, y),
                        '+repage', path], check=True)
        return path

    # ---- moving about --------------------------------------------------------------------------------------------
    def page(self, title):
        """Chooses a page in the sidebar."""
        self.click('list:Pages > list item:' + title)
        self.wait_for('label:' + title)

    def open(self, name):
        """Opens a profile by a double click on its row."""
        self.page('Profiles')
        self.double_click('tree table:Profiles > table row:' + name)
        self.wait_for('text:Address')

    def menu(self, *names):
        """Chooses an item of the main menu."""
        self.click('push button:Menu')
        for name in names:
            self.click_in_popover(name)

    def context_menu(self, what, item):
        self.right_click(what)
        self.click_in_popover(item)

    def also(self, what):
        """Chooses it besides what is chosen."""
        self.xdo('keydown', 'ctrl')
        try:
            self.click(what)
        finally:
            self.xdo('keyup', 'ctrl')

    def rubberband(self, first, last):
        """Draws a frame with the mouse round all rows from the first to the last."""
        x0, y0, w0, h0 = rig.screen_box(self.wait(first))
        x1, y1, w1, h1 = rig.screen_box(self.wait(last))
        x, bottom, top = x1 + w1 - 20, y1 + h1 + 60, y0 + h0 // 2
        self.xdo('mousemove', x, bottom, 'sleep', 0.05, 'mousedown', 1)
        for i in range(1, 13):
            self.xdo('mousemove', x - 10 * i, bottom + (top - bottom) * i // 12, 'sleep', 0.02)
        self.xdo('mouseup', 1)


class Typist(Person):
    """Uses no mouse at all."""

    def __init__(self, program, folder):
        super().__init__(program, folder)
        self.ear = rig.FocusEar()

    def xdo(self, *argv):
        if any(str(a).startswith(('mouse', 'click')) for a in argv):
            raise AssertionError('the mouse was used: %s' % (argv,))
        super().xdo(*argv)

    def bring(self, what, n):
        raise AssertionError('"%s" is not in view' % what)

    def tab_to(self, what, back=False, most=80):
        """Presses Tab until the focus is there; where it goes is heard on the accessibility bus, not looked up."""
        wanted, passed = self.inside(what), []
        now = self.focused()
        if now and now.path in wanted:
            return
        for i in range(most):
            paths = self.ear.after(lambda: self.xdo('key', '--clearmodifiers', 'shift+Tab' if back else 'Tab'))
            if i % 12 == 11 or not wanted:
                wanted = self.inside(what)
            if wanted & set(paths):
                return
            passed += paths[:1] or [None]
        where = {n.path: str(n) for w in self.toplevels() for n in w.walk()}
        raise rig.RigError('Tab never reaches "%s"; it goes through: %s'
                           % (what, ' > '.join(where.get(p, '(gone)') for p in dict.fromkeys(passed))))

    def inside(self, what):
        return {m.path for n in self.find_all(what) for m in n.walk()}

    def press(self, what, *keys):
        """Goes there with Tab and presses the keys."""
        self.tab_to(what)
        self.keys(*(keys or ('space',)))

    def fill(self, what, text):
        self.tab_to(what)
        self.keys('ctrl+a', *([] if text else ['BackSpace']))
        if text:
            self.text(text)

    def find(self, text, row):
        """Searches the list of the page, and goes to the row."""
        self.keys('ctrl+f')
        self.wait_focus('Search text')
        self.keys('ctrl+a')
        self.text(text)
        self.wait_for('table row:' + row)
        self.keys('Return')
        self.wait_focus('table row:' + row)
