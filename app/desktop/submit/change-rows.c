/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/change-rows.h"

/* A row is a number: a change's place in the diff, or a group's with this bit. */
#define GROUP_BIT (1u << 31)

struct _MwChangeGroup
{
  GObject parent_instance;

  GListModel *changes; /* (owned) the whole diff */
  guint first;         /* the place in it of the one that names it */
  guint index;
  MwChangeSpan span;
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

  GListModel *changes;  /* (owned) (nullable) */
  MwChangeSpans *spans; /* (owned) (nullable) what they are read as */
  GPtrArray *groups;    /* (owned) (element-type MwChangeGroup) */
  GArray *rows;         /* (owned) (element-type guint) what is shown */
  GPtrArray *texts;     /* (owned) (nullable) of each change, folded: made by the first search */
  char *search;         /* (owned) (nullable) folded */
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
  g_clear_object (&MW_CHANGE_GROUP (object)->changes);

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

MwChange *
mw_change_group_dup_change (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), NULL);
  return g_list_model_get_item (self->changes, self->first);
}

guint
mw_change_group_get_n_changes (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), 0);
  return self->span.n_changes;
}

gboolean
mw_change_group_get_alike (MwChangeGroup *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_GROUP (self), FALSE);
  return self->span.alike;
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
  for (guint i = 0; i < group->span.n_changes; i++)
    {
      guint change = mw_change_spans_get_change (self->spans, group->span.start + i);

      if (!matches (self, change))
        continue;
      any = TRUE;
      if (group->folded)
        break;
      g_array_append_val (rows, change);
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

/* What was done to many alike is told by its heading; each of them only if one asks. */
static void
make_groups (MwChangeRows *self)
{
  for (guint i = 0; i < mw_change_spans_get_n (self->spans); i++)
    {
      MwChangeGroup *group = g_object_new (MW_TYPE_CHANGE_GROUP, NULL);

      group->changes = g_object_ref (self->changes);
      group->span = *mw_change_spans_get (self->spans, i);
      group->first = mw_change_spans_get_change (self->spans, group->span.start);
      group->index = i;
      group->folded = group->span.alike;
      g_ptr_array_add (self->groups, group);
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
  g_clear_pointer (&self->spans, mw_change_spans_unref);
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
mw_change_rows_set_changes (MwChangeRows *self, GListModel *changes, MwChangeSpans *spans)
{
  g_return_if_fail (MW_IS_CHANGE_ROWS (self));
  g_return_if_fail ((changes == NULL) == (spans == NULL));

  if (!g_set_object (&self->changes, changes))
    return;
  g_clear_pointer (&self->spans, mw_change_spans_unref);
  self->spans = spans != NULL ? mw_change_spans_ref (spans) : NULL;
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

MwChangeGroup *
mw_change_rows_find_group (MwChangeRows *self, guint position)
{
  g_return_val_if_fail (MW_IS_CHANGE_ROWS (self), NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  while (!(g_array_index (self->rows, guint, position) & GROUP_BIT))
    position--;
  return g_ptr_array_index (self->groups, g_array_index (self->rows, guint, position) & ~GROUP_BIT);
}

void
mw_change_rows_list_places (MwChangeRows *self, guint position, GArray *places)
{
  guint row = 0;
  MwChangeGroup *group = NULL;

  g_return_if_fail (MW_IS_CHANGE_ROWS (self));
  g_return_if_fail (position < self->rows->len);

  row = g_array_index (self->rows, guint, position);
  if (!(row & GROUP_BIT))
    {
      g_array_append_val (places, row);
      return;
    }
  group = g_ptr_array_index (self->groups, row & ~GROUP_BIT);
  for (guint i = 0; i < group->span.n_changes; i++)
    {
      row = mw_change_spans_get_change (self->spans, group->span.start + i);
      g_array_append_val (places, row);
    }
}

guint
mw_change_rows_get_n_groups (MwChangeRows *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_ROWS (self), 0);
  return self->groups->len;
}

guint
mw_change_rows_count_objects (MwChangeRows *self)
{
  g_return_val_if_fail (MW_IS_CHANGE_ROWS (self), 0);
  return self->spans != NULL ? mw_change_spans_get_n_objects (self->spans) : 0;
}
