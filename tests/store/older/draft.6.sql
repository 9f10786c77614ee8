-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors
--
-- A draft of version 6 of the database in live.4.sql as the programs of that time made it of the one in
-- draft.5.sql: the same six staged changes, and one edit undone.

PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE configuration (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,             -- the live configuration's own UUID
  revision INTEGER NOT NULL     -- live: the newest revision; draft: the revision it is based on
, revision_id TEXT NOT NULL DEFAULT '');
INSERT INTO configuration VALUES(1,'df916cb6-1a82-40d0-86b2-c3490fc93a20',6,'faef0684-e439-4cc0-a31c-fd56367d0c7d');
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
INSERT INTO profile VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','Sales','sales','sales@münchen.example','sales@xn--mnchen-3ya.example','sales@münchen.example','internet-smtp-imap','',1,0,NULL,NULL);
INSERT INTO profile VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','Support','support','support@example.org','support@example.org','support@example.org','internet-smtp-imap','',1,0,NULL,NULL);
INSERT INTO profile VALUES('52753555-28ee-4d52-982b-869abe7afb9b','Fax','fax','fax@example.org','fax@example.org','fax@example.org','internet-smtp-imap','',1,1,NULL,NULL);
INSERT INTO profile VALUES('06b06dea-84ff-4a8c-b9af-8a76c92c6893','Jobs','jobs','jobs@example.org','jobs@example.org','jobs@example.org','internet-smtp-imap','',1,0,NULL,NULL);
CREATE TABLE profile_override (
  profile TEXT NOT NULL REFERENCES profile (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (profile, key)
);
INSERT INTO profile_override VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','imap-server','imap.example.org');
INSERT INTO profile_override VALUES('52753555-28ee-4d52-982b-869abe7afb9b','smtp-server','smtp.example.org');
INSERT INTO profile_override VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','imap-server','imap.example.org');
INSERT INTO profile_override VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','mail-password','035ff583-fb2a-49ca-8545-303ee8c0baef');
INSERT INTO profile_override VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','mail-password','b6ef8556-6780-4786-8373-9fd3e1c947a2');
INSERT INTO profile_override VALUES('52753555-28ee-4d52-982b-869abe7afb9b','mail-password','1ffb6a4d-244d-4b75-bbac-a69f8715f35b');
INSERT INTO profile_override VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','smtp-server','smtp.example.org');
INSERT INTO profile_override VALUES('52753555-28ee-4d52-982b-869abe7afb9b','imap-server','imap.example.org');
INSERT INTO profile_override VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','smtp-server','smtp.example.org');
INSERT INTO profile_override VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','from-address','answers@example.org');
INSERT INTO profile_override VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','from-address','shop@example.org');
CREATE TABLE site_default (
  driver TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (driver, key)
);
INSERT INTO site_default VALUES('internet-smtp-imap','from-display-name','{localpart} of Example');
CREATE TABLE agent (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL CHECK (trim(login) <> ''),
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  default_profile TEXT REFERENCES profile (id),
  organisation TEXT REFERENCES organisation (id)
);
INSERT INTO agent VALUES('be9dae92-ece2-4abf-8dbd-3318b6255880','bo','bo','','',NULL,NULL);
INSERT INTO agent VALUES('92eeb000-ac80-486e-baa4-a0dd6e012895','anna','anna','Anna','','06b06dea-84ff-4a8c-b9af-8a76c92c6893',NULL);
CREATE TABLE responsibility (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  name_key TEXT NOT NULL UNIQUE,
  comment TEXT NOT NULL DEFAULT '',
  organisation TEXT REFERENCES organisation (id)
);
INSERT INTO responsibility VALUES('9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','second','by hand',NULL);
CREATE TABLE responsibility_agent (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  agent TEXT NOT NULL REFERENCES agent (id),
  PRIMARY KEY (responsibility, agent)
);
INSERT INTO responsibility_agent VALUES('9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','92eeb000-ac80-486e-baa4-a0dd6e012895');
CREATE TABLE responsibility_profile (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  profile TEXT NOT NULL REFERENCES profile (id),
  PRIMARY KEY (responsibility, profile)
);
INSERT INTO responsibility_profile VALUES('9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','d9b8ef02-ca91-4898-842a-80112b4b7306');
CREATE TABLE journal (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT,
  changeset BLOB NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
, digest TEXT);
INSERT INTO journal VALUES(6,'several','test',NULL,X'540301020070726f66696c655f6f76657272696465001200032464396238656630322d636139312d343839382d383432612d383031313262346237333036030c66726f6d2d61646472657373031073686f70406578616d706c652e6f7267',0,NULL);
INSERT INTO journal VALUES(7,'add-profile','Jobs',NULL,X'540c01000000000000000000000070726f66696c65001200032430366230366465612d383466662d346138632d623961662d38613736633932633638393303044a6f627303046a6f627303106a6f6273406578616d706c652e6f726703106a6f6273406578616d706c652e6f726703106a6f6273406578616d706c652e6f72670312696e7465726e65742d736d74702d696d617003000100000000000000010100000000000000000505',0,NULL);
INSERT INTO journal VALUES(8,'several','test',NULL,X'540c01000000000000000000000070726f66696c65001700032432343330313938312d363330342d346535612d393162662d313039626134666332633733030553616c6573030573616c65730000000000000000000003015a03017a000000000000000000',0,NULL);
INSERT INTO journal VALUES(9,'several','test',NULL,X'540c01000000000000000000000070726f66696c65001700032464396238656630322d636139312d343839382d383432612d3830313132623462373330360307537570706f72740307737570706f727400000000000000000000030553616c6573030573616c6573000000000000000000',0,NULL);
INSERT INTO journal VALUES(10,'several','test',NULL,X'540c01000000000000000000000070726f66696c65001700032432343330313938312d363330342d346535612d393162662d31303962613466633263373303015a03017a000000000000000000000307537570706f72740307737570706f7274000000000000000000',0,NULL);
INSERT INTO journal VALUES(11,'several','test',NULL,X'54020102726573706f6e736962696c6974795f6167656e74000900032439633962336164392d356538632d343535332d393230372d666133643635633562656234032462653964616539322d656365322d346162662d386462642d333331386236323535383830',0,NULL);
INSERT INTO journal VALUES(12,'several','test',NULL,X'5407010000000000006167656e74001700032439326565623030302d616338302d343836652d626161342d6130646436653031323839350000000005000000000000032430366230366465612d383466662d346138632d623961662d38613736633932633638393300',0,NULL);
INSERT INTO journal VALUES(13,'several','test',NULL,X'540c01000000000000000000000070726f66696c65001700032430366230366465612d383466662d346138632d623961662d386137366339326336383933000000000000030000000000000000000000000306756e646f6e6500000000',1,NULL);
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
CREATE TABLE staged_secret (
  id TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
INSERT INTO staged_secret VALUES('035ff583-fb2a-49ca-8545-303ee8c0baef');
INSERT INTO staged_secret VALUES('1ffb6a4d-244d-4b75-bbac-a69f8715f35b');
INSERT INTO staged_secret VALUES('b6ef8556-6780-4786-8373-9fd3e1c947a2');
CREATE TABLE IF NOT EXISTS "staged" (
  tbl TEXT NOT NULL,
  pk TEXT NOT NULL,
  object TEXT NOT NULL,         -- the object it belongs to: a profile, a driver, a responsibility …
  base TEXT,                    -- the row as it is at the base revision, a JSON object; NULL: not there
  n_lines INTEGER NOT NULL,     -- how many lines of a diff it makes
  PRIMARY KEY (tbl, pk)
);
INSERT INTO staged VALUES('profile_override','d9b8ef02-ca91-4898-842a-80112b4b7306/from-address','d9b8ef02-ca91-4898-842a-80112b4b7306',NULL,1);
INSERT INTO staged VALUES('profile','06b06dea-84ff-4a8c-b9af-8a76c92c6893','06b06dea-84ff-4a8c-b9af-8a76c92c6893',NULL,1);
INSERT INTO staged VALUES('profile','24301981-6304-4e5a-91bf-109ba4fc2c73','24301981-6304-4e5a-91bf-109ba4fc2c73','{"id":"24301981-6304-4e5a-91bf-109ba4fc2c73","name":"Sales","name_key":"sales","address":"support@example.org","address_key":"support@example.org","address_unicode":"support@example.org","driver":"internet-smtp-imap","comment":"","enabled":1,"retired":0,"response_group":null,"organisation":null}',1);
INSERT INTO staged VALUES('profile','d9b8ef02-ca91-4898-842a-80112b4b7306','d9b8ef02-ca91-4898-842a-80112b4b7306','{"id":"d9b8ef02-ca91-4898-842a-80112b4b7306","name":"Support","name_key":"support","address":"sales@münchen.example","address_key":"sales@xn--mnchen-3ya.example","address_unicode":"sales@münchen.example","driver":"internet-smtp-imap","comment":"","enabled":1,"retired":0,"response_group":null,"organisation":null}',1);
INSERT INTO staged VALUES('responsibility_agent','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4/be9dae92-ece2-4abf-8dbd-3318b6255880','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','{"responsibility":"9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4","agent":"be9dae92-ece2-4abf-8dbd-3318b6255880"}',1);
INSERT INTO staged VALUES('agent','92eeb000-ac80-486e-baa4-a0dd6e012895','92eeb000-ac80-486e-baa4-a0dd6e012895','{"id":"92eeb000-ac80-486e-baa4-a0dd6e012895","login":"anna","login_key":"anna","name":"Anna","address":"","default_profile":null,"organisation":null}',1);
CREATE TABLE tally (
  tbl TEXT NOT NULL PRIMARY KEY,
  n_rows INTEGER NOT NULL,
  n_staged INTEGER NOT NULL,
  n_lines INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO tally VALUES('agent',2,1,1);
INSERT INTO tally VALUES('organisation',0,0,0);
INSERT INTO tally VALUES('profile',4,3,3);
INSERT INTO tally VALUES('profile_override',11,1,1);
INSERT INTO tally VALUES('response_group',0,0,0);
INSERT INTO tally VALUES('responsibility',1,0,0);
INSERT INTO tally VALUES('responsibility_agent',1,1,1);
INSERT INTO tally VALUES('responsibility_profile',1,0,0);
INSERT INTO tally VALUES('site_default',1,0,0);
CREATE TABLE set_aside (
  object_kind TEXT NOT NULL,
  object TEXT NOT NULL,
  object_name TEXT NOT NULL,
  field TEXT NOT NULL,
  reason TEXT NOT NULL
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('journal',13);
CREATE INDEX profile_address_unicode ON profile (address_unicode);
CREATE INDEX profile_driver ON profile (driver);
CREATE INDEX profile_response_group ON profile (response_group) WHERE response_group IS NOT NULL;
CREATE INDEX profile_override_key ON profile_override (key);
CREATE INDEX agent_login ON agent (login);
CREATE INDEX agent_default_profile ON agent (default_profile) WHERE default_profile IS NOT NULL;
CREATE INDEX responsibility_agent_agent ON responsibility_agent (agent);
CREATE INDEX responsibility_profile_profile ON responsibility_profile (profile);
CREATE TRIGGER profile_override_secret_insert AFTER INSERT ON profile_override
WHEN new.value GLOB '????????-????-????-????-????????????'
BEGIN
  INSERT INTO staged_secret SELECT new.value
  WHERE NOT EXISTS (SELECT 1 FROM staged_secret WHERE id = new.value);
END;
CREATE TRIGGER profile_override_secret_update AFTER UPDATE ON profile_override
WHEN new.value GLOB '????????-????-????-????-????????????'
BEGIN
  INSERT INTO staged_secret SELECT new.value
  WHERE NOT EXISTS (SELECT 1 FROM staged_secret WHERE id = new.value);
END;
CREATE TRIGGER site_default_secret_insert AFTER INSERT ON site_default
WHEN new.value GLOB '????????-????-????-????-????????????'
BEGIN
  INSERT INTO staged_secret SELECT new.value
  WHERE NOT EXISTS (SELECT 1 FROM staged_secret WHERE id = new.value);
END;
CREATE TRIGGER site_default_secret_update AFTER UPDATE ON site_default
WHEN new.value GLOB '????????-????-????-????-????????????'
BEGIN
  INSERT INTO staged_secret SELECT new.value
  WHERE NOT EXISTS (SELECT 1 FROM staged_secret WHERE id = new.value);
END;
CREATE INDEX staged_object ON staged (object);
CREATE TRIGGER profile_no_delete BEFORE DELETE ON profile
WHEN NOT old.retired
 AND NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id AND base IS NULL)
BEGIN SELECT raise (ABORT, 'a submitted profile is retired, not deleted'); END;
CREATE INDEX journal_done ON journal (seq) WHERE NOT undone;
CREATE INDEX journal_undone ON journal (seq) WHERE undone;
CREATE TRIGGER organisation_staged_insert AFTER INSERT ON organisation BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'organisation', new.id, new.id, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'organisation' AND pk = new.id); DELETE FROM staged WHERE tbl = 'organisation' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name'))  WHERE tbl = 'organisation' AND pk = new.id AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'organisation';END;
CREATE TRIGGER organisation_staged_update AFTER UPDATE ON organisation BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'organisation', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'organisation' AND pk = old.id); DELETE FROM staged WHERE tbl = 'organisation' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name'))  WHERE tbl = 'organisation' AND pk = new.id AND base IS NOT NULL;END;
CREATE TRIGGER organisation_staged_delete AFTER DELETE ON organisation BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'organisation', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'organisation' AND pk = old.id); DELETE FROM staged WHERE tbl = 'organisation' AND pk = old.id AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'organisation' AND pk = old.id; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'organisation';END;
CREATE TRIGGER response_group_staged_insert AFTER INSERT ON response_group BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'response_group', new.id, new.id, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'response_group' AND pk = new.id); DELETE FROM staged WHERE tbl = 'response_group' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name'))  WHERE tbl = 'response_group' AND pk = new.id AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'response_group';END;
CREATE TRIGGER response_group_staged_update AFTER UPDATE ON response_group BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'response_group', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'response_group' AND pk = old.id); DELETE FROM staged WHERE tbl = 'response_group' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name'))  WHERE tbl = 'response_group' AND pk = new.id AND base IS NOT NULL;END;
CREATE TRIGGER response_group_staged_delete AFTER DELETE ON response_group BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'response_group', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'response_group' AND pk = old.id); DELETE FROM staged WHERE tbl = 'response_group' AND pk = old.id AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'response_group' AND pk = old.id; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'response_group';END;
CREATE TRIGGER profile_staged_insert AFTER INSERT ON profile BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'profile', new.id, new.id, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = new.id); DELETE FROM staged WHERE tbl = 'profile' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key, 'address', new.address, 'address_key', new.address_key, 'address_unicode', new.address_unicode, 'driver', new.driver, 'comment', new.comment, 'enabled', new.enabled, 'retired', new.retired, 'response_group', new.response_group, 'organisation', new.organisation); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name')) + (new.address IS NOT (base ->> '$.address')) + (new.driver IS NOT (base ->> '$.driver')) + (new.comment IS NOT (base ->> '$.comment')) + (new.enabled IS NOT (base ->> '$.enabled')) + (new.retired IS NOT (base ->> '$.retired')) + (new.response_group IS NOT (base ->> '$.response_group')) + (new.organisation IS NOT (base ->> '$.organisation'))  WHERE tbl = 'profile' AND pk = new.id AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'profile';END;
CREATE TRIGGER profile_staged_update AFTER UPDATE ON profile BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'profile', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key, 'address', old.address, 'address_key', old.address_key, 'address_unicode', old.address_unicode, 'driver', old.driver, 'comment', old.comment, 'enabled', old.enabled, 'retired', old.retired, 'response_group', old.response_group, 'organisation', old.organisation), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id); DELETE FROM staged WHERE tbl = 'profile' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key, 'address', new.address, 'address_key', new.address_key, 'address_unicode', new.address_unicode, 'driver', new.driver, 'comment', new.comment, 'enabled', new.enabled, 'retired', new.retired, 'response_group', new.response_group, 'organisation', new.organisation); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name')) + (new.address IS NOT (base ->> '$.address')) + (new.driver IS NOT (base ->> '$.driver')) + (new.comment IS NOT (base ->> '$.comment')) + (new.enabled IS NOT (base ->> '$.enabled')) + (new.retired IS NOT (base ->> '$.retired')) + (new.response_group IS NOT (base ->> '$.response_group')) + (new.organisation IS NOT (base ->> '$.organisation'))  WHERE tbl = 'profile' AND pk = new.id AND base IS NOT NULL;END;
CREATE TRIGGER profile_staged_delete AFTER DELETE ON profile BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'profile', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key, 'address', old.address, 'address_key', old.address_key, 'address_unicode', old.address_unicode, 'driver', old.driver, 'comment', old.comment, 'enabled', old.enabled, 'retired', old.retired, 'response_group', old.response_group, 'organisation', old.organisation), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = old.id); DELETE FROM staged WHERE tbl = 'profile' AND pk = old.id AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'profile' AND pk = old.id; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'profile';END;
CREATE TRIGGER profile_override_staged_insert AFTER INSERT ON profile_override BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'profile_override', new.profile || '/' || new.key, new.profile, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key); DELETE FROM staged WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key AND base = json_object ('profile', new.profile, 'key', new.key, 'value', new.value); UPDATE staged SET n_lines = 0 + (new.value IS NOT (base ->> '$.value'))  WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'profile_override';END;
CREATE TRIGGER profile_override_staged_update AFTER UPDATE ON profile_override BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'profile_override', old.profile || '/' || old.key, old.profile, json_object ('profile', old.profile, 'key', old.key, 'value', old.value), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key); DELETE FROM staged WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key AND base = json_object ('profile', new.profile, 'key', new.key, 'value', new.value); UPDATE staged SET n_lines = 0 + (new.value IS NOT (base ->> '$.value'))  WHERE tbl = 'profile_override' AND pk = new.profile || '/' || new.key AND base IS NOT NULL;END;
CREATE TRIGGER profile_override_staged_delete AFTER DELETE ON profile_override BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'profile_override', old.profile || '/' || old.key, old.profile, json_object ('profile', old.profile, 'key', old.key, 'value', old.value), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key); DELETE FROM staged WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'profile_override' AND pk = old.profile || '/' || old.key; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'profile_override';END;
CREATE TRIGGER site_default_staged_insert AFTER INSERT ON site_default BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'site_default', new.driver || '/' || new.key, new.driver, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key); DELETE FROM staged WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key AND base = json_object ('driver', new.driver, 'key', new.key, 'value', new.value); UPDATE staged SET n_lines = 0 + (new.value IS NOT (base ->> '$.value'))  WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'site_default';END;
CREATE TRIGGER site_default_staged_update AFTER UPDATE ON site_default BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'site_default', old.driver || '/' || old.key, old.driver, json_object ('driver', old.driver, 'key', old.key, 'value', old.value), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key); DELETE FROM staged WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key AND base = json_object ('driver', new.driver, 'key', new.key, 'value', new.value); UPDATE staged SET n_lines = 0 + (new.value IS NOT (base ->> '$.value'))  WHERE tbl = 'site_default' AND pk = new.driver || '/' || new.key AND base IS NOT NULL;END;
CREATE TRIGGER site_default_staged_delete AFTER DELETE ON site_default BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'site_default', old.driver || '/' || old.key, old.driver, json_object ('driver', old.driver, 'key', old.key, 'value', old.value), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key); DELETE FROM staged WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'site_default' AND pk = old.driver || '/' || old.key; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'site_default';END;
CREATE TRIGGER agent_staged_insert AFTER INSERT ON agent BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'agent', new.id, new.id, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = new.id); DELETE FROM staged WHERE tbl = 'agent' AND pk = new.id AND base = json_object ('id', new.id, 'login', new.login, 'login_key', new.login_key, 'name', new.name, 'address', new.address, 'default_profile', new.default_profile, 'organisation', new.organisation); UPDATE staged SET n_lines = 0 + (new.login IS NOT (base ->> '$.login')) + (new.name IS NOT (base ->> '$.name')) + (new.address IS NOT (base ->> '$.address')) + (new.default_profile IS NOT (base ->> '$.default_profile')) + (new.organisation IS NOT (base ->> '$.organisation'))  WHERE tbl = 'agent' AND pk = new.id AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'agent';END;
CREATE TRIGGER agent_staged_update AFTER UPDATE ON agent BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'agent', old.id, old.id, json_object ('id', old.id, 'login', old.login, 'login_key', old.login_key, 'name', old.name, 'address', old.address, 'default_profile', old.default_profile, 'organisation', old.organisation), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = old.id); DELETE FROM staged WHERE tbl = 'agent' AND pk = new.id AND base = json_object ('id', new.id, 'login', new.login, 'login_key', new.login_key, 'name', new.name, 'address', new.address, 'default_profile', new.default_profile, 'organisation', new.organisation); UPDATE staged SET n_lines = 0 + (new.login IS NOT (base ->> '$.login')) + (new.name IS NOT (base ->> '$.name')) + (new.address IS NOT (base ->> '$.address')) + (new.default_profile IS NOT (base ->> '$.default_profile')) + (new.organisation IS NOT (base ->> '$.organisation'))  WHERE tbl = 'agent' AND pk = new.id AND base IS NOT NULL;END;
CREATE TRIGGER agent_staged_delete AFTER DELETE ON agent BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'agent', old.id, old.id, json_object ('id', old.id, 'login', old.login, 'login_key', old.login_key, 'name', old.name, 'address', old.address, 'default_profile', old.default_profile, 'organisation', old.organisation), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'agent' AND pk = old.id); DELETE FROM staged WHERE tbl = 'agent' AND pk = old.id AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'agent' AND pk = old.id; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'agent';END;
CREATE TRIGGER responsibility_staged_insert AFTER INSERT ON responsibility BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'responsibility', new.id, new.id, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility' AND pk = new.id); DELETE FROM staged WHERE tbl = 'responsibility' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key, 'comment', new.comment, 'organisation', new.organisation); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name')) + (new.comment IS NOT (base ->> '$.comment')) + (new.organisation IS NOT (base ->> '$.organisation'))  WHERE tbl = 'responsibility' AND pk = new.id AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'responsibility';END;
CREATE TRIGGER responsibility_staged_update AFTER UPDATE ON responsibility BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'responsibility', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key, 'comment', old.comment, 'organisation', old.organisation), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility' AND pk = old.id); DELETE FROM staged WHERE tbl = 'responsibility' AND pk = new.id AND base = json_object ('id', new.id, 'name', new.name, 'name_key', new.name_key, 'comment', new.comment, 'organisation', new.organisation); UPDATE staged SET n_lines = 0 + (new.name IS NOT (base ->> '$.name')) + (new.comment IS NOT (base ->> '$.comment')) + (new.organisation IS NOT (base ->> '$.organisation'))  WHERE tbl = 'responsibility' AND pk = new.id AND base IS NOT NULL;END;
CREATE TRIGGER responsibility_staged_delete AFTER DELETE ON responsibility BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'responsibility', old.id, old.id, json_object ('id', old.id, 'name', old.name, 'name_key', old.name_key, 'comment', old.comment, 'organisation', old.organisation), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility' AND pk = old.id); DELETE FROM staged WHERE tbl = 'responsibility' AND pk = old.id AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'responsibility' AND pk = old.id; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'responsibility';END;
CREATE TRIGGER responsibility_agent_staged_insert AFTER INSERT ON responsibility_agent BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'responsibility_agent', new.responsibility || '/' || new.agent, new.responsibility, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent); DELETE FROM staged WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent AND base = json_object ('responsibility', new.responsibility, 'agent', new.agent); UPDATE staged SET n_lines = 0  WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'responsibility_agent';END;
CREATE TRIGGER responsibility_agent_staged_update AFTER UPDATE ON responsibility_agent BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'responsibility_agent', old.responsibility || '/' || old.agent, old.responsibility, json_object ('responsibility', old.responsibility, 'agent', old.agent), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent); DELETE FROM staged WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent AND base = json_object ('responsibility', new.responsibility, 'agent', new.agent); UPDATE staged SET n_lines = 0  WHERE tbl = 'responsibility_agent' AND pk = new.responsibility || '/' || new.agent AND base IS NOT NULL;END;
CREATE TRIGGER responsibility_agent_staged_delete AFTER DELETE ON responsibility_agent BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'responsibility_agent', old.responsibility || '/' || old.agent, old.responsibility, json_object ('responsibility', old.responsibility, 'agent', old.agent), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent); DELETE FROM staged WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'responsibility_agent' AND pk = old.responsibility || '/' || old.agent; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'responsibility_agent';END;
CREATE TRIGGER responsibility_profile_staged_insert AFTER INSERT ON responsibility_profile BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT 'responsibility_profile', new.responsibility || '/' || new.profile, new.responsibility, NULL, 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile); DELETE FROM staged WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile AND base = json_object ('responsibility', new.responsibility, 'profile', new.profile); UPDATE staged SET n_lines = 0  WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile AND base IS NOT NULL; UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = 'responsibility_profile';END;
CREATE TRIGGER responsibility_profile_staged_update AFTER UPDATE ON responsibility_profile BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'responsibility_profile', old.responsibility || '/' || old.profile, old.responsibility, json_object ('responsibility', old.responsibility, 'profile', old.profile), 0  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile); DELETE FROM staged WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile AND base = json_object ('responsibility', new.responsibility, 'profile', new.profile); UPDATE staged SET n_lines = 0  WHERE tbl = 'responsibility_profile' AND pk = new.responsibility || '/' || new.profile AND base IS NOT NULL;END;
CREATE TRIGGER responsibility_profile_staged_delete AFTER DELETE ON responsibility_profile BEGIN INSERT INTO staged (tbl, pk, object, base, n_lines)  SELECT 'responsibility_profile', old.responsibility || '/' || old.profile, old.responsibility, json_object ('responsibility', old.responsibility, 'profile', old.profile), 1  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile); DELETE FROM staged WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile AND base IS NULL; UPDATE staged SET n_lines = 1 WHERE tbl = 'responsibility_profile' AND pk = old.responsibility || '/' || old.profile; UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = 'responsibility_profile';END;
CREATE TRIGGER staged_insert AFTER INSERT ON staged BEGIN UPDATE tally SET n_staged = n_staged + 1, n_lines = n_lines + new.n_lines  WHERE tbl = new.tbl; END;
CREATE TRIGGER staged_update AFTER UPDATE OF n_lines ON staged WHEN new.n_lines <> old.n_lines BEGIN UPDATE tally SET n_lines = n_lines + new.n_lines - old.n_lines WHERE tbl = new.tbl; END;
CREATE TRIGGER staged_delete AFTER DELETE ON staged BEGIN UPDATE tally SET n_staged = n_staged - 1, n_lines = n_lines - old.n_lines  WHERE tbl = old.tbl; END;
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
COMMIT;
PRAGMA application_id = 1297572978;
PRAGMA user_version = 6;
