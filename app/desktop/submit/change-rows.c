/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/change-rows.h"

/* A row is a number: a change's place in the diff, or a group's with this bit. */
#define GROUP_BIT (1u << 31)

struct _MwChangeGroup
{
  GObject parent_instance;

  MwChange *first; /* (owned) names the object */
  guint index;
  guint start; /* of its changes in the diff */
  guint n_changes;
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (MwChangeGroup, mw_change_group, G_TYPE_OBJECT)

typedef enum
{
  PROP_FOLDED = 1,
} GroupProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

struct _MwChangeRows
{
  GObject parent_instance;

  GListModel *changes; /* (owned) (nullable) */
  GPtrArray *groups;   /* (owned) (element-type MwChangeGroup) */
  GArray *rows;        /* (owned) (element-type guint) what is shown */
  GPtrArray *texts;    /* (owned) (nullable) of each change, folded: made by the first search */
  char *search;        /* (owned) (nullable) folded */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwChangeRows,
                               mw_change_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* ---- a group ---- */

static void
set_folded (MwChangeGroup *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
mw_change_group_finalize (GObject *object)
{
  g_clear_object (&MW_CHANGE_GROUP (object)->first);

  G_OBJECT_CLASS (mw_change_group_parent_class)->finalize (object);
}

static void
mw_change_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((GroupProperty) id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, MW_CHANGE_GROUP (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_change_group_class_init (MwChangeGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mw_change_group_finalize;
  object_class->get_property = mw_change_group_get_property;

  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_change_group_init (MwChangeGroup *self)
{
}

MwObjectKind
mw_change_group_get_kind (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), MW_OBJECT_DRIVER);
  return mw_change_get_object_kind (self->first);
}

const char *
mw_change_group_get_name (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), NULL);
  return mw_change_get_object_name (self->first);
}

guint
mw_change_group_get_n_changes (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), 0);
  return self->n_changes;
}

gboolean
mw_change_group_get_folded (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), FALSE);
  return self->folded;
}

/* ---- the rows ---- */

static char *
fold_text (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
make_texts (MwChangeRows *self)
{
  guint n = g_list_model_get_n_items (self->changes);

  self->texts = g_ptr_array_new_full (n, g_free);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (self->changes, i);
      /* Lines, so that nothing matches across two of them. */
      g_autofree char *lines = g_strjoin (
          "\n", or_empty (mw_change_get_object_name (change)),
          or_empty (mw_change_get_field_name (change)), or_empty (mw_change_get_before (change)),
          or_empty (mw_change_get_after (change)), or_empty (mw_change_get_note (change)), NULL);

      g_ptr_array_add (self->texts, fold_text (lines));
    }
}

static gboolean
matches (MwChangeRows *self, guint change)
{
  return self->search == NULL || strstr (g_ptr_array_index (self->texts, change), self->search);
}

static guint
append_group (MwChangeRows *self, GArray *rows, MwChangeGroup *group)
{
  guint before = rows->len;
  guint heading = group->index | GROUP_BIT;
  gboolean any = FALSE;

  g_array_append_val (rows, heading);
  for (guint i = group->start; i < group->start + group->n_changes; i++)
    {
      if (!matches (self, i))
        continue;
      any = TRUE;
      if (group->folded)
        break;
      g_array_append_val (rows, i);
    }
  if (!any)
    g_array_set_size (rows, before);
  return rows->len - before;
}

static void
rebuild (MwChangeRows *self)
{
  guint n_before = self->rows->len;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->groups->len; i++)
    append_group (self, self->rows, g_ptr_array_index (self->groups, i));
  if (n_before > 0 || self->rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
}

static gboolean
is_of (MwChangeGroup *group, MwChange *change)
{
  return mw_change_get_object_kind (group->first) == mw_change_get_object_kind (change) &&
         g_strcmp0 (mw_change_get_object_id (group->first), mw_change_get_object_id (change)) == 0;
}

