/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/sheet.h>

#include "core/drivers/driver-private.h"
#include "core/drivers/parameter-private.h"
#include "core/drivers/value-private.h"

/* What is set for one parameter, level by level. */
typedef struct
{
  MwValue *value;     /* (owned) */
  char *site_default; /* (owned) (nullable) */
  char *override;     /* (owned) (nullable) */
  char *live;         /* (owned) (nullable) */
  gboolean staged;
  MwProtocol
      *followed; /* (unowned) (nullable): the protocol whose encryption decides the default */
} Row;

struct _MwSheet
{
  GObject parent_instance;

  MwDriver *driver;   /* (owned) */
  char *address;      /* (owned) (nullable) */
  GPtrArray *rows;    /* (owned) (element-type Row), in the driver's order */
  GHashTable *by_key; /* (owned): key to row, both owned by others */
};

static void mw_sheet_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSheet,
                               mw_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mw_sheet_list_model_init))

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->value);
  g_free (row->site_default);
  g_free (row->override);
  g_free (row->live);
  g_free (row);
}

static Row *
row_new (MwSheet *self, MwParameter *parameter)
{
  Row *row = g_new0 (Row, 1);
  const char *follows = mw_parameter_get_follows (parameter);

  if (follows)
    row->followed = mw_driver_find_encrypted_protocol (self->driver, follows);
  row->value = mw_value_new (parameter, mw_driver_find_parameter (self->driver, follows));
  return row;
}

static gboolean
assign (char **field, const char *value)
{
  char *copy = NULL;

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  return TRUE;
}

static const char *
find_driver_default (MwSheet *self, Row *row, MwOrigin *origin)
{
  MwParameter *parameter = mw_value_get_parameter (row->value);
  const char *value = NULL;

  if (row->followed)
    {
      MwEncryption encryption = mw_protocol_get_encryption (row->followed, self, NULL);

      value = mw_parameter_get_followed_default (parameter, mw_encryption_to_string (encryption));
      *origin = value ? MW_ORIGIN_FOLLOWS : MW_ORIGIN_NONE;
    }
  else
    {
      value = mw_parameter_get_default (parameter);
      *origin = value ? MW_ORIGIN_DRIVER_DEFAULT : MW_ORIGIN_NONE;
    }
  return value;
}

static void
update_value (MwSheet *self, Row *row)
{
  MwParameter *parameter = mw_value_get_parameter (row->value);
  MwValueState state = { .live = row->live, .staged = row->staged };
  gboolean is_site = self->address == NULL;
  g_autofree char *effective = NULL;
  g_autofree char *inherited = NULL;

  state.own = is_site ? row->site_default : row->override;
  if (!is_site && row->site_default)
    {
      state.inherited = row->site_default;
      state.inherited_origin = MW_ORIGIN_SITE_DEFAULT;
    }
  else
    state.inherited = find_driver_default (self, row, &state.inherited_origin);

  if (state.own)
    state.origin = is_site ? MW_ORIGIN_SITE_DEFAULT : MW_ORIGIN_OVERRIDE;
  else
    state.origin = state.inherited_origin;

  inherited = mw_parameter_expand (parameter, state.inherited, self->address);
  effective =
      state.own ? mw_parameter_expand (parameter, state.own, self->address) : g_strdup (inherited);
  state.value = effective;
  state.inherited = inherited;
  mw_value_update (row->value, &state);
}

/* A driver's own sheet misses nothing: what it leaves open, each profile may set. */
static void
update_needed (MwSheet *self, Row *row)
{
  MwParameter *parameter = mw_value_get_parameter (row->value);
  const char *value = mw_value_get_value (row->value);

  mw_value_set_needed (
      row->value, self->address && mw_parameter_get_required (parameter) && (!value || !*value) &&
                      mw_sheet_direction_in_use (self, mw_parameter_get_direction (parameter)));
}

/* Whoever is notified finds the whole sheet in its new state. What follows another value comes
 * after it. */
static void
update (MwSheet *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_object_freeze_notify (G_OBJECT (((Row *) self->rows->pdata[i])->value));

  for (guint i = 0; i < self->rows->len; i++)
    if (!((Row *) self->rows->pdata[i])->followed)
      update_value (self, self->rows->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->followed)
      update_value (self, self->rows->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    update_needed (self, self->rows->pdata[i]);

  g_object_ref (self);
  for (guint i = 0; i < self->rows->len; i++)
    g_object_thaw_notify (G_OBJECT (((Row *) self->rows->pdata[i])->value));
  g_object_unref (self);
}

static GType
mw_sheet_get_item_type (GListModel *model)
{
  return MW_TYPE_VALUE;
}

static guint
mw_sheet_get_n_items (GListModel *model)
{
  return MW_SHEET (model)->rows->len;
}

static gpointer
mw_sheet_get_item (GListModel *model, guint position)
{
  MwSheet *self = MW_SHEET (model);

  if (position >= self->rows->len)
    return NULL;
  return g_object_ref (((Row *) self->rows->pdata[position])->value);
}

static void
mw_sheet_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mw_sheet_get_item_type;
  iface->get_n_items = mw_sheet_get_n_items;
  iface->get_item = mw_sheet_get_item;
}

static void
mw_sheet_finalize (GObject *object)
{
  MwSheet *self = MW_SHEET (object);

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rows);
  g_free (self->address);
  g_clear_object (&self->driver);

  G_OBJECT_CLASS (mw_sheet_parent_class)->finalize (object);
}

static void
mw_sheet_class_init (MwSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_sheet_finalize;
}

static void
mw_sheet_init (MwSheet *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
}

