/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/drivers/driver-page.h"

#include <glib/gi18n.h>

#include <mailwright/error.h>
#include <mailwright/value-edits.h>

#include "desktop/editors/value-form.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/titled.h"
#include "desktop/widgets/fold.h"
#include "desktop/drivers/parameter-table.h"

struct _MwDriverPage
{
  AdwBin parent_instance;

  MwDraft *draft;            /* (owned) */
  MwDriver *driver;          /* (owned) */
  MwSheet *sheet;            /* (owned) the site defaults */
  MwValueForm *form;         /* (unowned) in the content box */
  GCancellable *cancellable; /* (owned) */
  char *subtitle;            /* (owned) */
  guint n_staging;           /* edits under way */

  GtkSearchEntry *search_entry;
  GtkToggleButton *site_button;
  GtkToggleButton *all_button;
  GtkToggleButton *reference_button;
  GtkStack *stack;
  GtkBox *content_box;
  GtkWidget *facts_group;
  AdwActionRow *profiles_row;
  AdwPreferencesGroup *secrets_group;
  MwParameterTable *table;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwDriverPage,
                               mw_driver_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_TITLED, NULL))

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
} MwDriverPageProperty;

static GParamSpec *properties[PROP_SUBTITLE + 1];

static void
show_use (MwDriverPage *self)
{
  guint n = mw_driver_get_n_profiles (self->driver);
  g_autofree char *text =
      n == 0 ? g_strdup (_ ("No profile uses this driver"))
             : g_strdup_printf (
                   ngettext ("%u profile uses this driver", "%u profiles use this driver", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->profiles_row), text);
  g_free (self->subtitle);
  self->subtitle = g_strdup_printf ("%s · %s", mw_driver_get_channel (self->driver), text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
on_profiles_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwDriverPage) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_profiles = 0;

  if (mw_draft_count_profiles_finish (MW_DRAFT (source), result, &n_profiles, &error))
    mw_driver_set_n_profiles (self->driver, n_profiles);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwDriverPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error))
    mw_error_presenter_show (GTK_WIDGET (self), error);
  else if (self->n_staging == 0 && self->form != NULL)
    mw_value_form_refresh (self->form);
}

static void
on_draft_changed_cb (MwDriverPage *self)
{
  mw_draft_load_sheet_async (self->draft, self->sheet, NULL, self->cancellable, on_sheet_loaded_cb,
                             g_object_ref (self));
  mw_draft_count_profiles_async (self->draft, mw_driver_get_id (self->driver), self->cancellable,
                                 on_profiles_counted_cb, g_object_ref (self));
}

/* An edit under way, and what it means for the form. */
typedef struct
{
  MwDriverPage *page; /* (owned) */
  char *key;          /* (owned) (nullable) if it is about one parameter */
  gboolean reset;
} Staging;

static void
staging_free (Staging *staging)
{
  g_object_unref (staging->page);
  g_free (staging->key);
  g_free (staging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Staging, staging_free)

static void
show_reset (MwDriverPage *self, const char *key)
{
  MwParameter *parameter = mw_driver_find_parameter (self->driver, key);
  g_autofree char *text =
      g_strdup_printf (_ ("Site default of %s reset"), mw_parameter_get_name (parameter));

  mw_toast_offer_undo (GTK_WIDGET (self), self->draft, text);
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Staging) staging = user_data;
  MwDriverPage *self = staging->page;
  g_autoptr (GError) error = NULL;

  self->n_staging--;
  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      if (staging->key != NULL && staging->reset)
        show_reset (self, staging->key);
    }
  else if (staging->key != NULL && g_error_matches (error, MW_ERROR, MW_ERROR_INVALID))
    mw_value_form_set_mistake (self->form, staging->key, error->message);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static MwEdit *
build_edit (MwDriverPage *self, GHashTable *values, Staging *staging)
{
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_DRIVER);
  MwEdit *edit = NULL;

  mw_value_edits_add_all (edits, mw_driver_get_id (self->driver), mw_driver_get_name (self->driver),
                          values);
  edit = mw_value_edits_build (edits);
  staging->reset = mw_edit_get_verb (edit) == MW_EDIT_RESET_SITE_DEFAULT;
  staging->key = g_hash_table_size (values) == 1 ? g_strdup (mw_edit_get_detail (edit)) : NULL;
  return edit;
}

static void
on_form_committed_cb (MwDriverPage *self, GHashTable *values)
{
  Staging *staging = g_new0 (Staging, 1);
  g_autoptr (MwEdit) edit = build_edit (self, values, staging);

  staging->page = g_object_ref (self);
  self->n_staging++;
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, staging);
}

static const char *
get_search (MwDriverPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return *text != '\0' ? text : NULL;
}

