/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "random-edit.h"

#include "fixture.h"

#include <mailwright/address.h>
#include <mailwright/name.h>

/* Few, so that they meet; some of them are the same to the program. */
static const char *const NAMES[] = { "One",  "ONE",   "Two",  "Three", "Straße", "STRASSE", "Four",
                                     "Five", "Sechs", "Fünf", "Seven", "Eight",  "Nine",    "Ten" };
static const char *const ADDRESSES[] = { "a@example.org",        "b@example.org",
                                         "c@example.org",        "d@example.org",
                                         "e@example.org",        "f@example.org",
                                         "g@example.org",        "h@example.org",
                                         "info@münchen.example", "info@xn--mnchen-3ya.example" };
static const char *const LOGINS[] = { "anna", "Anna", "bo", "cem", "dora", "eva", "finn", "gül" };
static const char *const COMMENTS[] = { "", "new", "old", "100%", "“it”" };

static const struct
{
  const char *key;
  const char *value;
  int code; /* of setting it: GOES_WELL, or the error */
} VALUES[] = {
  { "imap-server", "imap.example.org", GOES_WELL },
  { "imap-server", "imap.example.net", GOES_WELL },
  { "smtp-server", "smtp.example.org", GOES_WELL },
  { "polling-interval", "60", GOES_WELL },
  { "polling-interval", "90", GOES_WELL },
  { "imap-encryption", "starttls", GOES_WELL },
  { "from-display-name", "The Desk", GOES_WELL },
  { "from-address", "desk@example.org", GOES_WELL },
  { "from-address", "a@example.org", GOES_WELL },
  { "polling-interval", "4", MW_ERROR_INVALID },
  { "no-such", "1", MW_ERROR_NOT_FOUND },
};

typedef struct
{
  GRand *random;
  MwEdit *edit;
  Model *now;
  const Model *base;
} Making;

#define PICK(making, array)                                                                        \
  ((array)[g_rand_int_range ((making)->random, 0, (gint32) G_N_ELEMENTS (array))])

typedef int (*StepFunc) (Making *making);

char *
random_edit_pick (GRand *random, const Model *now, const char *table)
{
  g_autoptr (GPtrArray) keys = model_list (now, table);

  if (keys->len == 0 || g_rand_int_range (random, 0, 50) == 0)
    return g_strdup ("nobody");
  return g_strdup (keys->pdata[g_rand_int_range (random, 0, (gint32) keys->len)]);
}

static char *
pick (Making *making, const char *table)
{
  return random_edit_pick (making->random, making->now, table);
}

static gboolean
is_taken (Making *making, const char *table, const char *column, const char *key, const char *id)
{
  g_autofree char *other = model_find (making->now, table, column, key, id);

  return other != NULL;
}

/* What is called so, and what it is compared by. */
static int
set_name (Making *making, const char *table, const char *id, const char *name)
{
  gboolean agent = g_str_equal (table, "agent");
  const char *column = agent ? "login_key" : "name_key";
  g_autofree char *key =
      g_str_equal (table, "profile") ? mw_profile_name_key (name) : mw_name_key (name);

  if (!model_has (making->now, table, id))
    return MW_ERROR_NOT_FOUND;
  if (is_taken (making, table, column, key, id))
    return MW_ERROR_DUPLICATE;
  model_set (making->now, table, id, agent ? "login" : "name", name);
  model_set (making->now, table, id, column, key);
  return GOES_WELL;
}

static int
set_address (Making *making, const char *id, const char *text)
{
  g_autoptr (MwAddress) address = mw_address_parse (text, NULL);

  if (!model_has (making->now, "profile", id))
    return MW_ERROR_NOT_FOUND;
  if (is_taken (making, "profile", "address_key", address->key, id))
    return MW_ERROR_DUPLICATE;
  model_set (making->now, "profile", id, "address", address->text);
  model_set (making->now, "profile", id, "address_key", address->key);
  model_set (making->now, "profile", id, "address_unicode", address->unicode);
  return GOES_WELL;
}

/* ---- profiles ---- */

static int
add_profile_step (Making *making)
{
  const char *name = PICK (making, NAMES), *address = PICK (making, ADDRESSES);
  const char *id = mw_edit_add_new_profile (making->edit, name, address, IMAP_DRIVER);
  g_autofree char *secret = g_uuid_string_random ();
  g_autofree char *override = g_strconcat (id, "/mail-password", NULL);
  int code;

  mw_edit_add_step (making->edit, MW_STEP_SET_OVERRIDE, id, "mail-password", secret, NULL);
  model_add (making->now, "profile", id);
  model_set (making->now, "profile", id, "driver", IMAP_DRIVER);
  model_set (making->now, "profile", id, "comment", "");
  model_set (making->now, "profile", id, "enabled", "1");
  model_set (making->now, "profile", id, "retired", "0");
  code = set_address (making, id, address);
  if (code == GOES_WELL)
    code = set_name (making, "profile", id, name);
  model_add (making->now, "profile_override", override);
  model_set (making->now, "profile_override", override, "value", secret);
  return code;
}

