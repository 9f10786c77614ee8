-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What the last connection test of each profile and direction saw. It is no configuration: nothing
-- records it, no revision holds it, and it stays when what was staged is submitted, undone or discarded.
-- Times are Unix times.

CREATE TABLE observation (
  profile TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  scheme TEXT NOT NULL,
  server TEXT NOT NULL,         -- host:port
  verdict TEXT NOT NULL,        -- a stable word
  step TEXT NOT NULL,           -- the same
  reachability INTEGER NOT NULL, -- 0 untested, 1 works, 2 with a warning, 3 fails
  message TEXT NOT NULL,
  digest TEXT NOT NULL,         -- of what was tested
  depends TEXT,                 -- the values that it depends on; NULL: they changed under the test
  milliseconds INTEGER NOT NULL,
  time INTEGER NOT NULL,
  last_good INTEGER,
  not_after INTEGER,            -- when the server's certificate ends
  PRIMARY KEY (profile, direction)
) WITHOUT ROWID;
