/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-filter.h"

#include "desktop/drivers/driver-choices.h"
#include "desktop/lists/sort-picker.h"

struct _MwProfileFilter
{
  AdwBin parent_instance;

  MwCatalogue *catalogue; /* (owned) */
  gboolean filling;       /* several choices change at once */

  MwSortPicker *sort_picker;
  GtkEditable *domain_entry;
  GtkEditable *host_entry;
  GtkEditable *agent_entry;
  GtkEditable *responsibility_entry;
  GtkDropDown *driver_drop_down;
  GtkDropDown *state_drop_down;
  GtkDropDown *encryption_drop_down;
  GtkDropDown *reachability_drop_down;
  GtkCheckButton *staged_button;
  GtkWidget *clear_button;
};

static void query_filter_iface_init (MwQueryFilterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwProfileFilter,
                               mw_profile_filter,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_QUERY_FILTER,
                                                      query_filter_iface_init))

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

static void
on_choice_changed_cb (MwProfileFilter *self)
{
  g_autoptr (MwQuery) query = NULL;

  if (self->filling)
    return;
  query = mw_query_new (MW_QUERY_PROFILES);
  gtk_widget_set_sensitive (self->clear_button,
                            mw_query_filter_fill (MW_QUERY_FILTER (self), query));
  mw_query_filter_changed (MW_QUERY_FILTER (self));
}

static gboolean
fill (MwQueryFilter *filter, MwQuery *query)
{
  MwProfileFilter *self = MW_PROFILE_FILTER (filter);
  g_autoptr (MwDriver) driver = mw_driver_choices_dup (self->driver_drop_down, self->catalogue);
  const char *state = NULL;
  const char *encryption = NULL;
  const char *reachability = NULL;
  gboolean staged = FALSE;

  state = get_word (self->state_drop_down, states, G_N_ELEMENTS (states));
  encryption = get_word (self->encryption_drop_down, encryptions, G_N_ELEMENTS (encryptions));
  reachability =
      get_word (self->reachability_drop_down, reachabilities, G_N_ELEMENTS (reachabilities));
  staged = gtk_check_button_get_active (self->staged_button);
  mw_query_set_driver (query, driver != NULL ? mw_driver_get_id (driver) : NULL);
  mw_query_set_state (query, state);
  mw_query_set_encryption (query, encryption);
  mw_query_set_reachability (query, reachability);
  mw_query_set_staged_only (query, staged);
  mw_query_set_domain (query, gtk_editable_get_text (self->domain_entry));
  mw_query_set_host (query, gtk_editable_get_text (self->host_entry));
  mw_query_set_agent_words (query, gtk_editable_get_text (self->agent_entry));
  mw_query_set_responsibility_words (query, gtk_editable_get_text (self->responsibility_entry));
  return mw_query_get_domain (query) != NULL || mw_query_get_host (query) != NULL ||
         mw_query_get_agent_words (query) != NULL ||
         mw_query_get_responsibility_words (query) != NULL || driver != NULL || state != NULL ||
         encryption != NULL || reachability != NULL || staged;
}

static void
clear (MwQueryFilter *filter)
{
  MwProfileFilter *self = MW_PROFILE_FILTER (filter);

  self->filling = TRUE;
  gtk_editable_set_text (self->domain_entry, "");
  gtk_editable_set_text (self->host_entry, "");
  gtk_editable_set_text (self->agent_entry, "");
  gtk_editable_set_text (self->responsibility_entry, "");
  gtk_drop_down_set_selected (self->driver_drop_down, 0);
  gtk_drop_down_set_selected (self->state_drop_down, 0);
  gtk_drop_down_set_selected (self->encryption_drop_down, 0);
  gtk_drop_down_set_selected (self->reachability_drop_down, 0);
  gtk_check_button_set_active (self->staged_button, FALSE);
  self->filling = FALSE;
  on_choice_changed_cb (self);
}

static void
set_view (MwQueryFilter *filter, GtkColumnView *view)
{
  mw_sort_picker_set_view (MW_PROFILE_FILTER (filter)->sort_picker, view);
}

static void
query_filter_iface_init (MwQueryFilterInterface *iface)
{
  iface->fill = fill;
  iface->clear = clear;
  iface->set_view = set_view;
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

  g_type_ensure (MW_TYPE_SORT_PICKER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profile-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, sort_picker);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, domain_entry);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, host_entry);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, agent_entry);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, responsibility_entry);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, driver_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, encryption_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, reachability_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, staged_button);
  gtk_widget_class_bind_template_child (widget_class, MwProfileFilter, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, mw_query_filter_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
}

static void
mw_profile_filter_init (MwProfileFilter *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

MwQueryFilter *
mw_profile_filter_new (MwCatalogue *catalogue)
{
  MwProfileFilter *self = NULL;

  g_return_val_if_fail (MW_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (MW_TYPE_PROFILE_FILTER, NULL);
  self->catalogue = g_object_ref (catalogue);
  mw_driver_choices_show (self->driver_drop_down, catalogue);
  self->filling = FALSE;
  return MW_QUERY_FILTER (self);
}

void
mw_profile_filter_set_reachability (MwProfileFilter *self, const char *word)
{
  g_return_if_fail (MW_IS_PROFILE_FILTER (self));

  mw_query_filter_clear (MW_QUERY_FILTER (self));
  for (guint i = 0; i < G_N_ELEMENTS (reachabilities); i++)
    if (g_strcmp0 (reachabilities[i], word) == 0)
      gtk_drop_down_set_selected (self->reachability_drop_down, i);
}
