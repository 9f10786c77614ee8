/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* History speaks the words of its day: whatever is renamed or removed later, each change keeps what
 * its object, its member and what it refers to were called, and what it meant for people. */

#include "world.h"

#include "fault-vfs.h"

#include <mailwright/address.h>
#include <mailwright/consequence.h>
#include <mailwright/object-kind.h>
#include <string.h>

/* A day: what was live before a revision, and after it. */
typedef struct
{
  const Model *before;
  const Model *after;
  MwCatalogue *catalogue;
} Day;

/* ---- what things were called ---- */

static const char *
name_in (const Model *model, const char *table, const char *id)
{
  const char *name = model_get (model, table, id, "name");

  /* Of an agent that has none, the login. */
  return name && *name ? name : model_get (model, table, id, "login");
}

/* What is gone has the name that it had last. */
static const char *
name_of (const Day *day, const char *table, const char *id)
{
  return name_in (model_has (day->after, table, id) ? day->after : day->before, table, id);
}

static char *
table_of (const MwOperationFields *fields)
{
  return g_strdelimit (g_strdup (mw_object_kind_to_string (fields->object_kind)), "-", '_');
}

static void
assert_names (const Day *day, const MwOperation *operation)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);
  g_autofree char *table = table_of (fields);
  gboolean is_value =
      g_strcmp0 (fields->part, "override") == 0 || g_strcmp0 (fields->part, "site-default") == 0;

  if (fields->object_kind == MW_OBJECT_DRIVER)
    g_assert_cmpstr (words->object_name, ==,
                     mw_driver_get_name (mw_catalogue_find (day->catalogue, fields->object_id)));
  else
    g_assert_cmpstr (words->object_name, ==, name_of (day, table, fields->object_id));
  if (fields->member && !is_value)
    g_assert_cmpstr (words->member_name, ==, name_of (day, fields->part, fields->member));
  g_assert_cmpint (words->secret, ==, is_value && g_str_equal (fields->member, "mail-password"));
}

static void
assert_reference (const Day *day, const MwOperation *operation)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);
  const MwOperationValue *value = &fields->values[0];
  const char *table = NULL;

  if (fields->sign != MW_CHANGE_CHANGED || fields->member)
    return;
  if (g_str_equal (value->field, "default-profile"))
    table = "profile";
  else if (g_str_equal (value->field, "response-group"))
    table = "response_group";
  else if (g_str_equal (value->field, "organisation"))
    table = "organisation";
  if (!table)
    return;
  g_assert_cmpstr (words->before_name, ==,
                   value->before ? name_of (day, table, value->before) : NULL);
  g_assert_cmpstr (words->after_name, ==, value->after ? name_of (day, table, value->after) : NULL);
}

/* ---- what it meant ---- */

static gboolean
is_in (const Model *model, const char *table, const char *responsibility, const char *member)
{
  g_autofree char *key = g_strconcat (responsibility, "/", member, NULL);

  return model_has (model, table, key);
}

static gboolean
sends (const Model *model, const char *profile)
{
  return g_strcmp0 (model_get (model, "profile", profile, "enabled"), "1") == 0;
}

static const char *
value_of (const Model *model, const char *table, const char *owner)
{
  g_autofree char *key = g_strconcat (owner, "/from-address", NULL);

  return model_get (model, table, key, "value");
}

static const char *
from_address (const Model *model, const char *profile)
{
  const char *own = value_of (model, "profile_override", profile);
  const char *site = value_of (model, "site_default", IMAP_DRIVER);
  const char *value = own ? own : site;

  return value && *value ? value : model_get (model, "profile", profile, "address");
}

static int
compare_addresses (gconstpointer a, gconstpointer b)
{
  g_autoptr (MwAddress) x = mw_address_parse (*(const char *const *) a, NULL);
  g_autoptr (MwAddress) y = mw_address_parse (*(const char *const *) b, NULL);

  return strcmp (x->key, y->key);
}

/* What an agent of a responsibility sends as through it: the first three, and how many. */
static char *
tell_addresses (const Model *model, const char *responsibility)
{
  g_autoptr (GPtrArray) profiles = model_list (model, "profile");
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  guint n;

  for (guint i = 0; i < profiles->len; i++)
    if (sends (model, profiles->pdata[i]) &&
        is_in (model, "responsibility_profile", responsibility, profiles->pdata[i]))
      g_ptr_array_add (addresses, (gpointer) from_address (model, profiles->pdata[i]));
  g_ptr_array_sort (addresses, compare_addresses);
  n = addresses->len;
  g_ptr_array_set_size (addresses, (int) MIN (n, 3));
  g_ptr_array_add (addresses, NULL);
  return mw_consequence_format (MW_CONSEQUENCE_ADDRESSES, n,
                                (const char *const *) addresses->pdata);
}

/* How many agents the responsibilities of a profile have, each counted once; NULL: of all profiles
 * that have the site default of the address to send from. */
