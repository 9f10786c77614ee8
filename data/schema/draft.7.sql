-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- How many of the mailboxes in use worked when the last test of a day ended. Like what tests saw it is no
-- configuration: nothing records it, no revision holds it, and it stays when what was staged is submitted,
-- undone or discarded. What is older than some four hundred days goes: see app/store/draft/health.c.

CREATE TABLE health (
  day TEXT NOT NULL PRIMARY KEY, -- YYYY-MM-DD, of the calendar of whoever tested
  n_works INTEGER NOT NULL,
  n_warnings INTEGER NOT NULL,
  n_fails INTEGER NOT NULL,
  n_untested INTEGER NOT NULL    -- never, or changed since
) WITHOUT ROWID;

-- How many fail is asked for with each test and each edit.
CREATE INDEX observation_failing ON observation (profile) WHERE reachability = 3;
