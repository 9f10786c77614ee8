-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- Which entries are undone is asked at every edit and start: without these each entry would be read for it
-- whole, with all that it changed.
CREATE INDEX journal_done ON journal (seq) WHERE NOT undone;
CREATE INDEX journal_undone ON journal (seq) WHERE undone;