static guint
count_agents (const Model *model, const char *profile)
{
  g_autoptr (GPtrArray) agents = model_list (model, "agent");
  g_autoptr (GPtrArray) profiles = model_list (model, "profile");
  g_autoptr (GPtrArray) groups = model_list (model, "responsibility");
  guint n = 0;

  for (guint a = 0; a < agents->len; a++)
    {
      gboolean found = FALSE;

      for (guint g = 0; g < groups->len; g++)
        for (guint p = 0; p < profiles->len; p++)
          {
            const char *id = profiles->pdata[p];

            if (profile ? g_str_equal (id, profile) : !value_of (model, "profile_override", id))
              found = found ||
                      (sends (model, id) &&
                       is_in (model, "responsibility_agent", groups->pdata[g], agents->pdata[a]) &&
                       is_in (model, "responsibility_profile", groups->pdata[g], id));
          }
      n += found;
    }
  return n;
}

static guint
count_members (const Model *model, const char *responsibility)
{
  g_autoptr (GPtrArray) agents = model_list (model, "agent");
  guint n = 0;

  for (guint i = 0; i < agents->len; i++)
    n += is_in (model, "responsibility_agent", responsibility, agents->pdata[i]);
  return n;
}

/* (nullable) (transfer full): of what is taken away, those who had it; else those who have it. */
static char *
expect_consequence (const Day *day, const MwOperationFields *fields)
{
  gboolean is_value = fields->member && fields->n_values > 0;
  gboolean taken = is_value ? !fields->values[0].after || !*fields->values[0].after
                            : fields->sign == MW_CHANGE_REMOVED;
  const Model *model = taken ? day->before : day->after;
  guint n;

  if (is_value && !g_str_equal (fields->member, "from-address"))
    return NULL;
  if (is_value && taken && (!fields->values[0].before || !*fields->values[0].before))
    return NULL;
  if (is_value)
    n = count_agents (model, fields->object_kind == MW_OBJECT_DRIVER ? NULL : fields->object_id);
  else if (fields->member && g_str_equal (fields->part, "agent"))
    return tell_addresses (model, fields->object_id);
  else if (fields->member && !sends (model, fields->member))
    return mw_consequence_format (MW_CONSEQUENCE_SILENT, 0, NULL);
  else if (fields->member)
    n = count_members (model, fields->object_id);
  else
    return NULL;
  return mw_consequence_format (MW_CONSEQUENCE_AGENTS, n, NULL);
}

/* (nullable) (transfer full): of what was kept, that which is expected here; test-impact has the
 * rest. */
static char *
dup_membership_lines (const char *consequence)
{
  g_auto (GStrv) lines = consequence ? g_strsplit (consequence, "\n", -1) : NULL;

  for (guint i = 0; lines && lines[i]; i++)
    if (g_str_has_prefix (lines[i], "addresses\t") || g_str_has_prefix (lines[i], "agents\t") ||
        g_str_has_prefix (lines[i], "silent\t"))
      return g_strdup (lines[i]);
  return NULL;
}

static void
assert_day (const Day *day, GPtrArray *operations)
{
  for (guint i = 0; i < operations->len; i++)
    {
      const MwOperation *operation = operations->pdata[i];
      const MwOperationFields *fields = mw_operation_get_fields (operation);
      g_autofree char *consequence = expect_consequence (day, fields);
      g_autofree char *kept =
          dup_membership_lines (mw_operation_get_words (operation)->consequence);

      assert_names (day, operation);
      assert_reference (day, operation);
      g_assert_cmpstr (kept, ==, consequence);
    }
}

static void
test_of_their_day (Fixture *f, gconstpointer user_data)
{
  World world;
  guint n_operations = 0;

  world_set_up (&world, f);
  for (guint i = 0; i < 150; i++)
    {
      world_edit (&world, &world.sides[0]);
      if (i % 5 == 0)
        world_submit (&world, &world.sides[0]);
    }
  for (guint i = 1; i < world.lives->len; i++)
    {
      Day day = { world.lives->pdata[i - 1], world.lives->pdata[i], f->catalogue };
      g_autoptr (GPtrArray) operations = mw_live_list_operations (f->live, i - 1, i, NULL, NULL);

      assert_day (&day, operations);
      n_operations += operations->len;
    }
  g_test_message ("%u operations in %u revisions", n_operations, world_newest (&world));
  world_clear (&world);
}

/* The same before they are submitted, in a review. */
static void
test_of_today (Fixture *f, gconstpointer user_data)
{
  World world;
  Side *side = &world.sides[0];

  world_set_up (&world, f);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (MwReview) review = NULL;
      Day day = { side->base, NULL, f->catalogue };

      world_edit (&world, side);
      day.after = side->now;
      review = mw_draft_review (side->draft, NULL, NULL);
      assert_day (&day, mw_review_get_operations (review));
    }
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/words/of-their-day", test_of_their_day);
  FIXTURE_TEST ("/store/words/of-today", test_of_today);
  return g_test_run ();
}
