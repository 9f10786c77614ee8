-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors
--
-- A draft of version 2 of the database in live.1.sql as mailwrightctl of that time wrote it, with three
-- staged changes: an override, a new profile, and a profile that left a responsibility.

PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE configuration (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,             -- the live configuration's own UUID
  revision INTEGER NOT NULL     -- live: the newest revision; draft: the revision it is based on
);
INSERT INTO configuration VALUES(1,'c393fc1f-e2f6-4c2e-bada-a347212de937',4);
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
INSERT INTO profile VALUES('fc3f0a77-c67d-4121-b7f1-76286a37248a','Support','support','support@example.org','support@example.org','support@example.org','internet-smtp-imap','',1,0,NULL,NULL);
INSERT INTO profile VALUES('cc28bffd-6b51-4666-9d10-c7157d9cc5d9','Returns','returns','returns@münchen.example','returns@xn--mnchen-3ya.example','returns@münchen.example','internet-smtp-imap','',1,0,NULL,NULL);
INSERT INTO profile VALUES('03243a1e-2f7c-4557-a99e-0312c2dca16a','Later','later','later@example.org','later@example.org','later@example.org','internet-smtp-imap','',1,0,NULL,NULL);
CREATE TABLE profile_override (
  profile TEXT NOT NULL REFERENCES profile (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (profile, key)
);
INSERT INTO profile_override VALUES('fc3f0a77-c67d-4121-b7f1-76286a37248a','smtp-server','smtp2.example.org');
INSERT INTO profile_override VALUES('fc3f0a77-c67d-4121-b7f1-76286a37248a','smtp-encryption','starttls');
INSERT INTO profile_override VALUES('fc3f0a77-c67d-4121-b7f1-76286a37248a','mail-password','cc81c83b-9e78-4edf-8fd1-77cc69040dcd');
INSERT INTO profile_override VALUES('cc28bffd-6b51-4666-9d10-c7157d9cc5d9','smtp-server','smtp.example.org');
INSERT INTO profile_override VALUES('cc28bffd-6b51-4666-9d10-c7157d9cc5d9','from-display-name','The returns desk');
INSERT INTO profile_override VALUES('cc28bffd-6b51-4666-9d10-c7157d9cc5d9','mail-password','a41ccb42-a648-49be-9dcf-6a7292eec3d4');
INSERT INTO profile_override VALUES('fc3f0a77-c67d-4121-b7f1-76286a37248a','polling-interval','60');
CREATE TABLE site_default (
  driver TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (driver, key)
);
INSERT INTO site_default VALUES('internet-smtp-imap','imap-server','imap.example.org');
CREATE TABLE agent (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL CHECK (trim(login) <> ''),
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  default_profile TEXT REFERENCES profile (id),
  organisation TEXT REFERENCES organisation (id)
);
INSERT INTO agent VALUES('c41a7932-4d45-48dc-96b3-c35afd2e1ba4','anna','anna','Anna Larsen','anna@example.org',NULL,NULL);
INSERT INTO agent VALUES('0c4a4122-ecd8-4f36-95d2-7b0259b41f2a','bo','bo','','',NULL,NULL);
INSERT INTO agent VALUES('38e90c7d-e500-4502-8cce-78c15ccb8090','carla, dora','carla, dora','','',NULL,NULL);
CREATE TABLE responsibility (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key TEXT NOT NULL UNIQUE,
  comment TEXT NOT NULL DEFAULT '',
  organisation TEXT REFERENCES organisation (id)
);
INSERT INTO responsibility VALUES('e457921d-cd4b-4305-b568-c77c2183fc78','First Line','first line','',NULL);
INSERT INTO responsibility VALUES('e1256c4f-a5f8-46ea-a8d1-a76dde0e3d88','Shop','shop','',NULL);
CREATE TABLE responsibility_agent (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  agent TEXT NOT NULL REFERENCES agent (id),
  PRIMARY KEY (responsibility, agent)
);
INSERT INTO responsibility_agent VALUES('e457921d-cd4b-4305-b568-c77c2183fc78','c41a7932-4d45-48dc-96b3-c35afd2e1ba4');
INSERT INTO responsibility_agent VALUES('e1256c4f-a5f8-46ea-a8d1-a76dde0e3d88','38e90c7d-e500-4502-8cce-78c15ccb8090');
INSERT INTO responsibility_agent VALUES('e1256c4f-a5f8-46ea-a8d1-a76dde0e3d88','0c4a4122-ecd8-4f36-95d2-7b0259b41f2a');
CREATE TABLE responsibility_profile (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  profile TEXT NOT NULL REFERENCES profile (id),
  PRIMARY KEY (responsibility, profile)
);
INSERT INTO responsibility_profile VALUES('e457921d-cd4b-4305-b568-c77c2183fc78','cc28bffd-6b51-4666-9d10-c7157d9cc5d9');
INSERT INTO responsibility_profile VALUES('e1256c4f-a5f8-46ea-a8d1-a76dde0e3d88','cc28bffd-6b51-4666-9d10-c7157d9cc5d9');
CREATE TABLE journal (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT,
  changeset BLOB NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);
INSERT INTO journal VALUES(19,'set-override','Support','smtp-server',X'540301020070726f66696c655f6f76657272696465001700032466633366306137372d633637642d343132312d623766312d373632383661333732343861030b736d74702d7365727665720310736d74702e6578616d706c652e6f726700000311736d7470322e6578616d706c652e6f7267',0);
INSERT INTO journal VALUES(20,'add-profile','Later',NULL,X'540c01000000000000000000000070726f66696c65001200032430333234336131652d326637632d343535372d613939652d30333132633264636131366103054c6174657203056c6174657203116c61746572406578616d706c652e6f726703116c61746572406578616d706c652e6f726703116c61746572406578616d706c652e6f72670312696e7465726e65742d736d74702d696d617003000100000000000000010100000000000000000505',0);
INSERT INTO journal VALUES(21,'unassign','Support','First Line',X'54020102726573706f6e736962696c6974795f70726f66696c65000900032465343537393231642d636434622d343330352d623536382d633737633231383366633738032466633366306137372d633637642d343132312d623766312d373632383661333732343861',0);
CREATE TABLE staged (
  tbl TEXT NOT NULL,
  pk TEXT NOT NULL,
  object TEXT NOT NULL,         -- the object it belongs to: a profile, a driver, a responsibility …
  base TEXT,
  PRIMARY KEY (tbl, pk)
);
INSERT INTO staged VALUES('profile_override','fc3f0a77-c67d-4121-b7f1-76286a37248a/smtp-server','fc3f0a77-c67d-4121-b7f1-76286a37248a','["fc3f0a77-c67d-4121-b7f1-76286a37248a","smtp-server","smtp.example.org"]');
INSERT INTO staged VALUES('profile','03243a1e-2f7c-4557-a99e-0312c2dca16a','03243a1e-2f7c-4557-a99e-0312c2dca16a',NULL);
INSERT INTO staged VALUES('responsibility_profile','e457921d-cd4b-4305-b568-c77c2183fc78/fc3f0a77-c67d-4121-b7f1-76286a37248a','e457921d-cd4b-4305-b568-c77c2183fc78','["e457921d-cd4b-4305-b568-c77c2183fc78","fc3f0a77-c67d-4121-b7f1-76286a37248a"]');
CREATE TABLE submission (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  token TEXT NOT NULL,
  upto INTEGER NOT NULL
);
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
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('journal',21);
CREATE INDEX profile_address_unicode ON profile (address_unicode);
CREATE INDEX profile_driver ON profile (driver);
CREATE INDEX profile_response_group ON profile (response_group) WHERE response_group IS NOT NULL;
CREATE INDEX profile_override_key ON profile_override (key);
CREATE INDEX agent_login ON agent (login);
CREATE INDEX agent_default_profile ON agent (default_profile) WHERE default_profile IS NOT NULL;
CREATE INDEX responsibility_agent_agent ON responsibility_agent (agent);
CREATE INDEX responsibility_profile_profile ON responsibility_profile (profile);
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
CREATE INDEX staged_object ON staged (object);
CREATE TRIGGER profile_no_delete BEFORE DELETE ON profile
WHEN NOT old.retired
 AND NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id AND base IS NULL)