static void
make_groups (MwChangeRows *self)
{
  guint n = g_list_model_get_n_items (self->changes);
  MwChangeGroup *group = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (self->changes, i);

      if (group == NULL || !is_of (group, change))
        {
          group = g_object_new (MW_TYPE_CHANGE_GROUP, NULL);
          group->first = g_object_ref (change);
          group->index = self->groups->len;
          group->start = i;
          g_ptr_array_add (self->groups, group);
        }
      group->n_changes++;
    }
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return MW_CHANGE_ROWS (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwChangeRows *self = MW_CHANGE_ROWS (model);
  guint row = 0;

  if (position >= self->rows->len)
    return NULL;
  row = g_array_index (self->rows, guint, position);
  if (row & GROUP_BIT)
    return g_object_ref (g_ptr_array_index (self->groups, row & ~GROUP_BIT));
  return g_list_model_get_item (self->changes, row);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mw_change_rows_finalize (GObject *object)
{
  MwChangeRows *self = MW_CHANGE_ROWS (object);

  g_clear_object (&self->changes);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->rows);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->search);

  G_OBJECT_CLASS (mw_change_rows_parent_class)->finalize (object);
}

static void
mw_change_rows_class_init (MwChangeRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_change_rows_finalize;
}

static void
mw_change_rows_init (MwChangeRows *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

MwChangeRows *
mw_change_rows_new (void)
{
  return g_object_new (MW_TYPE_CHANGE_ROWS, NULL);
}

void
mw_change_rows_set_changes (MwChangeRows *self, GListModel *changes)
{
  g_return_if_fail (MW_IS_CHANGE_ROWS (self));
  g_return_if_fail (changes == NULL || G_IS_LIST_MODEL (changes));

  if (!g_set_object (&self->changes, changes))
    return;
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  if (changes != NULL)
    {
      make_groups (self);
      if (self->search != NULL)
        make_texts (self);
    }
  rebuild (self);
}

void
mw_change_rows_set_search (MwChangeRows *self, const char *text)
{
  g_autofree char *stripped = NULL;
  g_autofree char *search = NULL;

  g_return_if_fail (MW_IS_CHANGE_ROWS (self));

  stripped = g_strstrip (g_strdup (or_empty (text)));
  search = *stripped != '\0' ? fold_text (stripped) : NULL;
  if (g_strcmp0 (search, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&search);
  if (self->search != NULL && self->texts == NULL && self->changes != NULL)
    make_texts (self);
  for (guint i = 0; self->search != NULL && i < self->groups->len; i++)
    set_folded (g_ptr_array_index (self->groups, i), FALSE);
  rebuild (self);
}

void
mw_change_rows_toggle (MwChangeRows *self, MwChangeGroup *group)
{
  g_autoptr (GArray) rows = NULL;
  guint position = 0;
  guint n_before = 0;

  g_return_if_fail (MW_IS_CHANGE_ROWS (self));
  g_return_if_fail (MW_IS_CHANGE_GROUP (group));

  while (position < self->rows->len &&
         g_array_index (self->rows, guint, position) != (group->index | GROUP_BIT))
    position++;
  g_return_if_fail (position < self->rows->len);
  for (guint i = position + 1;
       i < self->rows->len && !(g_array_index (self->rows, guint, i) & GROUP_BIT); i++)
    n_before++;

  set_folded (group, !group->folded);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  append_group (self, rows, group);
  /* The heading itself stays: the focus is on it. */
  if (n_before > 0)
    g_array_remove_range (self->rows, position + 1, n_before);
  if (rows->len > 1)
    g_array_insert_vals (self->rows, position + 1, &g_array_index (rows, guint, 1), rows->len - 1);
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, n_before, rows->len - 1);
}

void
mw_change_rows_set_all_folded (MwChangeRows *self, gboolean folded)
{
  g_return_if_fail (MW_IS_CHANGE_ROWS (self));

  for (guint i = 0; i < self->groups->len; i++)
    set_folded (g_ptr_array_index (self->groups, i), folded);
  rebuild (self);
}

gboolean
mw_change_rows_get_all_folded (MwChangeRows *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_ROWS (self), FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    if (!mw_change_group_get_folded (g_ptr_array_index (self->groups, i)))
      return FALSE;
  return self->groups->len > 0;
}

guint
mw_change_rows_get_n_groups (MwChangeRows *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_ROWS (self), 0);
  return self->groups->len;
}
