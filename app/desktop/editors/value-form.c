/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/value-form.h"

#include "desktop/editors/encryption-row.h"
#include "desktop/editors/value-editor.h"
#include "desktop/editors/value-section.h"
#include <glib/gi18n.h>

#define N_SECTIONS 6

typedef struct
{
  const char *id;
  const char *title;
  gboolean folded;
} SectionKind;

/* The last ones are folded: most mailboxes never need them. */
static const SectionKind kinds[N_SECTIONS] = {
  { "incoming", N_ ("Incoming"), FALSE },     { "outgoing", N_ ("Outgoing"), FALSE },
  { "encryption", N_ ("Encryption"), FALSE }, { "messages", N_ ("Messages"), TRUE },
  { "folders", N_ ("Folders"), TRUE },        { "advanced", N_ ("Advanced"), TRUE },
};

struct _MwValueForm
{
  AdwBin parent_instance;

  GtkBox *box;                          /* (unowned) */
  GtkLabel *nothing;                    /* (unowned) */
  MwValueSection *sections[N_SECTIONS]; /* (unowned) */

  MwSheet *sheet; /* (owned) */
  char *search;   /* (owned) (nullable) */
  MwFormShows shows;
  guint update_id;
};

enum
{
  COMMIT,
  JUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwValueForm, mw_value_form, ADW_TYPE_BIN)

static const char *
explain_nothing (MwValueForm *self)
{
  if (self->search != NULL && *self->search != '\0')
    return _ ("No parameter matches the search.");
  if (self->shows == MW_FORM_CHANGED)
    return _ ("Nothing is set here: every value is inherited.");
  return _ ("Nothing is needed: every required value is there.");
}

static void
narrow (MwValueForm *self, gboolean keep)
{
  guint n_shown = 0;

  for (guint i = 0; i < N_SECTIONS; i++)
    n_shown += mw_value_section_narrow (self->sections[i], self->search, self->shows, keep);
  gtk_label_set_label (self->nothing, explain_nothing (self));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_shown == 0);
}

static gboolean
on_update_due_cb (gpointer user_data)
{
  MwValueForm *self = MW_VALUE_FORM (user_data);

  self->update_id = 0;
  narrow (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* A reload notifies many values at once. */
static void
on_value_changed_cb (MwValueForm *self)
{
  g_assert (MW_IS_VALUE_FORM (self));

  if (self->update_id == 0)
    self->update_id = g_idle_add (on_update_due_cb, self);
}

static void
on_section_commit_cb (MwValueForm *self, GHashTable *values)
{
  g_assert (MW_IS_VALUE_FORM (self));

  g_signal_emit (self, signals[COMMIT], 0, values);
}

static void
on_section_judged_cb (MwValueForm *self)
{
  g_assert (MW_IS_VALUE_FORM (self));

  g_signal_emit (self, signals[JUDGED], 0);
}

static gboolean
says_encryption (MwDriver *driver, const char *key)
{
  GListModel *protocols = mw_driver_get_protocols (driver);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);
      g_autoptr (GPtrArray) keys = mw_protocol_dup_encryption_keys (protocol);

      if (g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        return TRUE;
    }
  return FALSE;
}

static MwValueSection *
section_of (MwValueForm *self, const char *id)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      return self->sections[i];
  return self->sections[N_SECTIONS - 1];
}

static void
fill_sections (MwValueForm *self, gboolean with_secrets)
{
  MwDriver *driver = mw_sheet_get_driver (self->sheet);
  GListModel *protocols = mw_driver_get_protocols (driver);
  GListModel *values = G_LIST_MODEL (self->sheet);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      mw_value_section_add_protocol (section_of (self, "encryption"), protocol);
    }
  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (values, i);
      MwParameter *parameter = mw_value_get_parameter (value);

      g_signal_connect_object (value, "notify", G_CALLBACK (on_value_changed_cb), self,
                               G_CONNECT_SWAPPED);
      if (says_encryption (driver, mw_parameter_get_key (parameter)) ||
          (mw_parameter_is_secret (parameter) && !with_secrets))
        continue;
      mw_value_section_add_value (section_of (self, mw_parameter_get_section (parameter)), value);
    }
}

