-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- Who can send as what depends on what drivers say, which no draft holds: programs that have it open have
-- this view for themselves (from-list.sql).
DROP VIEW from_list;
