/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/words.h"

#include "store/changes/consequences.h"
#include "store/entities/unstaged-rows.h"

#include <mailwright/consequence.h>

#include <string.h>

struct _MwWords
{
  sqlite3 *db;
  MwCatalogue *catalogue;       /* (owned) (nullable) */
  MwNames *names;               /* (owned) */
  MwNames *before;              /* (owned) (nullable) */
  MwConsequences *consequences; /* (owned) */
  MwConsequences *past;         /* (owned) (nullable): of before */
  gboolean has_unstaged;
  gboolean names_only;
  MwStatement *defaults[2];   /* (owned) (nullable): a site default of now, and of the base */
  GHashTable *known_defaults; /* (owned): what was asked to what was found (nullable) */
  MwStatement *set; /* (owned) (nullable): whether a profile has a value, not its driver's */
};

MwWords *
mw_words_new (sqlite3 *db, MwCatalogue *catalogue, gboolean has_unstaged)
{
  MwWords *self = g_new0 (MwWords, 1);

  self->db = db;
  self->catalogue = catalogue ? g_object_ref (catalogue) : NULL;
  self->names = mw_names_new (db);
  self->consequences = mw_consequences_new (db, has_unstaged);
  self->has_unstaged = has_unstaged;
  self->known_defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
mw_words_leave_out_consequences (MwWords *self)
{
  self->names_only = TRUE;
}

void
mw_words_free (MwWords *self)
{
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->names, mw_names_free);
  g_clear_pointer (&self->before, mw_names_free);
  g_clear_pointer (&self->consequences, mw_consequences_free);
  g_clear_pointer (&self->past, mw_consequences_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->defaults); i++)
    g_clear_pointer (&self->defaults[i], sqlite3_finalize);
  g_clear_pointer (&self->set, sqlite3_finalize);
  g_hash_table_unref (self->known_defaults);
  g_free (self);
}

/* Where it has no name now, the one from before; the id where it never had one. */
static const char *
find (MwWords *self, const MwEntity *entity, const char *id)
{
  const char *name = mw_names_find (self->names, entity, id);

  return self->before && g_str_equal (name, id) ? mw_names_find (self->before, entity, id) : name;
}

static const char *
find_driver (MwWords *self, const MwEntity *entity, const char *object_id)
{
  const char *driver = mw_names_find_driver (self->names, entity, object_id);

  return driver || !self->before ? driver : mw_names_find_driver (self->before, entity, object_id);
}

static const char *
name_object (MwWords *self, const MwEntity *entity, const MwOperationFields *fields)
{
  const MwEntity *object = mw_entity_of (fields->object_kind);
  MwDriver *driver;

  if (object)
    return find (self, object, fields->object_id);
  driver = entity->driver_sql && self->catalogue
               ? mw_catalogue_find (self->catalogue, fields->object_id)
               : NULL;
  return driver ? mw_driver_get_name (driver) : fields->object_id;
}

static gboolean
looks_secret (const MwOperationValue *value)
{
  const char *text = value->after ? value->after : value->before;

  return text && g_uuid_string_is_valid (text);
}

/* A value whose parameter is gone may have been a secret's id: it is not shown either. */
static gboolean
is_secret (MwWords *self, const char *driver_id, const MwOperationFields *fields)
{
  MwDriver *driver =
      driver_id && self->catalogue ? mw_catalogue_find (self->catalogue, driver_id) : NULL;
  MwParameter *parameter = driver ? mw_driver_find_parameter (driver, fields->member) : NULL;

  return parameter ? mw_parameter_is_secret (parameter) : looks_secret (&fields->values[0]);
}

static const char *
find_consequence (MwWords *self, const MwEntity *entity, const MwOperationFields *fields)
{
  MwConsequences *asked =
      self->past && mw_consequences_takes_away (fields) ? self->past : self->consequences;

  return self->names_only ? NULL : mw_consequences_find (asked, entity, fields);
}

static void
name_member (MwWords *self,
             const MwEntity *entity,
             const MwOperationFields *fields,
             MwOperationWords *words)
{
  const MwEntity *referred =
      entity->columns[1].refers ? mw_entity_find (entity->columns[1].refers) : NULL;

  if (!referred)
    return;
  words->member_name = find (self, referred, fields->member);
  words->consequence = find_consequence (self, entity, fields);
}

static void
name_references (MwWords *self,
                 const MwEntity *entity,
                 const MwOperationFields *fields,
                 MwOperationWords *words)
{
  const MwColumn *column = mw_entity_find_field (entity, fields->values[0].field);
  const MwEntity *referred = column && column->refers ? mw_entity_find (column->refers) : NULL;

  if (!referred)
    return;
  if (fields->values[0].before)
    words->before_name = find (self, referred, fields->values[0].before);
  if (fields->values[0].after)
    words->after_name = find (self, referred, fields->values[0].after);
}

/* ---- what a value hides ---- */