MwSheet *
mw_sheet_new (MwDriver *driver, const char *address)
{
  MwSheet *self = NULL;
  GListModel *parameters = NULL;

  g_return_val_if_fail (MW_IS_DRIVER (driver), NULL);

  self = g_object_new (MW_TYPE_SHEET, NULL);
  self->driver = g_object_ref (driver);
  self->address = g_strdup (address);

  parameters = mw_driver_get_parameters (driver);
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      Row *row = row_new (self, parameter);

      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->by_key, (char *) mw_value_get_key (row->value), row);
    }
  update (self);
  return self;
}

/**
 * mw_sheet_get_driver:
 *
 * Returns: (transfer none): the driver whose parameters it has
 */
MwDriver *
mw_sheet_get_driver (MwSheet *self)
{
  g_return_val_if_fail (MW_IS_SHEET (self), NULL);
  return self->driver;
}

/**
 * mw_sheet_get_address:
 *
 * Returns: (transfer none) (nullable): the profile’s address, which placeholders stand for
 */
const char *
mw_sheet_get_address (MwSheet *self)
{
  g_return_val_if_fail (MW_IS_SHEET (self), NULL);
  return self->address;
}

/**
 * mw_sheet_set_address:
 * @address: (nullable): an address
 *
 * Sets what placeholders stand for; values that have them notify.
 */
void
mw_sheet_set_address (MwSheet *self, const char *address)
{
  g_return_if_fail (MW_IS_SHEET (self));

  if (assign (&self->address, address))
    update (self);
}

void
mw_sheet_set_site_default (MwSheet *self, const char *key, const char *value)
{
  Row *row = NULL;

  g_return_if_fail (MW_IS_SHEET (self));
  g_return_if_fail (key != NULL);

  row = g_hash_table_lookup (self->by_key, key);
  if (row && assign (&row->site_default, value))
    update (self);
}

void
mw_sheet_set_override (MwSheet *self, const char *key, const char *value)
{
  Row *row = NULL;

  g_return_if_fail (MW_IS_SHEET (self));
  g_return_if_fail (key != NULL);

  row = g_hash_table_lookup (self->by_key, key);
  if (row && assign (&row->override, value))
    update (self);
}

void
mw_sheet_replace (MwSheet *self, GHashTable *site_defaults, GHashTable *overrides, GHashTable *live)
{
  gboolean differs = FALSE;

  g_return_if_fail (MW_IS_SHEET (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      const char *key = mw_value_get_key (row->value);
      gpointer live_value = NULL;
      gboolean staged = live && g_hash_table_lookup_extended (live, key, NULL, &live_value);

      differs |= assign (&row->site_default,
                         site_defaults ? g_hash_table_lookup (site_defaults, key) : NULL);
      differs |= assign (&row->override, overrides ? g_hash_table_lookup (overrides, key) : NULL);
      differs |= assign (&row->live, live_value);
      differs |= row->staged != staged;
      row->staged = staged;
    }
  if (differs)
    update (self);
}

MwValue *
mw_sheet_find (MwSheet *self, const char *key)
{
  Row *row = NULL;

  g_return_val_if_fail (MW_IS_SHEET (self), NULL);

  row = key ? g_hash_table_lookup (self->by_key, key) : NULL;
  return row ? row->value : NULL;
}

const char *
mw_sheet_get (MwSheet *self, const char *key)
{
  MwValue *value = NULL;

  g_return_val_if_fail (MW_IS_SHEET (self), NULL);

  value = mw_sheet_find (self, key);
  return value ? mw_value_get_value (value) : NULL;
}

gboolean
mw_sheet_direction_in_use (MwSheet *self, MwDirection direction)
{
  g_return_val_if_fail (MW_IS_SHEET (self), FALSE);

  for (guint bit = MW_DIRECTION_IN; bit <= MW_DIRECTION_OUT; bit <<= 1)
    if ((direction & bit) &&
        g_strcmp0 (mw_sheet_get (self, mw_driver_get_enabled_key (self->driver, (MwDirection) bit)),
                   "off") != 0)
      return TRUE;
  return FALSE;
}

guint
mw_sheet_count_needed (MwSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (MW_IS_SHEET (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (mw_value_get_needed (((Row *) self->rows->pdata[i])->value))
      n++;
  return n;
}

/* Adds @key to @plan unless it is so already: by a reset where @word is what is inherited. */
static void
plan (MwSheet *self, GHashTable *changes, const char *key, const char *word)
{
  MwValue *value = mw_sheet_find (self, key);
  const char *wanted = word;

  if (!value)
    return;
  if (g_strcmp0 (mw_value_get_inherited (value), word) == 0)
    wanted = NULL;
  if (g_strcmp0 (mw_value_get_own (value), wanted) != 0)
    g_hash_table_insert (changes, g_strdup (key), g_strdup (wanted));
}

GHashTable *
mw_sheet_plan_encryption (MwSheet *self, MwProtocol *protocol, MwEncryption encryption)
{
  GHashTable *changes = NULL;

  g_return_val_if_fail (MW_IS_SHEET (self), NULL);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), NULL);

  changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plan (self, changes, mw_protocol_get_key (protocol, "encryption"),
        mw_encryption_to_string (encryption));
  plan (self, changes, mw_protocol_get_key (protocol, "implicit-tls"),
        encryption == MW_ENCRYPTION_TLS ? "on" : "off");
  plan (self, changes, mw_protocol_get_key (protocol, "starttls"),
        encryption == MW_ENCRYPTION_STARTTLS ? "on" : "off");
  return changes;
}