static void
show_secrets (MwDriverPage *self)
{
  gboolean only_site = gtk_toggle_button_get_active (self->site_button);
  gboolean searched = get_search (self) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->secrets_group), !only_site && !searched);
  gtk_widget_set_visible (self->facts_group, !only_site && !searched);
}

static void
on_search_changed_cb (MwDriverPage *self)
{
  mw_value_form_set_search (self->form, get_search (self));
  mw_parameter_table_set_search (self->table, get_search (self));
  show_secrets (self);
}

static void
on_search_cleared_cb (MwDriverPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Escape clears what was searched first, and leaves the page when there is nothing to clear. */
static void
on_search_stopped_cb (MwDriverPage *self)
{
  if (get_search (self) != NULL)
    on_search_cleared_cb (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
on_view_toggled_cb (MwDriverPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (button == self->reference_button)
    {
      gtk_stack_set_visible_child_name (self->stack, "reference");
      return;
    }
  mw_value_form_set_shows (self->form, button == self->site_button ? MW_FORM_CHANGED : MW_FORM_ALL);
  show_secrets (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
}

static void
on_parameter_chosen_cb (MwDriverPage *self, const char *key)
{
  mw_driver_page_focus_parameter (self, key);
}

static void
add_secret (MwDriverPage *self, MwParameter *parameter)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 mw_parameter_get_name (parameter), "subtitle",
                                 mw_parameter_get_help (parameter), "subtitle-lines", 0, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-password-symbolic");

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (mw_parameter_get_required (parameter))
    {
      GtkWidget *label = gtk_label_new (_ ("Required"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (self->secrets_group, row);
}

static void
show_driver (MwDriverPage *self)
{
  GListModel *parameters = mw_driver_get_parameters (self->driver);
  const char *description = mw_driver_get_description (self->driver);
  g_autofree char *markup = g_markup_escape_text (description != NULL ? description : "", -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->facts_group), markup);
  self->form = MW_VALUE_FORM (mw_value_form_new (self->sheet, NULL));
  gtk_box_insert_child_after (self->content_box, GTK_WIDGET (self->form), self->facts_group);
  g_signal_connect_object (self->form, "commit", G_CALLBACK (on_form_committed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      if (mw_parameter_is_secret (parameter))
        add_secret (self, parameter);
    }
  mw_parameter_table_set_driver (self->table, self->driver);
}

static void
grab_default_focus (MwPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (MW_DRIVER_PAGE (page)->search_entry));
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->grab_default_focus = grab_default_focus;
}

static void
mw_driver_page_dispose (GObject *object)
{
  MwDriverPage *self = MW_DRIVER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sheet);
  g_clear_object (&self->driver);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_driver_page_parent_class)->dispose (object);
}

static void
mw_driver_page_finalize (GObject *object)
{
  MwDriverPage *self = MW_DRIVER_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->subtitle);

  G_OBJECT_CLASS (mw_driver_page_parent_class)->finalize (object);
}

static void
mw_driver_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwDriverPage *self = MW_DRIVER_PAGE (object);

  switch ((MwDriverPageProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->driver != NULL ? mw_driver_get_name (self->driver) : NULL);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_driver_page_class_init (MwDriverPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mw_driver_page_dispose;
  object_class->finalize = mw_driver_page_finalize;
  object_class->get_property = mw_driver_page_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_FOLD);
  g_type_ensure (MW_TYPE_PARAMETER_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/drivers/driver-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, site_button);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, reference_button);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, content_box);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, facts_group);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, profiles_row);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, secrets_group);
  gtk_widget_class_bind_template_child (widget_class, MwDriverPage, table);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_parameter_chosen_cb);
}

static void
mw_driver_page_init (MwDriverPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_driver_page_new (MwDraft *draft, MwVault *vault, const char *driver_id)
{
  MwDriverPage *self = NULL;
  MwDriver *driver = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  driver = mw_catalogue_find (mw_draft_get_catalogue (draft), driver_id);
  g_return_val_if_fail (MW_IS_DRIVER (driver), NULL);

  self = g_object_new (MW_TYPE_DRIVER_PAGE, NULL);
  self->draft = g_object_ref (draft);
  self->driver = g_object_ref (driver);
  self->sheet = mw_sheet_new (driver, NULL);
  show_driver (self);
  show_use (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (driver, "notify::n-profiles", G_CALLBACK (show_use), self,
                           G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
  return GTK_WIDGET (self);
}

void
mw_driver_page_focus_parameter (MwDriverPage *self, const char *key)
{
  g_return_if_fail (MW_IS_DRIVER_PAGE (self));

  gtk_toggle_button_set_active (self->all_button, TRUE);
  on_search_cleared_cb (self);
  mw_value_form_set_search (self->form, NULL);
  if (!mw_value_form_focus (self->form, key))
    mw_toast_show (GTK_WIDGET (self), _ ("Secrets have no site default"), NULL, NULL);
}
