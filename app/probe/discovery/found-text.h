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

/* The same, @text, where it was not @domain that said so, but @provider, whose @host receives the
 * mail of @domain. */
char *mw_found_text_by_receiver (const char *text,
                                 const char *domain,
                                 const char *host,
                                 const char *provider);

/* What is wrong with the file at @url, as @fault says in a sentence. */
char *mw_found_text_trouble (const char *url, const char *fault);

/* That the file at @url is sound, and not used since it came over plain HTTP. */
char *mw_found_text_plain_only (const char *url);

/* That nobody could be asked for the DNS records of this name. */
char *mw_found_text_unanswered (const char *record);

G_END_DECLS
