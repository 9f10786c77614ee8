-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What only a draft has: the journal of its edits, and what differs from the base revision.

CREATE TABLE journal (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT,
  changeset BLOB NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);

-- A row that differs from the base revision, and what it was there (a JSON array of its columns, NULL
-- where it did not exist). Kept by triggers on the entity tables, which are made from their columns.
CREATE TABLE staged (
  tbl TEXT NOT NULL,
  pk TEXT NOT NULL,
  object TEXT NOT NULL,         -- the object it belongs to: a profile, a driver, a responsibility …
  base TEXT,
  PRIMARY KEY (tbl, pk)
);
CREATE INDEX staged_object ON staged (object);

-- A submission under way: known before the live database is written, so that a crash in between is
-- recognised by its token at the next start.
CREATE TABLE submission (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  token TEXT NOT NULL,
  upto INTEGER NOT NULL
);

-- Only what was never submitted may be deleted. A profile of the base revision leaves its response
-- group or is retired instead.
CREATE TRIGGER profile_no_delete BEFORE DELETE ON profile
WHEN NOT old.retired
 AND NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id AND base IS NULL)
BEGIN SELECT raise(ABORT, 'a submitted profile is retired, not deleted'); END;
