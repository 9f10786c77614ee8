# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""What a screen reader or the keyboard alone cannot use in the window now shown (tests/harness/audit), as a step of a case."""
import os, subprocess

from person import HARNESS

# What libadwaita itself leaves without a name: the eye of its password row.
KNOWN = ()


def audit(s, w, where):
    with s.step(where):
        w.settle()
        r = subprocess.run([os.path.join(HARNESS, 'audit')], capture_output=True, text=True)
        lines = [line for line in (r.stdout + r.stderr).splitlines() if line not in KNOWN]
        assert lines and lines[-1].startswith('controls') and len(lines) == 1, '\n'.join(lines)