static void
mw_value_form_dispose (GObject *object)
{
  MwValueForm *self = MW_VALUE_FORM (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (mw_value_form_parent_class)->dispose (object);
}

static void
mw_value_form_class_init (MwValueFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_value_form_dispose;
  signals[COMMIT] = g_signal_new ("commit", MW_TYPE_VALUE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  signals[JUDGED] = g_signal_new ("judged", MW_TYPE_VALUE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
mw_value_form_init (MwValueForm *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  self->nothing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->nothing), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->nothing), 24);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_box_append (self->box, GTK_WIDGET (self->nothing));
}

GtkWidget *
mw_value_form_new (MwSheet *sheet, MwVault *vault)
{
  MwValueForm *self = NULL;

  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (vault == NULL || MW_IS_VAULT (vault), NULL);

  self = g_object_new (MW_TYPE_VALUE_FORM, NULL);
  self->sheet = g_object_ref (sheet);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *section = mw_value_section_new (_ (kinds[i].title), sheet, vault, kinds[i].folded);

      self->sections[i] = MW_VALUE_SECTION (section);
      g_signal_connect_object (section, "commit", G_CALLBACK (on_section_commit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (section, "judged", G_CALLBACK (on_section_judged_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->box, section);
    }
  fill_sections (self, vault != NULL);
  narrow (self, FALSE);
  return GTK_WIDGET (self);
}

void
mw_value_form_set_search (MwValueForm *self, const char *search)
{
  g_return_if_fail (MW_IS_VALUE_FORM (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  narrow (self, FALSE);
}

void
mw_value_form_set_shows (MwValueForm *self, MwFormShows shows)
{
  g_return_if_fail (MW_IS_VALUE_FORM (self));

  if (self->shows == shows)
    return;
  self->shows = shows;
  narrow (self, FALSE);
}

static GtkWidget *
find_row (MwValueForm *self, const char *key, MwValueSection **section)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *row = mw_value_section_find (self->sections[i], key);

      if (row != NULL)
        {
          *section = self->sections[i];
          return row;
        }
    }
  return NULL;
}

gboolean
mw_value_form_focus (MwValueForm *self, const char *key)
{
  MwValueSection *section = NULL;
  GtkWidget *row = NULL;

  g_return_val_if_fail (MW_IS_VALUE_FORM (self), FALSE);

  row = find_row (self, key, &section);
  if (row == NULL)
    return FALSE;
  mw_value_section_unfold (section);
  gtk_widget_set_visible (GTK_WIDGET (section), TRUE);
  gtk_widget_set_visible (row, TRUE);
  return gtk_widget_grab_focus (row);
}

void
mw_value_form_refresh (MwValueForm *self)
{
  g_return_if_fail (MW_IS_VALUE_FORM (self));

  for (guint i = 0; i < N_SECTIONS; i++)
    mw_value_section_refresh (self->sections[i]);
}

void
mw_value_form_set_mistake (MwValueForm *self, const char *key, const char *mistake)
{
  MwValueSection *section = NULL;
  GtkWidget *row = NULL;

  g_return_if_fail (MW_IS_VALUE_FORM (self));

  row = find_row (self, key, &section);
  if (MW_IS_VALUE_EDITOR (row))
    mw_value_editor_set_mistake (MW_VALUE_EDITOR (row), mistake);
}

void
mw_value_form_set_is_new (MwValueForm *self, gboolean is_new)
{
  g_return_if_fail (MW_IS_VALUE_FORM (self));

  for (guint i = 0; i < N_SECTIONS; i++)
    mw_value_section_set_is_new (self->sections[i], is_new);
}

GtkWidget *
mw_value_form_find_mistaken (MwValueForm *self)
{
  g_return_val_if_fail (MW_IS_VALUE_FORM (self), NULL);

  for (guint i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *mistaken = mw_value_section_find_mistaken (self->sections[i]);

      if (mistaken != NULL)
        return mistaken;
    }
  return NULL;
}

gboolean
mw_value_form_commit (MwValueForm *self)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;
  GtkWidget *editor = NULL;

  g_return_val_if_fail (MW_IS_VALUE_FORM (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return TRUE;
  editor = gtk_widget_get_ancestor (focus, MW_TYPE_VALUE_EDITOR);
  return editor == NULL || mw_value_editor_commit (MW_VALUE_EDITOR (editor));
}
