-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What is staged is kept by the names of its columns, and counted as it comes: see app/store/entities/staged.c,
-- which makes the triggers from the descriptions of the entities.

ALTER TABLE configuration ADD COLUMN revision_id TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN digest TEXT;     -- SHA-256 of changeset; NULL: of an older program

CREATE TABLE staged_by_name (
  tbl TEXT NOT NULL,
  pk TEXT NOT NULL,
  object TEXT NOT NULL,         -- the object it belongs to: a profile, a driver, a responsibility …
  base TEXT,                    -- the row as it is at the base revision, a JSON object; NULL: not there
  n_lines INTEGER NOT NULL,     -- how many lines of a diff it makes
  PRIMARY KEY (tbl, pk)
);
INSERT INTO staged_by_name (tbl, pk, object, base, n_lines)
SELECT tbl, pk, object,
  CASE WHEN base IS NULL THEN NULL ELSE CASE tbl
    WHEN 'organisation' THEN json_object ('id', base ->> 0, 'name', base ->> 1, 'name_key', base ->> 2)
    WHEN 'response_group' THEN json_object ('id', base ->> 0, 'name', base ->> 1, 'name_key', base ->> 2)
    WHEN 'profile' THEN json_object ('id', base ->> 0, 'name', base ->> 1, 'name_key', base ->> 2,
      'address', base ->> 3, 'address_key', base ->> 4, 'address_unicode', base ->> 5,
      'driver', base ->> 6, 'comment', base ->> 7, 'enabled', base ->> 8, 'retired', base ->> 9,
      'response_group', base ->> 10, 'organisation', base ->> 11)
    WHEN 'profile_override' THEN json_object ('profile', base ->> 0, 'key', base ->> 1,
      'value', base ->> 2)
    WHEN 'site_default' THEN json_object ('driver', base ->> 0, 'key', base ->> 1, 'value', base ->> 2)
    WHEN 'agent' THEN json_object ('id', base ->> 0, 'login', base ->> 1, 'login_key', base ->> 2,
      'name', base ->> 3, 'address', base ->> 4, 'default_profile', base ->> 5,
      'organisation', base ->> 6)
    WHEN 'responsibility' THEN json_object ('id', base ->> 0, 'name', base ->> 1,
      'name_key', base ->> 2, 'comment', base ->> 3, 'organisation', base ->> 4)
    WHEN 'responsibility_agent' THEN json_object ('responsibility', base ->> 0, 'agent', base ->> 1)
    WHEN 'responsibility_profile' THEN json_object ('responsibility', base ->> 0, 'profile', base ->> 1)
  END END, 1
FROM staged;
DROP TRIGGER profile_no_delete;
DROP TABLE staged;
ALTER TABLE staged_by_name RENAME TO staged;
CREATE INDEX staged_object ON staged (object);

-- Only what was never submitted may be deleted. A profile of the base revision leaves its response
-- group or is retired instead.
CREATE TRIGGER profile_no_delete BEFORE DELETE ON profile
WHEN NOT old.retired
 AND NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id AND base IS NULL)
BEGIN SELECT raise (ABORT, 'a submitted profile is retired, not deleted'); END;

-- Sums, so that what an edit costs does not depend on what the site has or what is staged.
CREATE TABLE tally (
  tbl TEXT NOT NULL PRIMARY KEY,
  n_rows INTEGER NOT NULL,
  n_staged INTEGER NOT NULL,
  n_lines INTEGER NOT NULL
) WITHOUT ROWID;

-- What was staged and could not stay so when the draft was moved onto another revision.
CREATE TABLE set_aside (
  object_kind TEXT NOT NULL,
  object TEXT NOT NULL,
  object_name TEXT NOT NULL,
  field TEXT NOT NULL,
  reason TEXT NOT NULL
);
