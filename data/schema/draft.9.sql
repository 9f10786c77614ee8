-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What is staged is counted as a person did it: one value for many profiles is one thing, and what a new
-- object has of its own is one with it (app/store/entities/staged.c).
ALTER TABLE staged ADD COLUMN thing TEXT;  -- NULL: counted by its lines

CREATE TABLE thing (
  tbl TEXT NOT NULL,
  name TEXT NOT NULL,
  n_rows INTEGER NOT NULL,      -- how many rows of staged are the same thing
  PRIMARY KEY (tbl, name)
) WITHOUT ROWID;

-- By the second object that a row is between: whether it counts depends on that, too.
CREATE INDEX staged_agent ON staged (substr (pk, length (object) + 2)) WHERE tbl = 'responsibility_agent';
CREATE INDEX staged_profile ON staged (substr (pk, length (object) + 2)) WHERE tbl = 'responsibility_profile';
