/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/suffix.h"

#include <libpsl.h>

gboolean
mw_suffix_is_public (const char *domain)
{
  /* The newer one of the system's list and of the one that libpsl was built with. */
  psl_ctx_t *list = psl_latest (NULL);
  gboolean public = FALSE;

  if (!list)
    return FALSE;
  public = psl_is_public_suffix2 (list, domain, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
  psl_free (list);
  return public;
}

char *
mw_suffix_dup_registrable (const char *host)
{
  psl_ctx_t *list = psl_latest (NULL);
  char *domain = NULL;

  if (!list)
    return NULL;
  domain = g_strdup (psl_registrable_domain (list, host));
  psl_free (list);
  return domain;
}
