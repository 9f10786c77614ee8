/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/value-section.h"

#include "desktop/editors/encryption-row.h"
#include "desktop/editors/value-editor.h"
#include <glib/gi18n.h>

struct _MwValueSection
{
  AdwBin parent_instance;

  GtkButton *heading;
  GtkImage *arrow;
  GtkLabel *title;
  GtkLabel *note;
  GtkListBox *list;

  MwSheet *sheet;    /* (owned) */
  MwVault *vault;    /* (owned) (nullable) */
  GPtrArray *items;  /* (owned) (element-type Item) */
  gboolean folded;   /* as the person left it */
  gboolean narrowed; /* a search or a filter is on, which unfolds */
  gboolean is_new;   /* of a profile that never was live */
};

typedef struct
{
  MwValue *value;       /* (owned) */
  MwProtocol *protocol; /* (owned) (nullable): it is an encryption's row */
  GtkWidget *row;       /* (unowned) (nullable): made when it is seen first */
  gboolean shown;
} Item;

enum
{
  COMMIT,
  JUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwValueSection, mw_value_section, ADW_TYPE_BIN)

static void
item_free (gpointer pointer)
{
  Item *item = pointer;

  g_clear_object (&item->value);
  g_clear_object (&item->protocol);
  g_free (item);
}

static gboolean
contains (const char *text, const char *word)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  return strstr (folded, word) != NULL;
}

