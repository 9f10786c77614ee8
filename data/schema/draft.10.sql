-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- No table is another one. What counts as the id of a secret where what is staged is counted is what counts as
-- one everywhere else: the triggers, which are made anew with each version, say so (app/store/entities/staged.c).
