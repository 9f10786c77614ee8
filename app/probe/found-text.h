/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/address.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * mw_found_text_file:
 * @asked: the URL that was asked
 * @answered: the URL that answered
 *
 * Returns: (transfer full): a sentence or two that tell a person where @setting is from: a
 *   configuration file
 */
char *mw_found_text_file (const MwFoundSetting *setting, const char *asked, const char *answered);

/* The same for an SRV record of @domain, and for a server that answered. */
char *mw_found_text_record (const MwFoundSetting *setting, const char *domain);
char *mw_found_text_answer (const MwFoundSetting *setting);

G_END_DECLS
