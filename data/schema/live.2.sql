-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What is set about the live database itself, such as where it is published. It is no configuration of
-- mailboxes: it holds at once, and no revision has it.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
