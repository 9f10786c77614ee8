/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/proposal.h"

/* In the order in which they are proposed. */
enum
{
  IMAP,
  POP3,
  SMTP,
};

static const char *const SCHEMES[] = { [IMAP] = "imap", [POP3] = "pop3", [SMTP] = "smtp" };

/* Where settings can be from. */
typedef struct
{
  MwProvider *own;
  GPtrArray *receivers;
  GPtrArray *probed;
} Sources;

/* One of the settings that were found. */
typedef struct
{
  GPtrArray *from; /* (nullable): none */
  MwFoundSetting *setting;
  gboolean ranked; /* its list is in the order in which a domain wants its services */
} Choice;

static gboolean
has_encrypted (MwProvider *provider, MwDirection direction)
{
  for (MwSaying saying = 0; saying < MW_N_SAYINGS; saying++)
    {
      GPtrArray *found = mw_provider_get_found (provider, saying);

      for (guint i = 0; i < found->len; i++)
        {
          const MwFoundSetting *setting = g_ptr_array_index (found, i);

          if (setting->direction == direction && setting->encryption != MW_ENCRYPTION_NONE)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_found (MwProvider *own, GPtrArray *receivers, MwDirection direction)
{
  for (guint i = 0; i < receivers->len; i++)
    if (has_encrypted (g_ptr_array_index (receivers, i), direction))
      return TRUE;
  return has_encrypted (own, direction);
}

static Choice
find_in (GPtrArray *found, const char *scheme, gboolean encrypted)
{
  for (guint i = 0; i < found->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (found, i);

      if (g_str_equal (setting->scheme, scheme) &&
          encrypted == (setting->encryption != MW_ENCRYPTION_NONE))
        return (Choice){ .from = found, .setting = setting };
    }
  return (Choice){ .from = NULL };
}

static Choice
find_said (MwProvider *provider, const char *scheme, gboolean encrypted)
{
  Choice choice = { .from = NULL };

  for (MwSaying saying = 0; saying < MW_N_SAYINGS && !choice.from; saying++)
    {
      choice = find_in (mw_provider_get_found (provider, saying), scheme, encrypted);
      choice.ranked = saying == MW_SAYING_RECORDS;
    }
  return choice;
}

/* Who receives a domain's mail is heard only on what the domain itself is silent about. */
static Choice
find_best (const Sources *self, const char *scheme, gboolean encrypted)
{
  MwDirection direction = g_str_equal (scheme, "smtp") ? MW_DIRECTION_OUT : MW_DIRECTION_IN;
  gboolean silent = !has_encrypted (self->own, direction) && mw_provider_offers (self->own, scheme);
  Choice choice = find_said (self->own, scheme, encrypted);

  for (guint i = 0; i < self->receivers->len && silent && !choice.from; i++)
    choice = find_said (g_ptr_array_index (self->receivers, i), scheme, encrypted);
  return choice.from ? choice : find_in (self->probed, scheme, encrypted);
}

static gboolean
is_before (const Choice *choice, const Choice *other)
{
  guint left = 0, right = 0;

  return choice->from && choice->from == other->from && choice->ranked &&
         g_ptr_array_find (choice->from, choice->setting, &left) &&
         g_ptr_array_find (other->from, other->setting, &right) && left < right;
}

static void
move (GPtrArray *settings, const Choice *choice)
{
  guint index = 0;

  if (choice->from && g_ptr_array_find (choice->from, choice->setting, &index))
    g_ptr_array_add (settings, g_ptr_array_steal_index (choice->from, index));
}

GPtrArray *
mw_proposal_merge (MwProvider *own, GPtrArray *receivers, GPtrArray *probed)
{
  const Sources self = { own, receivers, probed };
  GPtrArray *settings = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  Choice best[G_N_ELEMENTS (SCHEMES)];
  gboolean turned = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    best[i] = find_best (&self, SCHEMES[i], TRUE);
  turned = is_before (&best[POP3], &best[IMAP]);
  move (settings, &best[turned ? POP3 : IMAP]);
  move (settings, &best[turned ? IMAP : POP3]);
  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    {
      if (!best[i].from)
        best[i] = find_best (&self, SCHEMES[i], FALSE);
      if (best[i].from)
        move (settings, &best[i]);
    }
  return settings;
}

GStrv
mw_proposal_list_missing (MwProvider *own, GPtrArray *receivers)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    if (!is_found (own, receivers, i == SMTP ? MW_DIRECTION_OUT : MW_DIRECTION_IN) &&
        mw_provider_offers (own, SCHEMES[i]))
      g_strv_builder_add (missing, SCHEMES[i]);
  return g_strv_builder_end (missing);
}