static char *
ask_default (MwWords *self, gboolean base, const char *driver, const char *key)
{
  static const char *const SQL[] = {
    "SELECT value FROM site_default WHERE driver = ?1 AND key = ?2",
    "SELECT value FROM " MW_UNSTAGED_ROWS "site_default WHERE driver = ?1 AND key = ?2",
  };
  MwStatement **statement = &self->defaults[base];
  char *found = NULL;

  if (!*statement)
    *statement = mw_database_prepare (self->db, NULL, SQL[base], 0);
  if (!*statement)
    return NULL;
  sqlite3_bind_text (*statement, 1, driver, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (*statement, 2, key, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (*statement) == SQLITE_ROW)
    found = mw_statement_dup_text (*statement, 0);
  sqlite3_reset (*statement);
  return found;
}

/* The site default that a profile's new value takes the place of, or that takes the place of one
 * that is gone. Many profiles have the same one. */
static const char *
find_hidden (MwWords *self, const char *driver, const MwOperationFields *fields)
{
  gboolean begins = fields->sign == MW_CHANGE_ADDED;
  g_autofree char *key = g_strdup_printf ("%d/%s/%s", begins, driver, fields->member);
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (self->known_defaults, key, NULL, &found))
    {
      found = ask_default (self, begins, driver, fields->member);
      g_hash_table_insert (self->known_defaults, g_steal_pointer (&key), found);
    }
  return found;
}

/* ---- what follows an address ---- */

static gboolean
is_set (MwWords *self, const char *profile, const char *driver, const char *key)
{
  gboolean set;

  if (!self->set)
    self->set = mw_database_prepare (
        self->db, NULL,
        "SELECT 1 FROM profile_override WHERE profile = ?1 AND key = ?3 UNION ALL"
        " SELECT 1 FROM site_default WHERE driver = ?2 AND key = ?3",
        0);
  if (!self->set)
    return FALSE;
  sqlite3_bind_text (self->set, 1, profile, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->set, 2, driver, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->set, 3, key, -1, SQLITE_TRANSIENT);
  set = sqlite3_step (self->set) == SQLITE_ROW;
  sqlite3_reset (self->set);
  return set;
}

/* Account names that are what the address is, of servers that are in use. */
static gboolean
follows_address (MwWords *self, MwDriver *driver, MwProtocol *protocol, const char *profile)
{
  const char *id = mw_driver_get_id (driver);
  const char *account = mw_protocol_get_key (protocol, "account");
  const char *server = mw_protocol_get_key (protocol, "server");
  MwParameter *parameter = account ? mw_driver_find_parameter (driver, account) : NULL;
  const char *value = parameter ? mw_parameter_get_default (parameter) : NULL;

  return value && strchr (value, '{') && !is_set (self, profile, id, account) && server &&
         is_set (self, profile, id, server);
}

/* (transfer full) (nullable) */
static char *
find_followers (MwWords *self, const char *profile, const char *driver_id)
{
  MwDriver *driver =
      driver_id && self->catalogue ? mw_catalogue_find (self->catalogue, driver_id) : NULL;
  GListModel *protocols = driver ? mw_driver_get_protocols (driver) : NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; protocols && i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (follows_address (self, driver, protocol, profile))
        g_ptr_array_add (keys, (gpointer) mw_protocol_get_key (protocol, "account"));
    }
  if (keys->len == 0)
    return NULL;
  g_ptr_array_add (keys, NULL);
  return mw_consequence_format (MW_CONSEQUENCE_FOLLOWS, keys->len - 1,
                                (const char *const *) keys->pdata);
}

static MwOperation *
make_address_operation (MwWords *self, const MwOperationFields *fields, MwOperationWords *words)
{
  g_autofree char *followers = NULL, *both = NULL;

  words->driver =
      find_driver (self, mw_entity_find_part (MW_OBJECT_PROFILE, "override"), fields->object_id);
  if (!self->names_only)
    followers = find_followers (self, fields->object_id, words->driver);
  if (followers && words->consequence)
    both = g_strjoin ("\n", words->consequence, followers, NULL);
  if (followers)
    words->consequence = both ? both : followers;
  return mw_operation_new (fields, words);
}

MwOperation *
mw_words_make_operation (MwWords *self, const MwOperationFields *fields)
{
  const MwEntity *entity = mw_entity_find_part (fields->object_kind, fields->part);
  MwOperationWords words = { NULL };

  if (!entity)
    return mw_operation_new (fields, NULL);
  words.object_name = name_object (self, entity, fields);
  if (entity->driver_sql)
    {
      words.driver = find_driver (self, entity, fields->object_id);
      words.secret = is_secret (self, words.driver, fields);
      words.consequence = find_consequence (self, entity, fields);
      if (self->has_unstaged && words.driver && fields->object_kind == MW_OBJECT_PROFILE &&
          fields->sign != MW_CHANGE_CHANGED && !words.secret)
        words.hidden = find_hidden (self, words.driver, fields);
      return mw_operation_new (fields, &words);
    }
  if (fields->member)
    {
      name_member (self, entity, fields, &words);
      return mw_operation_new (fields, &words);
    }
  words.consequence = find_consequence (self, entity, fields);
  if (fields->sign == MW_CHANGE_CHANGED)
    name_references (self, entity, fields, &words);
  if (fields->sign == MW_CHANGE_CHANGED && fields->object_kind == MW_OBJECT_PROFILE &&
      g_str_equal (fields->values[0].field, "address"))
    return make_address_operation (self, fields, &words);
  return mw_operation_new (fields, &words);
}

void
mw_words_remember (MwWords *self, const MwOperationFields *fields)
{
  /* What was before the state that is now is over. */
  g_clear_pointer (&self->past, mw_consequences_free);
  /* Names and consequences are kept once they were asked for. */
  mw_operation_unref (mw_words_make_operation (self, fields));
}

void
mw_words_move_on (MwWords *self)
{
  g_clear_pointer (&self->before, mw_names_free);
  self->before = self->names;
  self->names = mw_names_new (self->db);
  g_clear_pointer (&self->past, mw_consequences_free);
  self->past = self->consequences;
  self->consequences = mw_consequences_new (self->db, FALSE);
}