static int
set_profile_step (Making *making)
{
  static const char *const SWITCH[] = { "on", "off" };
  g_autofree char *id = pick (making, "profile");
  const char *value;

  switch (g_rand_int_range (making->random, 0, 4))
    {
    case 0:
      value = PICK (making, NAMES);
      mw_edit_add_step (making->edit, MW_STEP_SET_PROFILE, id, "name", value, NULL);
      return set_name (making, "profile", id, value);
    case 1:
      value = PICK (making, ADDRESSES);
      mw_edit_add_step (making->edit, MW_STEP_SET_PROFILE, id, "address", value, NULL);
      return set_address (making, id, value);
    case 2:
      value = PICK (making, COMMENTS);
      mw_edit_add_step (making->edit, MW_STEP_SET_PROFILE, id, "comment", value, NULL);
      break;
    default:
      value = PICK (making, SWITCH);
      mw_edit_add_step (making->edit, MW_STEP_SET_PROFILE, id, "enabled", value, NULL);
      if (!model_has (making->now, "profile", id))
        return MW_ERROR_NOT_FOUND;
      model_set (making->now, "profile", id, "enabled", g_str_equal (value, "on") ? "1" : "0");
      return GOES_WELL;
    }
  if (!model_has (making->now, "profile", id))
    return MW_ERROR_NOT_FOUND;
  model_set (making->now, "profile", id, "comment", value);
  return GOES_WELL;
}

/* What belongs to it goes with it, and what only refers to it is left without. */
static void
let_go (Making *making, const char *table, const char *column, const char *id)
{
  g_autoptr (GPtrArray) keys = model_list (making->now, table);

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", 2);

      if (column && g_strcmp0 (model_get (making->now, table, keys->pdata[i], column), id) == 0)
        model_set (making->now, table, keys->pdata[i], column, NULL);
      else if (!column && (g_str_equal (parts[0], id) || g_strcmp0 (parts[1], id) == 0))
        model_remove (making->now, table, keys->pdata[i]);
    }
}

static int
delete_profile_step (Making *making)
{
  g_autofree char *id = pick (making, "profile");

  mw_edit_add_step (making->edit, MW_STEP_DELETE_PROFILE, id, NULL);
  if (!model_has (making->now, "profile", id))
    return MW_ERROR_NOT_FOUND;
  if (model_has (making->base, "profile", id))
    return MW_ERROR_REFUSED;
  let_go (making, "profile_override", NULL, id);
  let_go (making, "responsibility_profile", NULL, id);
  let_go (making, "agent", "default_profile", id);
  model_remove (making->now, "profile", id);
  return GOES_WELL;
}

static int
set_value (Making *making, const char *table, const char *owner, guint i)
{
  g_autofree char *key = g_strconcat (owner, "/", VALUES[i].key, NULL);

  if (VALUES[i].code != GOES_WELL)
    return VALUES[i].code;
  if (!model_has (making->now, table, key))
    model_add (making->now, table, key);
  model_set (making->now, table, key, "value", VALUES[i].value);
  return GOES_WELL;
}

static int
set_override_step (Making *making)
{
  guint i = (guint) g_rand_int_range (making->random, 0, G_N_ELEMENTS (VALUES));
  g_autofree char *id = pick (making, "profile");

  mw_edit_add_step (making->edit, MW_STEP_SET_OVERRIDE, id, VALUES[i].key, VALUES[i].value, NULL);
  if (!model_has (making->now, "profile", id))
    return MW_ERROR_NOT_FOUND;
  if (!g_str_equal (model_get (making->now, "profile", id, "driver"), IMAP_DRIVER) &&
      g_str_has_prefix (VALUES[i].key, "imap-"))
    return MW_ERROR_NOT_FOUND;
  return set_value (making, "profile_override", id, i);
}

/* A new password: it is stored first, and its id staged. */
static int
set_password_step (Making *making)
{
  g_autofree char *id = pick (making, "profile");
  g_autofree char *secret = g_uuid_string_random ();
  g_autofree char *row = g_strconcat (id, "/mail-password", NULL);

  mw_edit_add_step (making->edit, MW_STEP_SET_OVERRIDE, id, "mail-password", secret, NULL);
  if (!model_has (making->now, "profile", id))
    return MW_ERROR_NOT_FOUND;
  if (!model_has (making->now, "profile_override", row))
    model_add (making->now, "profile_override", row);
  model_set (making->now, "profile_override", row, "value", secret);
  return GOES_WELL;
}