BEGIN SELECT raise(ABORT, 'a submitted profile is retired, not deleted'); END;
CREATE TRIGGER profile_response_group_INSERT BEFORE INSERT ON profile WHEN new.response_group IS NOT NULL AND NOT EXISTS (SELECT 1 FROM response_group WHERE id = new.response_group) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile.response_group'); END;
CREATE TRIGGER profile_response_group_UPDATE BEFORE UPDATE ON profile WHEN new.response_group IS NOT NULL AND NOT EXISTS (SELECT 1 FROM response_group WHERE id = new.response_group) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile.response_group'); END;
CREATE TRIGGER profile_response_group_DELETE BEFORE DELETE ON response_group WHEN EXISTS (SELECT 1 FROM profile WHERE response_group = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile.response_group'); END;
CREATE TRIGGER profile_organisation_INSERT BEFORE INSERT ON profile WHEN new.organisation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = new.organisation) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile.organisation'); END;
CREATE TRIGGER profile_organisation_UPDATE BEFORE UPDATE ON profile WHEN new.organisation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = new.organisation) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile.organisation'); END;
CREATE TRIGGER profile_organisation_DELETE BEFORE DELETE ON organisation WHEN EXISTS (SELECT 1 FROM profile WHERE organisation = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile.organisation'); END;
CREATE TRIGGER profile_override_profile_INSERT BEFORE INSERT ON profile_override WHEN new.profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile WHERE id = new.profile) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile_override.profile'); END;
CREATE TRIGGER profile_override_profile_UPDATE BEFORE UPDATE ON profile_override WHEN new.profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile WHERE id = new.profile) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile_override.profile'); END;
CREATE TRIGGER profile_override_profile_DELETE BEFORE DELETE ON profile WHEN EXISTS (SELECT 1 FROM profile_override WHERE profile = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: profile_override.profile'); END;
CREATE TRIGGER agent_default_profile_INSERT BEFORE INSERT ON agent WHEN new.default_profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile WHERE id = new.default_profile) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: agent.default_profile'); END;
CREATE TRIGGER agent_default_profile_UPDATE BEFORE UPDATE ON agent WHEN new.default_profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile WHERE id = new.default_profile) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: agent.default_profile'); END;
CREATE TRIGGER agent_default_profile_DELETE BEFORE DELETE ON profile WHEN EXISTS (SELECT 1 FROM agent WHERE default_profile = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: agent.default_profile'); END;
CREATE TRIGGER agent_organisation_INSERT BEFORE INSERT ON agent WHEN new.organisation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = new.organisation) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: agent.organisation'); END;
CREATE TRIGGER agent_organisation_UPDATE BEFORE UPDATE ON agent WHEN new.organisation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = new.organisation) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: agent.organisation'); END;
CREATE TRIGGER agent_organisation_DELETE BEFORE DELETE ON organisation WHEN EXISTS (SELECT 1 FROM agent WHERE organisation = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: agent.organisation'); END;
CREATE TRIGGER responsibility_organisation_INSERT BEFORE INSERT ON responsibility WHEN new.organisation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = new.organisation) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility.organisation'); END;
CREATE TRIGGER responsibility_organisation_UPDATE BEFORE UPDATE ON responsibility WHEN new.organisation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = new.organisation) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility.organisation'); END;
CREATE TRIGGER responsibility_organisation_DELETE BEFORE DELETE ON organisation WHEN EXISTS (SELECT 1 FROM responsibility WHERE organisation = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility.organisation'); END;
CREATE TRIGGER responsibility_agent_responsibility_INSERT BEFORE INSERT ON responsibility_agent WHEN new.responsibility IS NOT NULL AND NOT EXISTS (SELECT 1 FROM responsibility WHERE id = new.responsibility) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_agent.responsibility'); END;
CREATE TRIGGER responsibility_agent_responsibility_UPDATE BEFORE UPDATE ON responsibility_agent WHEN new.responsibility IS NOT NULL AND NOT EXISTS (SELECT 1 FROM responsibility WHERE id = new.responsibility) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_agent.responsibility'); END;
CREATE TRIGGER responsibility_agent_responsibility_DELETE BEFORE DELETE ON responsibility WHEN EXISTS (SELECT 1 FROM responsibility_agent WHERE responsibility = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_agent.responsibility'); END;
CREATE TRIGGER responsibility_agent_agent_INSERT BEFORE INSERT ON responsibility_agent WHEN new.agent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM agent WHERE id = new.agent) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_agent.agent'); END;
CREATE TRIGGER responsibility_agent_agent_UPDATE BEFORE UPDATE ON responsibility_agent WHEN new.agent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM agent WHERE id = new.agent) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_agent.agent'); END;
CREATE TRIGGER responsibility_agent_agent_DELETE BEFORE DELETE ON agent WHEN EXISTS (SELECT 1 FROM responsibility_agent WHERE agent = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_agent.agent'); END;
CREATE TRIGGER responsibility_profile_responsibility_INSERT BEFORE INSERT ON responsibility_profile WHEN new.responsibility IS NOT NULL AND NOT EXISTS (SELECT 1 FROM responsibility WHERE id = new.responsibility) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_profile.responsibility'); END;
CREATE TRIGGER responsibility_profile_responsibility_UPDATE BEFORE UPDATE ON responsibility_profile WHEN new.responsibility IS NOT NULL AND NOT EXISTS (SELECT 1 FROM responsibility WHERE id = new.responsibility) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_profile.responsibility'); END;
CREATE TRIGGER responsibility_profile_responsibility_DELETE BEFORE DELETE ON responsibility WHEN EXISTS (SELECT 1 FROM responsibility_profile WHERE responsibility = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_profile.responsibility'); END;
CREATE TRIGGER responsibility_profile_profile_INSERT BEFORE INSERT ON responsibility_profile WHEN new.profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile WHERE id = new.profile) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_profile.profile'); END;
CREATE TRIGGER responsibility_profile_profile_UPDATE BEFORE UPDATE ON responsibility_profile WHEN new.profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM profile WHERE id = new.profile) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_profile.profile'); END;
CREATE TRIGGER responsibility_profile_profile_DELETE BEFORE DELETE ON profile WHEN EXISTS (SELECT 1 FROM responsibility_profile WHERE profile = old.id) AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0 BEGIN SELECT raise (ABORT, 'FOREIGN KEY constraint failed: responsibility_profile.profile'); END;
CREATE TRIGGER organisation_staged_insert AFTER INSERT ON organisation BEGIN INSERT INTO staged SELECT 'organisation', new.id, new.id, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'organisation' AND pk = new.id); DELETE FROM staged WHERE tbl = 'organisation' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key);END;
CREATE TRIGGER organisation_staged_update AFTER UPDATE ON organisation BEGIN INSERT INTO staged SELECT 'organisation', old.id, old.id, json_array (old.id, old.name, old.name_key)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'organisation' AND pk = old.id); DELETE FROM staged WHERE tbl = 'organisation' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key);END;
CREATE TRIGGER organisation_staged_delete AFTER DELETE ON organisation BEGIN INSERT INTO staged SELECT 'organisation', old.id, old.id, json_array (old.id, old.name, old.name_key)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'organisation' AND pk = old.id); DELETE FROM staged WHERE tbl = 'organisation' AND pk = old.id AND base IS NULL;END;
CREATE TRIGGER response_group_staged_insert AFTER INSERT ON response_group BEGIN INSERT INTO staged SELECT 'response_group', new.id, new.id, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'response_group' AND pk = new.id); DELETE FROM staged WHERE tbl = 'response_group' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key);END;
CREATE TRIGGER response_group_staged_update AFTER UPDATE ON response_group BEGIN INSERT INTO staged SELECT 'response_group', old.id, old.id, json_array (old.id, old.name, old.name_key)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'response_group' AND pk = old.id); DELETE FROM staged WHERE tbl = 'response_group' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key);END;
CREATE TRIGGER response_group_staged_delete AFTER DELETE ON response_group BEGIN INSERT INTO staged SELECT 'response_group', old.id, old.id, json_array (old.id, old.name, old.name_key)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'response_group' AND pk = old.id); DELETE FROM staged WHERE tbl = 'response_group' AND pk = old.id AND base IS NULL;END;
CREATE TRIGGER profile_staged_insert AFTER INSERT ON profile BEGIN INSERT INTO staged SELECT 'profile', new.id, new.id, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = new.id); DELETE FROM staged WHERE tbl = 'profile' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key, new.address, new.address_key, new.address_unicode, new.driver, new.comment, new.enabled, new.retired, new.response_group, new.organisation);END;
CREATE TRIGGER profile_staged_update AFTER UPDATE ON profile BEGIN INSERT INTO staged SELECT 'profile', old.id, old.id, json_array (old.id, old.name, old.name_key, old.address, old.address_key, old.address_unicode, old.driver, old.comment, old.enabled, old.retired, old.response_group, old.organisation)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id); DELETE FROM staged WHERE tbl = 'profile' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key, new.address, new.address_key, new.address_unicode, new.driver, new.comment, new.enabled, new.retired, new.response_group, new.organisation);END;
CREATE TRIGGER profile_staged_delete AFTER DELETE ON profile BEGIN INSERT INTO staged SELECT 'profile', old.id, old.id, json_array (old.id, old.name, old.name_key, old.address, old.address_key, old.address_unicode, old.driver, old.comment, old.enabled, old.retired, old.response_group, old.organisation)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id); DELETE FROM staged WHERE tbl = 'profile' AND pk = old.id AND base IS NULL;END;
CREATE TRIGGER profile_override_staged_insert AFTER INSERT ON profile_override BEGIN INSERT INTO staged SELECT 'profile_override', new.profile || '/' || new.key, new.profile, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key); DELETE FROM staged WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key AND base = json_array (new.profile, new.key, new.value);END;
CREATE TRIGGER profile_override_staged_update AFTER UPDATE ON profile_override BEGIN INSERT INTO staged SELECT 'profile_override', old.profile || '/' || old.key, old.profile, json_array (old.profile, old.key, old.value)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key); DELETE FROM staged WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key AND base = json_array (new.profile, new.key, new.value);END;
CREATE TRIGGER profile_override_staged_delete AFTER DELETE ON profile_override BEGIN INSERT INTO staged SELECT 'profile_override', old.profile || '/' || old.key, old.profile, json_array (old.profile, old.key, old.value)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key); DELETE FROM staged WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key AND base IS NULL;END;
CREATE TRIGGER site_default_staged_insert AFTER INSERT ON site_default BEGIN INSERT INTO staged SELECT 'site_default', new.driver || '/' || new.key, new.driver, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key); DELETE FROM staged WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key AND base = json_array (new.driver, new.key, new.value);END;
CREATE TRIGGER site_default_staged_update AFTER UPDATE ON site_default BEGIN INSERT INTO staged SELECT 'site_default', old.driver || '/' || old.key, old.driver, json_array (old.driver, old.key, old.value)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key); DELETE FROM staged WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key AND base = json_array (new.driver, new.key, new.value);END;
CREATE TRIGGER site_default_staged_delete AFTER DELETE ON site_default BEGIN INSERT INTO staged SELECT 'site_default', old.driver || '/' || old.key, old.driver, json_array (old.driver, old.key, old.value)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key); DELETE FROM staged WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key AND base IS NULL;END;
CREATE TRIGGER agent_staged_insert AFTER INSERT ON agent BEGIN INSERT INTO staged SELECT 'agent', new.id, new.id, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = new.id); DELETE FROM staged WHERE tbl = 'agent' AND pk = new.id AND base = json_array (new.id, new.login, new.login_key, new.name, new.address, new.default_profile, new.organisation);END;
CREATE TRIGGER agent_staged_update AFTER UPDATE ON agent BEGIN INSERT INTO staged SELECT 'agent', old.id, old.id, json_array (old.id, old.login, old.login_key, old.name, old.address, old.default_profile, old.organisation)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = old.id); DELETE FROM staged WHERE tbl = 'agent' AND pk = new.id AND base = json_array (new.id, new.login, new.login_key, new.name, new.address, new.default_profile, new.organisation);END;
CREATE TRIGGER agent_staged_delete AFTER DELETE ON agent BEGIN INSERT INTO staged SELECT 'agent', old.id, old.id, json_array (old.id, old.login, old.login_key, old.name, old.address, old.default_profile, old.organisation)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = old.id); DELETE FROM staged WHERE tbl = 'agent' AND pk = old.id AND base IS NULL;END;
CREATE TRIGGER responsibility_staged_insert AFTER INSERT ON responsibility BEGIN INSERT INTO staged SELECT 'responsibility', new.id, new.id, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility' AND pk = new.id); DELETE FROM staged WHERE tbl = 'responsibility' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key, new.comment, new.organisation);END;
CREATE TRIGGER responsibility_staged_update AFTER UPDATE ON responsibility BEGIN INSERT INTO staged SELECT 'responsibility', old.id, old.id, json_array (old.id, old.name, old.name_key, old.comment, old.organisation)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility' AND pk = old.id); DELETE FROM staged WHERE tbl = 'responsibility' AND pk = new.id AND base = json_array (new.id, new.name, new.name_key, new.comment, new.organisation);END;
CREATE TRIGGER responsibility_staged_delete AFTER DELETE ON responsibility BEGIN INSERT INTO staged SELECT 'responsibility', old.id, old.id, json_array (old.id, old.name, old.name_key, old.comment, old.organisation)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility' AND pk = old.id); DELETE FROM staged WHERE tbl = 'responsibility' AND pk = old.id AND base IS NULL;END;
CREATE TRIGGER responsibility_agent_staged_insert AFTER INSERT ON responsibility_agent BEGIN INSERT INTO staged SELECT 'responsibility_agent', new.responsibility || '/' || new.agent, new.responsibility, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent); DELETE FROM staged WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent AND base = json_array (new.responsibility, new.agent);END;
CREATE TRIGGER responsibility_agent_staged_update AFTER UPDATE ON responsibility_agent BEGIN INSERT INTO staged SELECT 'responsibility_agent', old.responsibility || '/' || old.agent, old.responsibility, json_array (old.responsibility, old.agent)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent); DELETE FROM staged WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent AND base = json_array (new.responsibility, new.agent);END;
CREATE TRIGGER responsibility_agent_staged_delete AFTER DELETE ON responsibility_agent BEGIN INSERT INTO staged SELECT 'responsibility_agent', old.responsibility || '/' || old.agent, old.responsibility, json_array (old.responsibility, old.agent)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent); DELETE FROM staged WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent AND base IS NULL;END;
CREATE TRIGGER responsibility_profile_staged_insert AFTER INSERT ON responsibility_profile BEGIN INSERT INTO staged SELECT 'responsibility_profile', new.responsibility || '/' || new.profile, new.responsibility, NULL  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile); DELETE FROM staged WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile AND base = json_array (new.responsibility, new.profile);END;
CREATE TRIGGER responsibility_profile_staged_update AFTER UPDATE ON responsibility_profile BEGIN INSERT INTO staged SELECT 'responsibility_profile', old.responsibility || '/' || old.profile, old.responsibility, json_array (old.responsibility, old.profile)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile); DELETE FROM staged WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile AND base = json_array (new.responsibility, new.profile);END;
CREATE TRIGGER responsibility_profile_staged_delete AFTER DELETE ON responsibility_profile BEGIN INSERT INTO staged SELECT 'responsibility_profile', old.responsibility || '/' || old.profile, old.responsibility, json_array (old.responsibility, old.profile)  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile); DELETE FROM staged WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile AND base IS NULL;END;
COMMIT;
PRAGMA application_id = 1297572978;
PRAGMA user_version = 2;
