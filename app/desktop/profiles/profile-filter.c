/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-filter.h"

#include <glib/gi18n.h>

#include "desktop/lists/sort-picker.h"

struct _MwProfileFilter
{
  AdwBin parent_instance;

  MwCatalogue *catalogue; /* (owned) */
  gboolean filling;       /* several choices change at once */

  MwSortPicker *sort_picker;
  GtkDropDown *driver_drop_down;
  GtkDropDown *state_drop_down;
  GtkDropDown *encryption_drop_down;
  GtkDropDown *reachability_drop_down;
  GtkCheckButton *staged_button;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (MwProfileFilter, mw_profile_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the entries of the template's drop-downs stand for; the first one for all. */
static const char *const states[] = { NULL, "active", "disabled", "retired" };
static const char *const encryptions[] = { NULL, "tls", "starttls", "none" };
static const char *const reachabilities[] = { NULL,    "works",    "warning",
                                              "fails", "untested", "certificate-ends-soon" };

static const char *
get_word (GtkDropDown *drop_down, const char *const *words, guint n_words)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < n_words ? words[selected] : NULL;
}

static const char *
get_driver_id (MwProfileFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->driver_drop_down);
  g_autoptr (MwDriver) driver = NULL;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  driver = g_list_model_get_item (G_LIST_MODEL (self->catalogue), selected - 1);
  return driver != NULL ? mw_driver_get_id (driver) : NULL;
}

static void
show_drivers (MwProfileFilter *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *drivers = G_LIST_MODEL (self->catalogue);

  gtk_string_list_append (names, _ ("All Drivers"));
  for (guint i = 0; i < g_list_model_get_n_items (drivers); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (drivers, i);

      gtk_string_list_append (names, mw_driver_get_name (driver));
    }
  gtk_drop_down_set_model (self->driver_drop_down, G_LIST_MODEL (names));
}

static void
on_choice_changed_cb (MwProfileFilter *self)
{
  g_autoptr (MwQuery) query = NULL;

  if (self->filling)
    return;
  query = mw_query_new (MW_QUERY_PROFILES);
  gtk_widget_set_sensitive (self->clear_button, mw_profile_filter_fill (self, query));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mw_profile_filter_dispose (GObject *object)
{
  MwProfileFilter *self = MW_PROFILE_FILTER (object);

  /* Nobody cares for what is chosen while the drop-downs are taken apart. */
  self->filling = TRUE;
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (mw_profile_filter_parent_class)->dispose (object);
}

static void
mw_profile_filter_class_init (MwProfileFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_profile_filter_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MW_TYPE_SORT_PICKER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profile-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, sort_picker);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, driver_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, encryption_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, reachability_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, staged_button);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, mw_profile_filter_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
}

static void
mw_profile_filter_init (MwProfileFilter *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_profile_filter_new (MwCatalogue *catalogue)
{
  MwProfileFilter *self = NULL;

  g_return_val_if_fail (MW_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (MW_TYPE_PROFILE_FILTER, NULL);
  self->catalogue = g_object_ref (catalogue);
  show_drivers (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

void
mw_profile_filter_set_view (MwProfileFilter *self, GtkColumnView *view)
{
  g_return_if_fail (MW_IS_PROFILE_FILTER (self));

  mw_sort_picker_set_view (self->sort_picker, view);
}

gboolean
mw_profile_filter_fill (MwProfileFilter *self, MwQuery *query)
{
  const char *driver = NULL;
  const char *state = NULL;
  const char *encryption = NULL;
  const char *reachability = NULL;
  gboolean staged = FALSE;

  g_return_val_if_fail (MW_IS_PROFILE_FILTER (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  driver = get_driver_id (self);
  state = get_word (self->state_drop_down, states, G_N_ELEMENTS (states));
  encryption = get_word (self->encryption_drop_down, encryptions, G_N_ELEMENTS (encryptions));
  reachability =
      get_word (self->reachability_drop_down, reachabilities, G_N_ELEMENTS (reachabilities));
  staged = gtk_check_button_get_active (self->staged_button);
  mw_query_set_driver (query, driver);
  mw_query_set_state (query, state);
  mw_query_set_encryption (query, encryption);
  mw_query_set_reachability (query, reachability);
  mw_query_set_staged_only (query, staged);
  return driver != NULL || state != NULL || encryption != NULL || reachability != NULL || staged;
}

void
mw_profile_filter_clear (MwProfileFilter *self)
{
  g_return_if_fail (MW_IS_PROFILE_FILTER (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->driver_drop_down, 0);
  gtk_drop_down_set_selected (self->state_drop_down, 0);
  gtk_drop_down_set_selected (self->encryption_drop_down, 0);
  gtk_drop_down_set_selected (self->reachability_drop_down, 0);
  gtk_check_button_set_active (self->staged_button, FALSE);
  self->filling = FALSE;
  on_choice_changed_cb (self);
}

void
mw_profile_filter_set_reachability (MwProfileFilter *self, const char *word)
{
  g_return_if_fail (MW_IS_PROFILE_FILTER (self));

  mw_profile_filter_clear (self);
  for (guint i = 0; i < G_N_ELEMENTS (reachabilities); i++)
    if (g_strcmp0 (reachabilities[i], word) == 0)
      gtk_drop_down_set_selected (self->reachability_drop_down, i);
}
