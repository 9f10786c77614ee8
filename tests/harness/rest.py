# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""When programs are at rest: they have seen what was done to them, and drawn what came of it.

Two looks at a window that gets no processor are the same, however much is still to come. The kernel tells better: a
program that has nothing to do sleeps in all of its threads, and none of them was woken between two looks. What it waits
for (a server, a timer, a person) is none of its business.
"""
import os, time

QUIET = 0.05            # longer than the time between two frames
PAUSE = 0.01
BUSY = 'RD'             # states of threads: running or waiting for a processor, and waiting for a disk


def wakings(pid):
    """How often each thread has been given the processor; None where one wants it now."""
    found = {}
    try:
        threads = os.listdir('/proc/%d/task' % pid)
    except OSError:
        return found
    for thread in threads:
        try:
            with open('/proc/%d/task/%s/status' % (pid, thread)) as f:
                lines = dict(line.rstrip('\n').split(':\t', 1) for line in f if ':\t' in line)
        except OSError:
            continue
        if lines['State'][0] in BUSY:
            return None
        found[thread] = (lines['voluntary_ctxt_switches'], lines['nonvoluntary_ctxt_switches'])
    return found


def x_server():
    """The process of the X server that shows the programs: what is typed goes through it."""
    number = os.environ.get('DISPLAY', '').lstrip(':').split('.')[0]
    try:
        with open('/tmp/.X%s-lock' % number) as f:
            return [int(f.read())]
    except (OSError, ValueError):
        return []


def wait(pids, quiet=QUIET, most=2.0):
    """Waits until all of them are; no longer than that, for one that shows something moving is never."""
    end = time.monotonic() + most
    last, since = None, time.monotonic()
    while time.monotonic() < end:
        now = [wakings(pid) for pid in pids]
        if None in now or now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since >= quiet:
            return True
        time.sleep(PAUSE)
    return False
