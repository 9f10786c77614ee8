-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors
--
-- A live database of version 4 as the programs of that time made it of the one in live.3.sql: its revisions are
-- rows, with the words of those programs.

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
INSERT INTO profile VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','Support','support','sales@münchen.example','sales@xn--mnchen-3ya.example','sales@münchen.example','internet-smtp-imap','',1,0,NULL,NULL);
INSERT INTO profile VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','Sales','sales','support@example.org','support@example.org','support@example.org','internet-smtp-imap','',1,0,NULL,NULL);
INSERT INTO profile VALUES('52753555-28ee-4d52-982b-869abe7afb9b','Fax','fax','fax@example.org','fax@example.org','fax@example.org','internet-smtp-imap','',1,1,NULL,NULL);
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
INSERT INTO agent VALUES('92eeb000-ac80-486e-baa4-a0dd6e012895','anna','anna','Anna','',NULL,NULL);
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
INSERT INTO responsibility_agent VALUES('9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','be9dae92-ece2-4abf-8dbd-3318b6255880');
INSERT INTO responsibility_agent VALUES('9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','92eeb000-ac80-486e-baa4-a0dd6e012895');
CREATE TABLE responsibility_profile (
  responsibility TEXT NOT NULL REFERENCES responsibility (id),
  profile TEXT NOT NULL REFERENCES profile (id),
  PRIMARY KEY (responsibility, profile)
);
INSERT INTO responsibility_profile VALUES('9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','d9b8ef02-ca91-4898-842a-80112b4b7306');
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
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
INSERT INTO profile_sender VALUES('24301981-6304-4e5a-91bf-109ba4fc2c73','answers@example.org','answers@example.org','answers@example.org','support of Example');
INSERT INTO profile_sender VALUES('52753555-28ee-4d52-982b-869abe7afb9b','fax@example.org','fax@example.org','fax@example.org','fax of Example');
INSERT INTO profile_sender VALUES('d9b8ef02-ca91-4898-842a-80112b4b7306','sales@münchen.example','sales@xn--mnchen-3ya.example','sales@münchen.example','sales of Example');
CREATE TABLE sender_default (
  driver TEXT NOT NULL PRIMARY KEY,
  address TEXT,
  display_name TEXT
) WITHOUT ROWID;
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
INSERT INTO revision VALUES(1,'d831eaf8-66dc-4283-9389-eff9dcbc0995','','d831eaf8-66dc-4283-9389-eff9dcbc0995','Ada','2026-11-30T15:47:00.495655Z','why',22,'1b82dd880a4990da6e969eba1b6352d743e9031c160e194124d93a91cb86bb47');
INSERT INTO revision VALUES(2,'5e4a00a1-73d9-464c-a186-73b3fa95d3e2','d831eaf8-66dc-4283-9389-eff9dcbc0995','5e4a00a1-73d9-464c-a186-73b3fa95d3e2','Ada','2026-11-30T15:47:00.528086Z','why',2,'bb8cc0aa5ab07cc53dcfbe933e88317696db770534a42a32fbd7a423663d7457');
INSERT INTO revision VALUES(3,'99c76f3a-f5cf-4983-97ef-cb21fa4b98ab','5e4a00a1-73d9-464c-a186-73b3fa95d3e2','99c76f3a-f5cf-4983-97ef-cb21fa4b98ab','Ada','2026-11-30T15:47:00.554332Z','why',2,'eb98afe32d3310d58b343f2662c17cebb027003cf5bf6a86be6be8d697525d9b');
INSERT INTO revision VALUES(4,'bb4dd1d5-47b1-4a0d-9da4-dcde7f5c1e19','99c76f3a-f5cf-4983-97ef-cb21fa4b98ab','bb4dd1d5-47b1-4a0d-9da4-dcde7f5c1e19','Ada','2026-11-30T15:47:01.889422Z','why',3,'19847ff58312996d485ae2b6ad0b63b6043bbd11189ee3e60fb7c8fcf5204627');
INSERT INTO revision VALUES(5,'ddd58403-173c-4be0-b89d-83da4695ea30','bb4dd1d5-47b1-4a0d-9da4-dcde7f5c1e19','ddd58403-173c-4be0-b89d-83da4695ea30','Ada','2026-11-30T15:47:01.931577Z','why',3,'f59ba31e24426d4da330a21c706d23b6d2e4a42a1ae8bdfdfafd7137e226cb19');
INSERT INTO revision VALUES(6,'faef0684-e439-4cc0-a31c-fd56367d0c7d','ddd58403-173c-4be0-b89d-83da4695ea30','faef0684-e439-4cc0-a31c-fd56367d0c7d','Ada','2026-11-30T15:47:02.058048Z','why',4,'fa5897b79f7b28f40831b9c90f9a799aa34b908de3e57be4e9b9970e1770f57e');
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
INSERT INTO revision_change VALUES(1,0,'+','profile','52753555-28ee-4d52-982b-869abe7afb9b','Fax','profile',NULL,NULL,'',NULL,'fax@example.org',NULL,NULL,NULL,0,NULL,11);
INSERT INTO revision_change VALUES(1,1,'+','profile','52753555-28ee-4d52-982b-869abe7afb9b','Fax','override','imap-server',NULL,'imap-server',NULL,'imap.example.org',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(1,2,'+','profile','52753555-28ee-4d52-982b-869abe7afb9b','Fax','override','mail-password',NULL,'mail-password',NULL,'1ffb6a4d-244d-4b75-bbac-a69f8715f35b',NULL,NULL,'internet-smtp-imap',1,NULL,1);
INSERT INTO revision_change VALUES(1,3,'+','profile','52753555-28ee-4d52-982b-869abe7afb9b','Fax','override','smtp-server',NULL,'smtp-server',NULL,'smtp.example.org',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(1,4,'+','profile','d9b8ef02-ca91-4898-842a-80112b4b7306','Sales','profile',NULL,NULL,'',NULL,'sales@münchen.example',NULL,NULL,NULL,0,NULL,11);
INSERT INTO revision_change VALUES(1,5,'+','profile','d9b8ef02-ca91-4898-842a-80112b4b7306','Sales','override','imap-server',NULL,'imap-server',NULL,'imap.example.org',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(1,6,'+','profile','d9b8ef02-ca91-4898-842a-80112b4b7306','Sales','override','mail-password',NULL,'mail-password',NULL,'b6ef8556-6780-4786-8373-9fd3e1c947a2',NULL,NULL,'internet-smtp-imap',1,NULL,1);
INSERT INTO revision_change VALUES(1,7,'+','profile','d9b8ef02-ca91-4898-842a-80112b4b7306','Sales','override','smtp-server',NULL,'smtp-server',NULL,'smtp.example.org',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(1,8,'+','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Support','profile',NULL,NULL,'',NULL,'support@example.org',NULL,NULL,NULL,0,NULL,11);
INSERT INTO revision_change VALUES(1,9,'+','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Support','override','imap-server',NULL,'imap-server',NULL,'imap.example.org',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(1,10,'+','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Support','override','mail-password',NULL,'mail-password',NULL,'035ff583-fb2a-49ca-8545-303ee8c0baef',NULL,NULL,'internet-smtp-imap',1,NULL,1);
INSERT INTO revision_change VALUES(1,11,'+','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Support','override','smtp-server',NULL,'smtp-server',NULL,'smtp.example.org',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(1,12,'+','agent','92eeb000-ac80-486e-baa4-a0dd6e012895','Anna','agent',NULL,NULL,'',NULL,'anna',NULL,NULL,NULL,0,NULL,6);
INSERT INTO revision_change VALUES(1,13,'+','agent','be9dae92-ece2-4abf-8dbd-3318b6255880','bo','agent',NULL,NULL,'',NULL,'bo',NULL,NULL,NULL,0,NULL,6);
INSERT INTO revision_change VALUES(1,14,'+','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','responsibility',NULL,NULL,'',NULL,'First',NULL,NULL,NULL,0,NULL,4);
INSERT INTO revision_change VALUES(1,15,'+','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','agent','92eeb000-ac80-486e-baa4-a0dd6e012895','Anna','agent',NULL,NULL,NULL,NULL,NULL,0,'addresses	2	fax@example.org	support@example.org',0);
INSERT INTO revision_change VALUES(1,16,'+','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Support','profile',NULL,NULL,NULL,NULL,NULL,0,'agents	1',0);
INSERT INTO revision_change VALUES(1,17,'+','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','profile','52753555-28ee-4d52-982b-869abe7afb9b','Fax','profile',NULL,NULL,NULL,NULL,NULL,0,'agents	1',0);
INSERT INTO revision_change VALUES(1,18,'+','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','responsibility',NULL,NULL,'',NULL,'Second',NULL,NULL,NULL,0,NULL,4);
INSERT INTO revision_change VALUES(1,19,'+','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','agent','92eeb000-ac80-486e-baa4-a0dd6e012895','Anna','agent',NULL,NULL,NULL,NULL,NULL,0,'addresses	1	sales@münchen.example',0);
INSERT INTO revision_change VALUES(1,20,'+','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','agent','be9dae92-ece2-4abf-8dbd-3318b6255880','bo','agent',NULL,NULL,NULL,NULL,NULL,0,'addresses	1	sales@münchen.example',0);
INSERT INTO revision_change VALUES(1,21,'+','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','profile','d9b8ef02-ca91-4898-842a-80112b4b7306','Sales','profile',NULL,NULL,NULL,NULL,NULL,0,'agents	2',0);
INSERT INTO revision_change VALUES(2,0,'~','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Sales','profile',NULL,NULL,'name','Support','Sales',NULL,NULL,NULL,0,NULL,2);
INSERT INTO revision_change VALUES(2,1,'~','profile','d9b8ef02-ca91-4898-842a-80112b4b7306','Support','profile',NULL,NULL,'name','Sales','Support',NULL,NULL,NULL,0,NULL,2);
INSERT INTO revision_change VALUES(3,0,'+','driver','internet-smtp-imap','internet-smtp-imap','site-default','from-display-name',NULL,'from-display-name',NULL,'{localpart} of Example',NULL,NULL,'internet-smtp-imap',0,NULL,1);
INSERT INTO revision_change VALUES(3,1,'+','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Sales','override','from-address',NULL,'from-address',NULL,'answers@example.org',NULL,NULL,'internet-smtp-imap',0,'agents	1',1);
INSERT INTO revision_change VALUES(4,0,'-','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Sales','override','from-address',NULL,'from-address','answers@example.org',NULL,NULL,NULL,'internet-smtp-imap',0,'agents	1',1);
INSERT INTO revision_change VALUES(4,1,'~','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Night','responsibility',NULL,NULL,'name','Second','Night',NULL,NULL,NULL,0,NULL,2);
INSERT INTO revision_change VALUES(4,2,'~','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Night','responsibility',NULL,NULL,'comment','by hand','on call',NULL,NULL,NULL,0,NULL,1);
INSERT INTO revision_change VALUES(5,0,'+','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Sales','override','from-address',NULL,'from-address',NULL,'answers@example.org',NULL,NULL,'internet-smtp-imap',0,'agents	1',1);
INSERT INTO revision_change VALUES(5,1,'~','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','responsibility',NULL,NULL,'name','Night','Second',NULL,NULL,NULL,0,NULL,2);
INSERT INTO revision_change VALUES(5,2,'~','responsibility','9c9b3ad9-5e8c-4553-9207-fa3d65c5beb4','Second','responsibility',NULL,NULL,'comment','on call','by hand',NULL,NULL,NULL,0,NULL,1);
INSERT INTO revision_change VALUES(6,0,'-','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','responsibility',NULL,NULL,'','First',NULL,NULL,NULL,NULL,0,NULL,4);
INSERT INTO revision_change VALUES(6,1,'-','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','agent','92eeb000-ac80-486e-baa4-a0dd6e012895','Anna','agent',NULL,NULL,NULL,NULL,NULL,0,'addresses	0',0);
INSERT INTO revision_change VALUES(6,2,'-','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','profile','24301981-6304-4e5a-91bf-109ba4fc2c73','Sales','profile',NULL,NULL,NULL,NULL,NULL,0,'agents	0',0);
INSERT INTO revision_change VALUES(6,3,'-','responsibility','9ba3014a-d654-446f-8382-f0d428af525a','First','profile','52753555-28ee-4d52-982b-869abe7afb9b','Fax','profile',NULL,NULL,NULL,NULL,NULL,0,'agents	0',0);
CREATE TABLE revision_value (
  revision INTEGER NOT NULL,
  change INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (revision, change, seq)
) WITHOUT ROWID;
INSERT INTO revision_value VALUES(1,0,0,'name',NULL,'Fax');
INSERT INTO revision_value VALUES(1,0,1,'name_key',NULL,'fax');
INSERT INTO revision_value VALUES(1,0,2,'address',NULL,'fax@example.org');
INSERT INTO revision_value VALUES(1,0,3,'address_key',NULL,'fax@example.org');
INSERT INTO revision_value VALUES(1,0,4,'address_unicode',NULL,'fax@example.org');
INSERT INTO revision_value VALUES(1,0,5,'driver',NULL,'internet-smtp-imap');
INSERT INTO revision_value VALUES(1,0,6,'comment',NULL,'');
INSERT INTO revision_value VALUES(1,0,7,'enabled',NULL,'1');
INSERT INTO revision_value VALUES(1,0,8,'retired',NULL,'0');
INSERT INTO revision_value VALUES(1,0,9,'response-group',NULL,NULL);
INSERT INTO revision_value VALUES(1,0,10,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(1,4,0,'name',NULL,'Sales');
INSERT INTO revision_value VALUES(1,4,1,'name_key',NULL,'sales');
INSERT INTO revision_value VALUES(1,4,2,'address',NULL,'sales@münchen.example');
INSERT INTO revision_value VALUES(1,4,3,'address_key',NULL,'sales@xn--mnchen-3ya.example');
INSERT INTO revision_value VALUES(1,4,4,'address_unicode',NULL,'sales@münchen.example');
INSERT INTO revision_value VALUES(1,4,5,'driver',NULL,'internet-smtp-imap');
INSERT INTO revision_value VALUES(1,4,6,'comment',NULL,'');
INSERT INTO revision_value VALUES(1,4,7,'enabled',NULL,'1');
INSERT INTO revision_value VALUES(1,4,8,'retired',NULL,'0');
INSERT INTO revision_value VALUES(1,4,9,'response-group',NULL,NULL);
INSERT INTO revision_value VALUES(1,4,10,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(1,8,0,'name',NULL,'Support');
INSERT INTO revision_value VALUES(1,8,1,'name_key',NULL,'support');
INSERT INTO revision_value VALUES(1,8,2,'address',NULL,'support@example.org');
INSERT INTO revision_value VALUES(1,8,3,'address_key',NULL,'support@example.org');
INSERT INTO revision_value VALUES(1,8,4,'address_unicode',NULL,'support@example.org');
INSERT INTO revision_value VALUES(1,8,5,'driver',NULL,'internet-smtp-imap');
INSERT INTO revision_value VALUES(1,8,6,'comment',NULL,'');
INSERT INTO revision_value VALUES(1,8,7,'enabled',NULL,'1');
INSERT INTO revision_value VALUES(1,8,8,'retired',NULL,'0');
INSERT INTO revision_value VALUES(1,8,9,'response-group',NULL,NULL);
INSERT INTO revision_value VALUES(1,8,10,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(1,12,0,'login',NULL,'anna');
INSERT INTO revision_value VALUES(1,12,1,'login_key',NULL,'anna');
INSERT INTO revision_value VALUES(1,12,2,'name',NULL,'Anna');
INSERT INTO revision_value VALUES(1,12,3,'address',NULL,'');
INSERT INTO revision_value VALUES(1,12,4,'default-profile',NULL,NULL);
INSERT INTO revision_value VALUES(1,12,5,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(1,13,0,'login',NULL,'bo');
INSERT INTO revision_value VALUES(1,13,1,'login_key',NULL,'bo');
INSERT INTO revision_value VALUES(1,13,2,'name',NULL,'');
INSERT INTO revision_value VALUES(1,13,3,'address',NULL,'');
INSERT INTO revision_value VALUES(1,13,4,'default-profile',NULL,NULL);
INSERT INTO revision_value VALUES(1,13,5,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(1,14,0,'name',NULL,'First');
INSERT INTO revision_value VALUES(1,14,1,'name_key',NULL,'first');
INSERT INTO revision_value VALUES(1,14,2,'comment',NULL,'');
INSERT INTO revision_value VALUES(1,14,3,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(1,18,0,'name',NULL,'Second');
INSERT INTO revision_value VALUES(1,18,1,'name_key',NULL,'second');
INSERT INTO revision_value VALUES(1,18,2,'comment',NULL,'');
INSERT INTO revision_value VALUES(1,18,3,'organisation',NULL,NULL);
INSERT INTO revision_value VALUES(2,0,1,'name_key','support','sales');
INSERT INTO revision_value VALUES(2,1,1,'name_key','sales','support');
INSERT INTO revision_value VALUES(4,1,1,'name_key','second','night');
INSERT INTO revision_value VALUES(5,1,1,'name_key','night','second');
INSERT INTO revision_value VALUES(6,0,0,'name','First',NULL);
INSERT INTO revision_value VALUES(6,0,1,'name_key','first',NULL);
INSERT INTO revision_value VALUES(6,0,2,'comment','',NULL);
INSERT INTO revision_value VALUES(6,0,3,'organisation',NULL,NULL);
CREATE TABLE revision_field (
  field TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (field, revision)
) WITHOUT ROWID;
INSERT INTO revision_field VALUES('',1);
INSERT INTO revision_field VALUES('',6);
INSERT INTO revision_field VALUES('agent',1);
INSERT INTO revision_field VALUES('agent',6);
INSERT INTO revision_field VALUES('comment',4);
INSERT INTO revision_field VALUES('comment',5);
INSERT INTO revision_field VALUES('from-address',3);
INSERT INTO revision_field VALUES('from-address',4);
INSERT INTO revision_field VALUES('from-address',5);
INSERT INTO revision_field VALUES('from-display-name',3);
INSERT INTO revision_field VALUES('imap-server',1);
INSERT INTO revision_field VALUES('mail-password',1);
INSERT INTO revision_field VALUES('name',2);
INSERT INTO revision_field VALUES('name',4);
INSERT INTO revision_field VALUES('name',5);
INSERT INTO revision_field VALUES('profile',1);
INSERT INTO revision_field VALUES('profile',6);
INSERT INTO revision_field VALUES('smtp-server',1);
CREATE TABLE withdrawn (
  token TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE INDEX profile_address_unicode ON profile (address_unicode);
CREATE INDEX profile_driver ON profile (driver);
CREATE INDEX profile_response_group ON profile (response_group) WHERE response_group IS NOT NULL;
CREATE INDEX profile_override_key ON profile_override (key);
CREATE INDEX agent_login ON agent (login);
CREATE INDEX agent_default_profile ON agent (default_profile) WHERE default_profile IS NOT NULL;
CREATE INDEX responsibility_agent_agent ON responsibility_agent (agent);
CREATE INDEX responsibility_profile_profile ON responsibility_profile (profile);
CREATE TRIGGER profile_no_delete BEFORE DELETE ON profile WHEN NOT old.retired
BEGIN SELECT raise(ABORT, 'a submitted profile is retired, not deleted'); END;
CREATE INDEX profile_sender_address_key ON profile_sender (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX profile_sender_address_unicode ON profile_sender (address_unicode)
 WHERE address_unicode IS NOT NULL;
CREATE INDEX profile_sender_unmade ON profile_sender (profile) WHERE address IS NULL;
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
CREATE VIEW own_sender AS
SELECT p.id AS profile, p.address_key AS address_key, p.address_unicode AS address_unicode
FROM profile p
WHERE p.enabled AND NOT p.retired
  AND NOT EXISTS (SELECT 1 FROM profile_sender x
                  WHERE x.profile = p.id
                    AND (x.address IS NOT NULL
                         OR EXISTS (SELECT 1 FROM sender_setting t WHERE t.profile = p.id)));
CREATE VIEW profile_login AS
SELECT rp.profile AS profile, a.login AS login
FROM responsibility_profile rp
JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility
JOIN agent a ON a.id = ra.agent;
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
CREATE VIEW sender_login AS
SELECT address, login FROM sender_row
WHERE address NOT LIKE '@%' AND login NOT GLOB (SELECT pattern FROM login_divider);
CREATE VIEW from_list AS -- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What a view from_list is: who can send as what, in the order of the From list: the agent's default
-- first, then by address. It stands on a view sender, which the live database and a draft each have in
-- their own way.
SELECT login, address, display_name,
       row_number() OVER (PARTITION BY login ORDER BY is_default DESC, address_key, profile) AS position,
       agent, profile, address_key
FROM (
  SELECT DISTINCT
         a.login AS login,
         s.address AS address,
         s.display_name AS display_name,
         s.profile IS a.default_profile AS is_default,
         s.address_key AS address_key,
         a.id AS agent,
         s.profile AS profile
  FROM agent a
  JOIN responsibility_agent ra ON ra.agent = a.id
  JOIN responsibility_profile rp ON rp.responsibility = ra.responsibility
  JOIN sender s ON s.profile = rp.profile
)
;
CREATE INDEX revision_author ON revision (author, number);
CREATE INDEX revision_time ON revision (time);
CREATE INDEX revision_change_object ON revision_change (object_kind, object, field);
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
PRAGMA application_id = 1297575030;
PRAGMA user_version = 4;