static int
reset_override_step (Making *making)
{
  g_autofree char *id = pick (making, "profile");
  const char *key = PICK (making, VALUES).key;
  g_autofree char *row = g_strconcat (id, "/", key, NULL);

  mw_edit_add_step (making->edit, MW_STEP_RESET_OVERRIDE, id, key, NULL);
  if (!model_has (making->now, "profile", id))
    return MW_ERROR_NOT_FOUND;
  model_remove (making->now, "profile_override", row);
  return GOES_WELL;
}

static int
set_default_step (Making *making)
{
  guint i = (guint) g_rand_int_range (making->random, 0, G_N_ELEMENTS (VALUES));

  mw_edit_add_step (making->edit, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, VALUES[i].key,
                    VALUES[i].value, NULL);
  return set_value (making, "site_default", IMAP_DRIVER, i);
}

/* Not of the servers: without them nothing could be submitted for long. */
static int
reset_default_step (Making *making)
{
  static const char *const KEYS[] = { "polling-interval", "from-address", "imap-encryption" };
  const char *key = PICK (making, KEYS);
  g_autofree char *row = g_strconcat (IMAP_DRIVER, "/", key, NULL);

  mw_edit_add_step (making->edit, MW_STEP_RESET_SITE_DEFAULT, IMAP_DRIVER, key, NULL);
  model_remove (making->now, "site_default", row);
  return GOES_WELL;
}

/* ---- people ---- */

static int
add_agent_step (Making *making)
{
  const char *login = PICK (making, LOGINS), *name = PICK (making, COMMENTS);
  const char *id = mw_edit_add_new_agent (making->edit, login, name, "");

  model_add (making->now, "agent", id);
  model_set (making->now, "agent", id, "name", name);
  model_set (making->now, "agent", id, "address", "");
  return set_name (making, "agent", id, login);
}

static int
set_agent_step (Making *making)
{
  g_autofree char *id = pick (making, "agent");
  g_autofree char *profile = pick (making, "profile");
  const char *login = PICK (making, LOGINS);

  if (g_rand_boolean (making->random))
    {
      mw_edit_add_step (making->edit, MW_STEP_SET_AGENT, id, "login", login, NULL);
      return set_name (making, "agent", id, login);
    }
  mw_edit_add_step (making->edit, MW_STEP_SET_AGENT, id, "default-profile", profile, NULL);
  if (!model_has (making->now, "agent", id) || !model_has (making->now, "profile", profile))
    return MW_ERROR_NOT_FOUND;
  model_set (making->now, "agent", id, "default_profile", profile);
  return GOES_WELL;
}

static int
remove_agent_step (Making *making)
{
  g_autofree char *id = pick (making, "agent");

  mw_edit_add_step (making->edit, MW_STEP_REMOVE_AGENT, id, NULL);
  if (!model_has (making->now, "agent", id))
    return MW_ERROR_NOT_FOUND;
  let_go (making, "responsibility_agent", NULL, id);
  model_remove (making->now, "agent", id);
  return GOES_WELL;
}

static int
add_responsibility_step (Making *making)
{
  const char *name = PICK (making, NAMES);
  const char *id = mw_edit_add_new_responsibility (making->edit, name);

  model_add (making->now, "responsibility", id);
  model_set (making->now, "responsibility", id, "comment", "");
  return set_name (making, "responsibility", id, name);
}

static int
set_responsibility_step (Making *making)
{
  g_autofree char *id = pick (making, "responsibility");
  const char *name = PICK (making, NAMES);

  mw_edit_add_step (making->edit, MW_STEP_SET_RESPONSIBILITY, id, "name", name, NULL);
  return set_name (making, "responsibility", id, name);
}

static int
remove_responsibility_step (Making *making)
{
  g_autofree char *id = pick (making, "responsibility");

  mw_edit_add_step (making->edit, MW_STEP_REMOVE_RESPONSIBILITY, id, NULL);
  if (!model_has (making->now, "responsibility", id))
    return MW_ERROR_NOT_FOUND;
  let_go (making, "responsibility_agent", NULL, id);
  let_go (making, "responsibility_profile", NULL, id);
  model_remove (making->now, "responsibility", id);
  return GOES_WELL;
}

static int
member_step (Making *making)
{
  gboolean agent = g_rand_boolean (making->random);
  gboolean leaves = g_rand_int_range (making->random, 0, 3) == 0;
  const char *table = agent ? "responsibility_agent" : "responsibility_profile";
  g_autofree char *id = pick (making, "responsibility");
  g_autofree char *member = pick (making, agent ? "agent" : "profile");
  g_autofree char *row = g_strconcat (id, "/", member, NULL);
  MwStepKind kind = agent ? (leaves ? MW_STEP_UNASSIGN_AGENT : MW_STEP_ASSIGN_AGENT)
                          : (leaves ? MW_STEP_UNASSIGN_PROFILE : MW_STEP_ASSIGN_PROFILE);

  mw_edit_add_step (making->edit, kind, id, member, NULL);
  if (leaves)
    {
      model_remove (making->now, table, row);
      return GOES_WELL;
    }
  if (!model_has (making->now, "responsibility", id) ||
      !model_has (making->now, agent ? "agent" : "profile", member))
    return MW_ERROR_NOT_FOUND;
  if (!model_has (making->now, table, row))
    model_add (making->now, table, row);
  return GOES_WELL;
}

