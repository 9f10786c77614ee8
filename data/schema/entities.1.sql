-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- The configuration itself: the same tables in the live database and in every draft.
--
-- Keys are UUID text made by the client, so that two administrators' rows never collide. Every table has
-- a NOT NULL primary key: the session extension records no other rows. Rows that go together are deleted
-- one by one, parents last: a cascade would conflict with itself when its changeset is applied.

CREATE TABLE configuration (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,             -- the live configuration's own UUID
  revision INTEGER NOT NULL     -- live: the newest revision; draft: the revision it is based on
);

CREATE TABLE organisation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key TEXT NOT NULL UNIQUE
);

CREATE TABLE response_group (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key TEXT NOT NULL UNIQUE
);

-- One address, one profile: address_key is what mw_address_parse() compares. For a plain ASCII address
-- it can be checked here too, so that a row written by hand cannot hide a duplicate.
CREATE TABLE profile (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL CHECK (address = trim(address) AND instr(address, '@') > 1),
  address_key TEXT NOT NULL UNIQUE,
  address_unicode TEXT NOT NULL,
  driver TEXT NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  response_group TEXT REFERENCES response_group (id),
  organisation TEXT REFERENCES organisation (id),
  CHECK (address_key = lower(address_key)),
  CHECK (address GLOB '*[^!-~]*' OR address GLOB '*["\[]*' OR address_key = lower(address)),
  CHECK (NOT retired OR response_group IS NULL)
);
CREATE INDEX profile_address_unicode ON profile (address_unicode);
CREATE INDEX profile_driver ON profile (driver);
CREATE INDEX profile_response_group ON profile (response_group) WHERE response_group IS NOT NULL;

-- A secret's value here is its opaque id; the secret itself is in a keyring.
CREATE TABLE profile_override (
  profile TEXT NOT NULL REFERENCES profile (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (profile, key)
);
CREATE INDEX profile_override_key ON profile_override (key);

CREATE TABLE site_default (
  driver TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (driver, key)
);

CREATE TABLE agent (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL CHECK (trim(login) <> ''),
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  default_profile TEXT REFERENCES profile (id),
  organisation TEXT REFERENCES organisation (id)
);
CREATE INDEX agent_login ON agent (login);
CREATE INDEX agent_default_profile ON agent (default_profile) WHERE default_profile IS NOT NULL;

CREATE TABLE responsibility (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key TEXT NOT NULL UNIQUE,
  comment TEXT NOT NULL DEFAULT '',
  organisation TEXT REFERENCES organisation (id)
);

CREATE TABLE responsibility_agent (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  agent TEXT NOT NULL REFERENCES agent (id),
  PRIMARY KEY (responsibility, agent)
);
CREATE INDEX responsibility_agent_agent ON responsibility_agent (agent);

CREATE TABLE responsibility_profile (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  profile TEXT NOT NULL REFERENCES profile (id),
  PRIMARY KEY (responsibility, profile)
);
CREATE INDEX responsibility_profile_profile ON responsibility_profile (profile);

-- Who can send as what, in the order of the From list: the agent's default first, then by address.
CREATE VIEW from_list AS
SELECT login, address, display_name,
       row_number() OVER (PARTITION BY login ORDER BY is_default DESC, address_key) AS position,
       agent, profile
FROM (
  SELECT DISTINCT
         a.login AS login,
         p.address AS address,
         coalesce(nullif(o.value, ''), nullif(s.value, ''), p.name) AS display_name,
         p.id IS a.default_profile AS is_default,
         p.address_key AS address_key,
         a.id AS agent,
         p.id AS profile
  FROM agent a
  JOIN responsibility_agent ra ON ra.agent = a.id
  JOIN responsibility_profile rp ON rp.responsibility = ra.responsibility
  JOIN profile p ON p.id = rp.profile AND p.enabled AND NOT p.retired
  LEFT JOIN profile_override o ON o.profile = p.id AND o.key = 'from-display-name'
  LEFT JOIN site_default s ON s.driver = p.driver AND s.key = 'from-display-name'
);