static gboolean
found (MwValueSection *self, Item *item, const char *search)
{
  MwParameter *parameter = mw_value_get_parameter (item->value);
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !contains (mw_parameter_get_name (parameter), words[i]) &&
        !contains (mw_parameter_get_key (parameter), words[i]) &&
        !contains (gtk_label_get_label (self->title), words[i]) &&
        !contains (mw_parameter_get_help (parameter), words[i]) &&
        !contains (mw_value_get_text (item->value), words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_own (MwValueSection *self, Item *item)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (item->protocol == NULL)
    return mw_value_get_own (item->value) != NULL;
  keys = mw_protocol_dup_encryption_keys (item->protocol);
  for (guint i = 0; i < keys->len; i++)
    if (mw_value_get_own (mw_sheet_find (self->sheet, g_ptr_array_index (keys, i))) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
matches (MwValueSection *self, Item *item, const char *search, MwFormShows shows)
{
  if (item->protocol != NULL && !mw_protocol_is_used (item->protocol, self->sheet))
    return FALSE;
  if (shows == MW_FORM_CHANGED && !is_own (self, item))
    return FALSE;
  if (shows == MW_FORM_NEEDED && !mw_value_get_needed (item->value))
    return FALSE;
  return search == NULL || *search == '\0' || found (self, item, search);
}

static void
on_row_commit_cb (MwValueSection *self, const char *key, const char *text)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert (MW_IS_VALUE_SECTION (self));

  g_hash_table_insert (values, g_strdup (key), g_strdup (text));
  g_signal_emit (self, signals[COMMIT], 0, values);
}

static void
on_row_judged_cb (MwValueSection *self)
{
  g_assert (MW_IS_VALUE_SECTION (self));

  g_signal_emit (self, signals[JUDGED], 0);
}

static void
on_encryption_commit_cb (MwValueSection *self, GHashTable *values)
{
  g_assert (MW_IS_VALUE_SECTION (self));

  g_signal_emit (self, signals[COMMIT], 0, values);
}

static void
make_row (MwValueSection *self, Item *item)
{
  if (item->protocol != NULL)
    {
      item->row = mw_encryption_row_new (self->sheet, item->protocol);
      g_signal_connect_object (item->row, "commit", G_CALLBACK (on_encryption_commit_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      item->row = mw_value_editor_new (item->value);
      if (self->vault != NULL)
        mw_value_editor_set_vault (MW_VALUE_EDITOR (item->row), self->vault,
                                   mw_sheet_get_address (self->sheet));
      g_signal_connect_object (item->row, "commit", G_CALLBACK (on_row_commit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (item->row, "judged", G_CALLBACK (on_row_judged_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
mark_row (MwValueSection *self, GtkWidget *row)
{
  if (MW_IS_ENCRYPTION_ROW (row))
    mw_encryption_row_set_is_new (MW_ENCRYPTION_ROW (row), self->is_new);
  else
    mw_value_editor_set_is_new (MW_VALUE_EDITOR (row), self->is_new);
}

static void
make_rows (MwValueSection *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->row == NULL)
        {
          make_row (self, item);
          mark_row (self, item->row);
          gtk_list_box_append (self->list, item->row);
        }
      gtk_widget_set_visible (item->row, item->shown);
    }
}

static void
update_note (MwValueSection *self)
{
  guint n_own = 0;
  guint n_needed = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      n_own += is_own (self, item) ? 1 : 0;
      n_needed += mw_value_get_needed (item->value) ? 1 : 0;
    }
  if (n_needed > 0)
    words = g_strdup_printf (ngettext ("%u needed", "%u needed", n_needed), n_needed);
  else if (n_own > 0)
    words = g_strdup_printf (ngettext ("%u set here", "%u set here", n_own), n_own);
  gtk_label_set_label (self->note, words != NULL ? words : "");
}

static void
update_fold (MwValueSection *self)
{
  gboolean open = !self->folded || self->narrowed;

  if (open)
    make_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), open);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_sensitive (GTK_WIDGET (self->heading), !self->narrowed);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}

static void
on_heading_clicked_cb (MwValueSection *self)
{
  g_assert (MW_IS_VALUE_SECTION (self));

  self->folded = !self->folded;
  update_fold (self);
}

static void
mw_value_section_dispose (GObject *object)
{
  MwValueSection *self = MW_VALUE_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_VALUE_SECTION);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->sheet);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (mw_value_section_parent_class)->dispose (object);
}

static void
mw_value_section_class_init (MwValueSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_value_section_dispose;
  signals[COMMIT] = g_signal_new ("commit", MW_TYPE_VALUE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  signals[JUDGED] = g_signal_new ("judged", MW_TYPE_VALUE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/value-section.ui");
  gtk_widget_class_bind_template_child (widget_class, MwValueSection, heading);
  gtk_widget_class_bind_template_child (widget_class, MwValueSection, arrow);
  gtk_widget_class_bind_template_child (widget_class, MwValueSection, title);
  gtk_widget_class_bind_template_child (widget_class, MwValueSection, note);
  gtk_widget_class_bind_template_child (widget_class, MwValueSection, list);
  gtk_widget_class_bind_template_callback (widget_class, on_heading_clicked_cb);
}

static void
mw_value_section_init (MwValueSection *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_value_section_new (const char *title, MwSheet *sheet, MwVault *vault, gboolean folded)
{
  MwValueSection *self = g_object_new (MW_TYPE_VALUE_SECTION, NULL);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  self->sheet = g_object_ref (sheet);
  g_set_object (&self->vault, vault);
  self->folded = folded;
  return GTK_WIDGET (self);
}

void
mw_value_section_add_value (MwValueSection *self, MwValue *value)
{
  Item *item = NULL;

  g_return_if_fail (MW_IS_VALUE_SECTION (self));
  g_return_if_fail (MW_IS_VALUE (value));

  item = g_new0 (Item, 1);
  item->value = g_object_ref (value);
  g_ptr_array_add (self->items, item);
}

void
mw_value_section_add_protocol (MwValueSection *self, MwProtocol *protocol)
{
  g_autoptr (GPtrArray) keys = NULL;
  Item *item = NULL;

  g_return_if_fail (MW_IS_VALUE_SECTION (self));
  g_return_if_fail (MW_IS_PROTOCOL (protocol));

  keys = mw_protocol_dup_encryption_keys (protocol);
  if (keys->len == 0)
    return;
  item = g_new0 (Item, 1);
  item->value = g_object_ref (mw_sheet_find (self->sheet, g_ptr_array_index (keys, 0)));
  item->protocol = g_object_ref (protocol);
  g_ptr_array_add (self->items, item);
}

gboolean
mw_value_section_is_empty (MwValueSection *self)
{
  g_return_val_if_fail (MW_IS_VALUE_SECTION (self), TRUE);

  return self->items->len == 0;
}

guint
mw_value_section_narrow (MwValueSection *self, const char *search, MwFormShows shows, gboolean keep)
{
  guint n_shown = 0;

  g_return_val_if_fail (MW_IS_VALUE_SECTION (self), 0);

  self->narrowed = shows != MW_FORM_ALL || (search != NULL && *search != '\0');
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      item->shown = matches (self, item, search, shows) || (keep && item->shown);
      n_shown += item->shown ? 1 : 0;
    }
  update_note (self);
  update_fold (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
  return n_shown;
}

void
mw_value_section_refresh (MwValueSection *self)
{
  g_return_if_fail (MW_IS_VALUE_SECTION (self));

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->row != NULL && MW_IS_VALUE_EDITOR (item->row))
        mw_value_editor_refresh (MW_VALUE_EDITOR (item->row));
    }
}

GtkWidget *
mw_value_section_find (MwValueSection *self, const char *key)
{
  g_return_val_if_fail (MW_IS_VALUE_SECTION (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      gboolean is_it = g_strcmp0 (mw_value_get_key (item->value), key) == 0;

      if (!is_it && item->protocol != NULL)
        {
          g_autoptr (GPtrArray) keys = mw_protocol_dup_encryption_keys (item->protocol);

          is_it = g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
        }
      if (!is_it)
        continue;
      make_rows (self);
      return item->row;
    }
  return NULL;
}

void
mw_value_section_set_is_new (MwValueSection *self, gboolean is_new)
{
  g_return_if_fail (MW_IS_VALUE_SECTION (self));

  if (self->is_new == is_new)
    return;
  self->is_new = is_new;
  for (guint i = 0; i < self->items->len; i++)
    if (((Item *) g_ptr_array_index (self->items, i))->row != NULL)
      mark_row (self, ((Item *) g_ptr_array_index (self->items, i))->row);
}

GtkWidget *
mw_value_section_find_mistaken (MwValueSection *self)
{
  g_return_val_if_fail (MW_IS_VALUE_SECTION (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->row != NULL && MW_IS_VALUE_EDITOR (item->row) &&
          mw_value_editor_get_mistake (MW_VALUE_EDITOR (item->row)) != NULL)
        return item->row;
    }
  return NULL;
}

void
mw_value_section_unfold (MwValueSection *self)
{
  g_return_if_fail (MW_IS_VALUE_SECTION (self));

  self->folded = FALSE;
  update_fold (self);
}
