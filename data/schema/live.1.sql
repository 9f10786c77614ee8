-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What only the live database has: its revisions, and views that other programs may rely on.

CREATE TABLE revision (
  number INTEGER NOT NULL PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,   -- the submission's own UUID: the same one is never applied twice
  author TEXT NOT NULL,
  time TEXT NOT NULL,           -- ISO 8601, UTC
  comment TEXT NOT NULL,
  n_changes INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  inverse BLOB NOT NULL
);

-- Revisions are history: nobody rewrites them.
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT raise(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT raise(ABORT, 'a revision is never deleted'); END;

-- Queued mail may still need a profile that was ever submitted.
CREATE TRIGGER profile_no_delete BEFORE DELETE ON profile WHEN NOT old.retired
BEGIN SELECT raise(ABORT, 'a submitted profile is retired, not deleted'); END;

-- For smtpd_sender_login_maps: every login that may use an envelope sender, in one query. Postfix asks
-- with a lower-case key, in A-labels or (SMTPUTF8) in U-labels. There is never an @domain row: Postfix
-- stops at the first key that answers.
CREATE VIEW sender_login AS
SELECT DISTINCT p.address_key AS address, a.login AS login
FROM profile p
JOIN responsibility_profile rp ON rp.profile = p.id
JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility
JOIN agent a ON a.id = ra.agent
WHERE p.enabled AND NOT p.retired
UNION ALL
SELECT DISTINCT p.address_unicode, a.login
FROM profile p
JOIN responsibility_profile rp ON rp.profile = p.id
JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility
JOIN agent a ON a.id = ra.agent
WHERE p.enabled AND NOT p.retired AND p.address_unicode <> p.address_key;