/* ---- of any kind ---- */

static int
group_step (Making *making)
{
  static const char *const KINDS[] = { "organisation", "response-group" };
  const char *kind = PICK (making, KINDS), *name = PICK (making, NAMES);
  g_autofree char *table = g_strdelimit (g_strdup (kind), "-", '_');
  g_autofree char *id = pick (making, table);
  g_autofree char *profile = pick (making, "profile");
  g_autofree char *fresh = g_uuid_string_random ();

  switch (g_rand_int_range (making->random, 0, 4))
    {
    case 0:
      mw_edit_add_step (making->edit, MW_STEP_ADD, kind, fresh, "name", name, NULL);
      model_add (making->now, table, fresh);
      return set_name (making, table, fresh, name);
    case 1:
      mw_edit_add_step (making->edit, MW_STEP_SET, kind, id, "name", name, NULL);
      return set_name (making, table, id, name);
    case 2:
      mw_edit_add_step (making->edit, MW_STEP_REMOVE, kind, id, NULL);
      if (!model_has (making->now, table, id))
        return MW_ERROR_NOT_FOUND;
      let_go (making, "profile", table, id);
      model_remove (making->now, table, id);
      return GOES_WELL;
    default:
      /* One that is retired is in no response group. */
      if (g_strcmp0 (model_get (making->now, "profile", profile, "retired"), "1") == 0)
        return GOES_WELL;
      mw_edit_add_step (making->edit, MW_STEP_SET_PROFILE, profile, kind, id, NULL);
      if (!model_has (making->now, "profile", profile) || !model_has (making->now, table, id))
        return MW_ERROR_NOT_FOUND;
      model_set (making->now, "profile", profile, table, id);
      return GOES_WELL;
    }
}

/* Two that change their names: no order of the two does it. */
static int
swap_step (Making *making)
{
  static const char *const TABLES[] = { "profile", "agent", "responsibility" };
  static const MwStepKind SET[] = { MW_STEP_SET_PROFILE, MW_STEP_SET_AGENT,
                                    MW_STEP_SET_RESPONSIBILITY };
  gint32 which = g_rand_int_range (making->random, 0, G_N_ELEMENTS (TABLES));
  const char *table = TABLES[which], *field = which == 1 ? "login" : "name";
  g_autofree char *a = pick (making, table);
  g_autofree char *b = pick (making, table);
  g_autofree char *name_a = g_strdup (model_get (making->now, table, a, field));
  g_autofree char *name_b = g_strdup (model_get (making->now, table, b, field));
  int code;

  if (!name_a || !name_b || g_str_equal (a, b))
    return GOES_WELL;
  mw_edit_add_step (making->edit, SET[which], a, field, "between", NULL);
  mw_edit_add_step (making->edit, SET[which], b, field, name_a, NULL);
  mw_edit_add_step (making->edit, SET[which], a, field, name_b, NULL);
  code = set_name (making, table, a, "between");
  if (code == GOES_WELL)
    code = set_name (making, table, b, name_a);
  return code == GOES_WELL ? set_name (making, table, a, name_b) : code;
}

static const StepFunc STEPS[] = {
  add_profile_step,
  add_profile_step,
  set_profile_step,
  set_profile_step,
  set_profile_step,
  delete_profile_step,
  set_override_step,
  set_password_step,
  set_override_step,
  reset_override_step,
  set_default_step,
  reset_default_step,
  add_agent_step,
  set_agent_step,
  remove_agent_step,
  add_responsibility_step,
  set_responsibility_step,
  remove_responsibility_step,
  member_step,
  member_step,
  group_step,
  swap_step,
};

MwEdit *
random_edit_new (GRand *random, const Model *now, const Model *base, Model **after, int *code)
{
  int n = g_rand_int_range (random, 0, 3) ? 1 : g_rand_int_range (random, 2, 5);
  Making making = { random, mw_edit_new (MW_EDIT_SEVERAL, "random", NULL), model_copy (now), base };

  *code = GOES_WELL;
  for (int i = 0; i < n && *code == GOES_WELL; i++)
    *code = PICK (&making, STEPS) (&making);
  /* All of it, or nothing. */
  if (*code != GOES_WELL)
    {
      model_free (making.now);
      making.now = model_copy (now);
    }
  *after = making.now;
  return making.edit;
}
