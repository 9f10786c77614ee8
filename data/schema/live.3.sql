-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- Mail of a profile may be sent from another address, or under another name, than the profile's own:
-- overrides, site defaults and drivers say so (from-address, from-display-name). Which one it is is a rule of
-- the core library (mw_from_dup_address()), and how an address is compared is one too: no database has our
-- drivers, nor IDN. So each submit writes it down for those profiles that do not simply send as themselves.
-- A row without an address is yet to be made: whatever is written to what it is made of leaves it so (below),
-- and until the next submit nobody can send as such a profile.
CREATE TABLE profile_sender (
  profile TEXT NOT NULL PRIMARY KEY,
  address TEXT,
  address_key TEXT,             -- as in profile
  address_unicode TEXT,
  display_name TEXT,
  CHECK ((address IS NULL) = (address_key IS NULL)
     AND (address IS NULL) = (address_unicode IS NULL)
     AND (address IS NULL) = (display_name IS NULL)),
  CHECK (instr(address, '@') > 1)
) WITHOUT ROWID;
CREATE INDEX profile_sender_address_key ON profile_sender (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX profile_sender_address_unicode ON profile_sender (address_unicode)
 WHERE address_unicode IS NOT NULL;
CREATE INDEX profile_sender_unmade ON profile_sender (profile) WHERE address IS NULL;

-- What drivers said of it at the last submit, where it is more than the profile's own address and name.
CREATE TABLE sender_default (
  driver TEXT NOT NULL PRIMARY KEY,
  address TEXT,
  display_name TEXT
) WITHOUT ROWID;

-- The profiles for which there is something to be made.
CREATE VIEW sender_setting AS
SELECT profile FROM profile_override WHERE key IN ('from-address', 'from-display-name')
UNION ALL
SELECT p.id FROM profile p JOIN site_default s ON s.driver = p.driver
WHERE s.key IN ('from-address', 'from-display-name')
UNION ALL
SELECT p.id FROM profile p JOIN sender_default d ON d.driver = p.driver;

CREATE TRIGGER profile_sender_of_new AFTER INSERT ON profile
WHEN EXISTS (SELECT 1 FROM sender_setting WHERE profile = new.id)
BEGIN
  DELETE FROM profile_sender WHERE profile = new.id;
  INSERT INTO profile_sender (profile) VALUES (new.id);
END;
CREATE TRIGGER profile_sender_of_changed
AFTER UPDATE OF id, name, address, address_key, address_unicode, driver ON profile
WHEN EXISTS (SELECT 1 FROM sender_setting WHERE profile = new.id)
  OR EXISTS (SELECT 1 FROM profile_sender WHERE profile IN (old.id, new.id))
BEGIN
  DELETE FROM profile_sender WHERE profile IN (old.id, new.id);
  INSERT INTO profile_sender (profile) VALUES (new.id);
END;
CREATE TRIGGER profile_sender_of_gone AFTER DELETE ON profile
BEGIN
  DELETE FROM profile_sender WHERE profile = old.id;
END;

CREATE TRIGGER profile_sender_override_new AFTER INSERT ON profile_override
WHEN new.key IN ('from-address', 'from-display-name')
BEGIN
  DELETE FROM profile_sender WHERE profile = new.profile;
  INSERT INTO profile_sender (profile) VALUES (new.profile);
END;
CREATE TRIGGER profile_sender_override_changed AFTER UPDATE ON profile_override
WHEN old.key IN ('from-address', 'from-display-name') OR new.key IN ('from-address', 'from-display-name')
BEGIN
  DELETE FROM profile_sender WHERE profile IN (old.profile, new.profile);
  INSERT INTO profile_sender (profile) SELECT id FROM profile WHERE id IN (old.profile, new.profile);
END;
CREATE TRIGGER profile_sender_override_gone AFTER DELETE ON profile_override
WHEN old.key IN ('from-address', 'from-display-name')
BEGIN
  DELETE FROM profile_sender WHERE profile = old.profile;
  INSERT INTO profile_sender (profile) SELECT id FROM profile WHERE id = old.profile;
END;

CREATE TRIGGER profile_sender_default_new AFTER INSERT ON site_default
WHEN new.key IN ('from-address', 'from-display-name')
BEGIN
  DELETE FROM profile_sender WHERE profile IN (SELECT id FROM profile WHERE driver = new.driver);
  INSERT INTO profile_sender (profile) SELECT id FROM profile WHERE driver = new.driver;
END;
CREATE TRIGGER profile_sender_default_changed AFTER UPDATE ON site_default
WHEN old.key IN ('from-address', 'from-display-name') OR new.key IN ('from-address', 'from-display-name')
BEGIN
  DELETE FROM profile_sender
   WHERE profile IN (SELECT id FROM profile WHERE driver IN (old.driver, new.driver));
  INSERT INTO profile_sender (profile) SELECT id FROM profile WHERE driver IN (old.driver, new.driver);
END;
CREATE TRIGGER profile_sender_default_gone AFTER DELETE ON site_default
WHEN old.key IN ('from-address', 'from-display-name')
BEGIN
  DELETE FROM profile_sender WHERE profile IN (SELECT id FROM profile WHERE driver = old.driver);
  INSERT INTO profile_sender (profile) SELECT id FROM profile WHERE driver = old.driver;
END;

INSERT INTO profile_sender (profile) SELECT DISTINCT profile FROM sender_setting;

-- Postfix reads the logins of an address as a list, divided by commas and white space: no login may be one,
-- nor hold what nobody sees. (mw_login_normalise() knows more of Unicode than this.) Those that are there
-- already stay until somebody changes them, and are given no address.
CREATE VIEW login_divider AS
SELECT '*[' || char(0x1, 0x2d, 0x20) || char(0x2c) || char(0x7f, 0x2d, 0xa0) || char(0xad) || char(0x34f)
    || char(0x60c) || char(0x61c) || char(0x115f, 0x1160) || char(0x1680) || char(0x17b4, 0x17b5)
    || char(0x180b, 0x2d, 0x180f) || char(0x2000, 0x2d, 0x200f) || char(0x2028, 0x2d, 0x202f)
    || char(0x205f, 0x2d, 0x206f) || char(0x2800) || char(0x3000, 0x3001) || char(0x3164)
    || char(0xfdd0, 0x2d, 0xfdef) || char(0xfe00, 0x2d, 0xfe11) || char(0xfe50, 0xfe51) || char(0xfeff)
    || char(0xff0c) || char(0xff64) || char(0xffa0) || char(0xfff0, 0x2d, 0xfffb)
    || char(0x1bca0, 0x2d, 0x1bca3) || char(0x1d173, 0x2d, 0x1d17a) || char(0xe0000, 0x2d, 0xe0fff)
    || ']*' AS pattern;
CREATE TRIGGER agent_login_new BEFORE INSERT ON agent
WHEN new.login GLOB (SELECT pattern FROM login_divider)
BEGIN SELECT raise(ABORT, 'a login has no white space, comma or invisible character'); END;
CREATE TRIGGER agent_login_changed BEFORE UPDATE ON agent
WHEN new.login IS NOT old.login AND new.login GLOB (SELECT pattern FROM login_divider)
BEGIN SELECT raise(ABORT, 'a login has no white space, comma or invisible character'); END;

-- Every profile that sends, and what its mail is sent from.
CREATE VIEW sender AS
SELECT p.id AS profile,
       coalesce(x.address, p.address) AS address,
       coalesce(x.address_key, p.address_key) AS address_key,
       coalesce(x.address_unicode, p.address_unicode) AS address_unicode,
       coalesce(x.display_name, p.name) AS display_name
FROM profile p LEFT JOIN profile_sender x ON x.profile = p.id
WHERE p.enabled AND NOT p.retired
  AND (x.profile IS NULL OR x.address IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM sender_setting t WHERE t.profile = p.id));

