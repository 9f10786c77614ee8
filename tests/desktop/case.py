# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""A case: a function that is given a Session, and the desktop that it wants.

    @case('keyring-locked', keyring='locked')
    def locked(s):
        w = s.start()
        with s.step('the row says that the keyring is locked'):
            w.wait_for('Keyring locked')

Each step is one line of TAP. A step that fails ends its case: what follows stands on it.
"""
import contextlib, importlib.util, os, sys, traceback

CASES = []


class Case:
    def __init__(self, name, function, weight, desktop):
        self.name, self.function, self.weight, self.desktop = name, function, weight, desktop

    def options(self):
        argv = []
        for name, value in self.desktop.items():
            argv += ['--' + name.replace('_', '-')] + ([] if value is True else [str(value)])
        return argv


def case(name, weight=1, **desktop):
    """The desktop: with-desktop's options. The heavier a case is, the earlier it starts."""
    def add(function):
        CASES.append(Case(name, function, weight, desktop))
        return function
    return add


def load(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith('.py'):
            spec = importlib.util.spec_from_file_location('cases.' + name[:-3], os.path.join(folder, name))
            spec.loader.exec_module(importlib.util.module_from_spec(spec))
    return sorted(CASES, key=lambda c: -c.weight)


class StepFailed(Exception):
    pass


class Steps:
    """Reports the steps of a case as they come."""

    def __init__(self, name):
        self.name, self.on_failure = name, lambda: None

    @contextlib.contextmanager
    def step(self, text):
        title = '/%s/%s' % (self.name, text)
        try:
            yield
        except Exception as e:
            print('not ok - ' + title, flush=True)
            self.explain(e)
            raise StepFailed(title)
        print('ok - ' + title, flush=True)

    def explain(self, error):
        for line in ('%s: %s' % (type(error).__name__, error)).splitlines():
            print('# ' + line, flush=True)
        for frame in traceback.extract_tb(error.__traceback__):
            if os.sep + 'desktop' + os.sep in frame.filename:
                print('#   %s:%d %s' % (os.path.basename(frame.filename), frame.lineno, frame.line), flush=True)
        try:
            self.on_failure()
        except Exception as e:
            print('# no picture of it: %s' % e, flush=True)


def run_inside(one):
    """On the desktop that the case wanted: runs it."""
    import session
    steps = Steps(one.name)
    with session.Session(steps) as s:
        steps.on_failure = s.show_failure
        try:
            one.function(s)
            with steps.step('no warning was printed, and no program is left'):
                s.finish()
        except StepFailed:
            return 1
        except Exception as e:
            print('not ok - /%s/between its steps' % one.name, flush=True)
            steps.explain(e)
            return 1
    return 0
