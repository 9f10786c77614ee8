-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What a draft is searched by: see app/store/search/search-index.c, which makes the indexes of each entity and
-- the triggers that keep them.

-- Each value that overrides have, once: most of them are the same few. Not the ids of secrets.
CREATE TABLE override_value (
  id INTEGER NOT NULL PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
);

-- Who has a value.
CREATE INDEX profile_override_value ON profile_override (value)
 WHERE value NOT GLOB '????????-????-????-????-????????????';
