/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/* What objects are called: what is allowed, what is compared, and what looks alike. */

/**
 * mw_name_normalise:
 * @text: a name as typed
 * @error: return location for an error
 *
 * One line of at most 200 characters. The space around it is dropped; control characters and those
 * that nobody can see are refused, unless the name's script is written with them (a joiner in a
 * Persian name, the parts of an emoji).
 *
 * Returns: (transfer full): the name, which may be empty, or %NULL with %MW_ERROR_INVALID
 */
char *mw_name_normalise (const char *text, GError **error);

/**
 * mw_comment_normalise:
 * @text: (nullable): a comment, or an agent's name, as typed
 * @error: return location for an error
 *
 * The same, of at most 1000 characters.
 *
 * Returns: (transfer full): the comment, empty for %NULL, or %NULL with %MW_ERROR_INVALID
 */
char *mw_comment_normalise (const char *text, GError **error);

/**
 * mw_login_normalise:
 * @text: a login as typed
 * @error: return location for an error
 *
 * A name without any white space, comma or character that nobody can see: mail servers read the
 * logins of an address as a list, divided by commas and white space (Postfix,
 * `smtpd_sender_login_maps`), so that “anna, bo” would give it to two people.
 *
 * Returns: (transfer full): the login, which may be empty, or %NULL with %MW_ERROR_INVALID
 */
char *mw_login_normalise (const char *text, GError **error);

/**
 * mw_name_key:
 * @text: a name as typed
 *
 * What is compared of a name or login, and what is searched: NFKC, case-folded, the space around it
 * and doubled space within it dropped.
 *
 * Returns: (transfer full): the key
 */
char *mw_name_key (const char *text);

/**
 * mw_name_sort_key:
 * @text: a name as typed
 *
 * What names are sorted by, with strcmp(): the order of the locale's language, numbers as numbers.
 * Names with different keys (mw_name_key()) are never equal in it. In a locale without a language
 * letters with marks follow those without.
 *
 * Returns: (transfer full) (type filename): the key, which may be no UTF-8
 */
char *mw_name_sort_key (const char *text);

/**
 * mw_profile_name_key:
 * @text: a profile's name as typed
 *
 * What is compared of a profile's name: mw_name_key(), and behind it what tells two addresses apart
 * that fold alike and are two mailboxes (`a@faß.example` and `a@fass.example`), since most profiles
 * are called by their address.
 *
 * Returns: (transfer full): the key
 */
char *mw_profile_name_key (const char *text);

/**
 * mw_name_skeleton:
 * @text: a name, UTF-8
 *
 * What is left of a name for the eye (UTS 39, "skeleton"): NFKD, without what cannot be seen and
 * without case, letters of other scripts that look like a Latin one replaced with it. Two names
 * with one skeleton look alike.
 *
 * Returns: (transfer full): the skeleton
 */
char *mw_name_skeleton (const char *text);

G_END_DECLS
