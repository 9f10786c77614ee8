-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- History as rows, in the words of its day. What was kept as changesets is written out by the program
-- (app/store/schema/old-history.c), which then drops revision_blob.

DROP TRIGGER revision_no_update;
DROP TRIGGER revision_no_delete;
ALTER TABLE revision RENAME TO revision_blob;
ALTER TABLE configuration ADD COLUMN revision_id TEXT NOT NULL DEFAULT '';

CREATE TABLE revision (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,      -- a UUID: a number may come again after a back-up was restored
  predecessor TEXT NOT NULL,    -- the id of the one before; '' for the first
  token TEXT NOT NULL UNIQUE,   -- the submission's own UUID: the same one is never applied twice
  author TEXT NOT NULL,
  time TEXT NOT NULL,           -- ISO 8601, UTC
  comment TEXT NOT NULL,
  n_changes INTEGER NOT NULL,
  digest TEXT NOT NULL          -- SHA-256 over the predecessor's and all that the revision holds
);
CREATE INDEX revision_author ON revision (author, number);
CREATE INDEX revision_time ON revision (time);

-- One operation. Names are what things were called then; consequence is what it meant for people then.
CREATE TABLE revision_change (
  revision INTEGER NOT NULL REFERENCES revision (number),
  seq INTEGER NOT NULL,
  sign TEXT NOT NULL CHECK (sign IN ('+', '-', '~')),
  object_kind TEXT NOT NULL,
  object TEXT NOT NULL,
  object_name TEXT,
  part TEXT NOT NULL,
  member TEXT,
  member_name TEXT,
  field TEXT NOT NULL,          -- '' for an object as a whole
  before TEXT,
  after TEXT,
  before_name TEXT,
  after_name TEXT,
  driver TEXT,
  secret INTEGER NOT NULL DEFAULT 0,
  consequence TEXT,
  n_values INTEGER NOT NULL,
  PRIMARY KEY (revision, seq)
) WITHOUT ROWID;
CREATE INDEX revision_change_object ON revision_change (object_kind, object, field);

-- What else an operation writes: values derived from its field, the state of what was added or removed.
CREATE TABLE revision_value (
  revision INTEGER NOT NULL,
  change INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (revision, change, seq)
) WITHOUT ROWID;

-- Which revisions touched a field: without it a rarely touched one is looked for among all changes.
CREATE TABLE revision_field (
  field TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (field, revision)
) WITHOUT ROWID;

-- Submissions whose answer was lost and that had not arrived when they were asked for.
CREATE TABLE withdrawn (
  token TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- Revisions are history: nobody rewrites them.
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT raise (ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT raise (ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER revision_change_no_update BEFORE UPDATE ON revision_change
BEGIN SELECT raise (ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_change_no_delete BEFORE DELETE ON revision_change
BEGIN SELECT raise (ABORT, 'a revision is never deleted'); END;
CREATE TRIGGER revision_value_no_update BEFORE UPDATE ON revision_value
BEGIN SELECT raise (ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_value_no_delete BEFORE DELETE ON revision_value
BEGIN SELECT raise (ABORT, 'a revision is never deleted'); END;