-- The profiles among them that send as themselves.
CREATE VIEW own_sender AS
SELECT p.id AS profile, p.address_key AS address_key, p.address_unicode AS address_unicode
FROM profile p
WHERE p.enabled AND NOT p.retired
  AND NOT EXISTS (SELECT 1 FROM profile_sender x
                  WHERE x.profile = p.id
                    AND (x.address IS NOT NULL
                         OR EXISTS (SELECT 1 FROM sender_setting t WHERE t.profile = p.id)));

-- Who may send as a profile.
CREATE VIEW profile_login AS
SELECT rp.profile AS profile, a.login AS login
FROM responsibility_profile rp
JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility
JOIN agent a ON a.id = ra.agent;

-- Who may send as which address. Two profiles may send as one: their agents all may. Four parts, so that an
-- address is looked up by an index.
CREATE VIEW sender_row AS
SELECT DISTINCT address, login
FROM (
  SELECT s.address_key AS address, l.login AS login
  FROM own_sender s JOIN profile_login l ON l.profile = s.profile
  UNION ALL
  SELECT s.address_unicode, l.login
  FROM own_sender s JOIN profile_login l ON l.profile = s.profile
  WHERE s.address_unicode <> s.address_key
  UNION ALL
  SELECT x.address_key, l.login
  FROM profile_sender x JOIN profile p ON p.id = x.profile AND p.enabled AND NOT p.retired
  JOIN profile_login l ON l.profile = x.profile
  WHERE x.address_key IS NOT NULL
  UNION ALL
  SELECT x.address_unicode, l.login
  FROM profile_sender x JOIN profile p ON p.id = x.profile AND p.enabled AND NOT p.retired
  JOIN profile_login l ON l.profile = x.profile
  WHERE x.address_unicode <> x.address_key
);

-- For smtpd_sender_login_maps: every login that may use an envelope sender, in one query. Postfix asks
-- with a lower-case key, in A-labels or (SMTPUTF8) in U-labels. There is never an @domain row: Postfix
-- stops at the first key that answers. A login that it would read as several is left out.
DROP VIEW sender_login;
CREATE VIEW sender_login AS
SELECT address, login FROM sender_row
WHERE address NOT LIKE '@%' AND login NOT GLOB (SELECT pattern FROM login_divider);

-- Made anew from from-list.sql, on what is above.
DROP VIEW from_list;
