/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-page.h"

#include "desktop/connections/connection-panel.h"
#include "desktop/drivers/driver-missing.h"
#include "desktop/editors/form-pane.h"
#include "desktop/profiles/delete-refusal.h"
#include "desktop/profiles/profile-identity.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/titled.h"
#include "desktop/widgets/typed-text.h"
#include "desktop/widgets/fold.h"
#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/senders/profile-senders.h"
#include "desktop/profiles/profile-summary.h"
#include "desktop/profiles/share-value.h"
#include <glib/gi18n.h>
#include <mailwright/error.h>
#include <mailwright/profile-edits.h>

struct _MwProfilePage
{
  AdwBin parent_instance;

  GtkBox *content;
  MwProfileSummary *summary;
  GtkButton *toggle;
  MwProfileIdentity *identity;
  MwFormPane *values;
  AdwBin *panel_slot;
  AdwBin *senders_slot;

  MwConnectionPanel *panel;  /* (unowned) */
  MwDraft *draft;            /* (owned) */
  MwVault *vault;            /* (owned) */
  MwTester *tester;          /* (owned) */
  char *profile_id;          /* (owned) */
  MwProfile *profile;        /* (owned) (nullable) */
  MwSheet *sheet;            /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  char *wanted_key;          /* (owned) (nullable): to be focused once it is there */
  guint n_staging;           /* edits under way */
};

typedef enum
{
  PROP_DRAFT = 1,
  PROP_VAULT,
  PROP_TESTER,
  PROP_PROFILE_ID,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
} MwProfilePageProperty;

static GParamSpec *properties[N_PROPS];

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwProfilePage,
                               mw_profile_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_TITLED, NULL))

/* An edit under way, and where its refusal is said. */
typedef struct
{
  MwProfilePage *page; /* (owned) */
  char *key;           /* (owned) (nullable): a parameter's */
  char *field;         /* (owned) (nullable): of the identity */
  char *done;          /* (owned) (nullable): a toast's sentence */
  char *mark;          /* (owned) (nullable): of the draft before */
  gboolean closes;     /* the page's own Delete */
} Staging;

static void
staging_free (Staging *staging)
{
  g_object_unref (staging->page);
  g_free (staging->key);
  g_free (staging->field);
  g_free (staging->done);
  g_free (staging->mark);
  g_free (staging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Staging, staging_free)

static Staging *
staging_new (MwProfilePage *self)
{
  Staging *staging = g_new0 (Staging, 1);

  staging->page = g_object_ref (self);
  return staging;
}

static void
close_page (MwProfilePage *self)
{
  g_autofree char *key = g_strconcat ("profile:", self->profile_id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-page", "s", key);
}

static void
on_edit_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Staging) staging = user_data;
  MwProfilePage *self = staging->page;
  g_autoptr (GError) error = NULL;

  self->n_staging--;
  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error) && staging->done != NULL)
    mw_toast_after (GTK_WIDGET (self), MW_DRAFT (source), staging->mark, staging->done);
  if (error == NULL && staging->closes)
    close_page (self);
  if (staging->field != NULL)
    mw_profile_identity_end_commit (self->identity, staging->field,
                                    error != NULL ? error->message : NULL);
  else if (error == NULL)
    return;
  else if (staging->key != NULL && mw_form_pane_get_form (self->values) != NULL)
    mw_value_form_set_mistake (mw_form_pane_get_form (self->values), staging->key, error->message);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
apply (MwProfilePage *self, MwEdit *edit, Staging *staging)
{
  self->n_staging++;
  g_object_get (self->draft, "mark", &staging->mark, NULL);
  mw_draft_apply_async (self->draft, edit, NULL, on_edit_applied_cb, staging);
}

static void
on_form_commit_cb (MwProfilePage *self, GHashTable *values)
{
  g_autoptr (MwEdit) edit = NULL;
  Staging *staging = NULL;

  g_assert (MW_IS_PROFILE_PAGE (self));

  edit = mw_profile_edits_set_values (self->profile, values);
  if (edit == NULL)
    return;
  staging = staging_new (self);
  if (g_hash_table_size (values) == 1)
    staging->key = g_strdup (mw_edit_get_detail (edit));
  if (mw_edit_get_verb (edit) == MW_EDIT_RESET_OVERRIDE)
    {
      MwValue *value = mw_sheet_find (self->sheet, mw_edit_get_step (edit, 0)->arguments[1]);

      /* Translators: %s is a parameter's name */
      staging->done =
          g_strdup_printf (_ ("%s reset"), mw_parameter_get_name (mw_value_get_parameter (value)));
    }
  apply (self, edit, staging);
}

/* What is staged here may be far down the page. */
static void
on_panel_commit_cb (MwProfilePage *self, GHashTable *values)
{
  g_autoptr (MwEdit) edit = mw_profile_edits_set_values (self->profile, values);
  Staging *staging = staging_new (self);

  staging->done = g_strdup (_ ("Staged. Test again to see whether it works so."));
  apply (self, edit, staging);
}

static void
on_identity_commit_cb (MwProfilePage *self, const char *field, const char *text)
{
  const MwFieldChange changes[] = { { field, text }, { NULL, NULL } };
  g_autoptr (MwEdit) edit = mw_profile_edits_change (self->profile, changes);
  Staging *staging = staging_new (self);

  g_assert (MW_IS_PROFILE_PAGE (self));

  staging->field = g_strdup (field);
  apply (self, edit, staging);
}

static void
on_identity_open_profile_cb (MwProfilePage *self, const char *id)
{
  g_assert (MW_IS_PROFILE_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-profile", "s", id);
}

static void
show_profile (MwProfilePage *self)
{
  MwDriver *driver = mw_catalogue_find (mw_draft_get_catalogue (self->draft),
                                        mw_profile_get_driver (self->profile));
  gboolean enabled = mw_profile_get_enabled (self->profile);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
  mw_profile_summary_show (self->summary, self->profile,
                           driver != NULL ? mw_driver_get_name (driver)
                                          : mw_profile_get_driver (self->profile));
  gtk_button_set_label (self->toggle, enabled ? _ ("Disable") : _ ("Enable"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggle),
                               enabled ? _ ("Leave every From list and fetch no mail")
                                       : _ ("Send and fetch mail again"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.toggle",
                                 !mw_profile_get_retired (self->profile));
  mw_profile_identity_show (self->identity, self->profile);
}

static void
focus_wanted (MwProfilePage *self)
{
  g_autofree char *key = g_steal_pointer (&self->wanted_key);

  if (key == NULL || mw_profile_identity_focus (self->identity, key))
    return;
  if (mw_form_pane_get_form (self->values) != NULL)
    mw_value_form_focus (mw_form_pane_get_form (self->values), key);
}

static void
show_form (MwProfilePage *self)
{
  MwValueForm *form = mw_form_pane_get_form (self->values);

  if (form == NULL)
    {
      form = MW_VALUE_FORM (mw_value_form_new (self->sheet, self->vault));
      g_signal_connect_object (form, "commit", G_CALLBACK (on_form_commit_cb), self,
                               G_CONNECT_SWAPPED);
      mw_form_pane_set_form (self->values, form);
    }
  else if (self->n_staging == 0)
    mw_value_form_refresh (form);
  mw_value_form_set_is_new (form, mw_profile_get_staged (self->profile) == MW_STAGED_NEW);
  mw_form_pane_set_needed (self->values, mw_sheet_count_needed (self->sheet));
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilePage) self = MW_PROFILE_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (!mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error))
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  show_form (self);
  mw_connection_panel_set_sheet (self->panel, self->sheet);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.test", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.find-settings", TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->content), TRUE);
  focus_wanted (self);
}

static void
close_vanished (MwProfilePage *self)
{
  MwProfile *profile = self->profile;
  const char *const known[] = { "", profile != NULL ? mw_profile_get_name (profile) : "",
                                profile != NULL ? mw_profile_get_address (profile) : "",
                                profile != NULL ? mw_profile_get_comment (profile) : "", NULL };
  g_autofree char *key = g_strconcat ("profile:", self->profile_id, NULL);
  g_autofree char *typed = mw_typed_text_dup (GTK_WIDGET (self), known);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-vanished", "(sss)", key, known[1],
                              typed);
}

static void
on_profile_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilePage) self = MW_PROFILE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProfile) profile = mw_draft_find_profile_finish (MW_DRAFT (source), result, &error);
  MwDriver *driver = NULL;

  if (g_error_matches (error, MW_ERROR, MW_ERROR_NOT_FOUND))
    {
      close_vanished (self);
      return;
    }
  if (profile == NULL)
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_set_object (&self->profile, profile);
  show_profile (self);
  driver =
      mw_catalogue_find (mw_draft_get_catalogue (self->draft), mw_profile_get_driver (profile));
  if (driver == NULL)
    {
      mw_form_pane_set_placeholder (self->values,
                                    mw_driver_missing_new (mw_profile_get_driver (profile)));
      gtk_widget_set_visible (GTK_WIDGET (self->content), TRUE);
      return;
    }
  if (self->sheet == NULL)
    self->sheet = mw_sheet_new (driver, mw_profile_get_address (profile));
  else
    mw_sheet_set_address (self->sheet, mw_profile_get_address (profile));
  mw_draft_load_sheet_async (self->draft, self->sheet, self->profile_id, self->cancellable,
                             on_sheet_loaded_cb, g_object_ref (self));
}

static void
on_draft_changed_cb (MwProfilePage *self)
{
  g_assert (MW_IS_PROFILE_PAGE (self));

  mw_draft_find_profile_async (self->draft, self->profile_id, self->cancellable,
                               on_profile_found_cb, g_object_ref (self));
}

static void
set_enabled (MwProfilePage *self, gboolean enabled)
{
  g_autoptr (GPtrArray) profiles = mw_profile_edits_alone (self->profile);
  g_autoptr (MwEdit) edit = mw_profile_edits_set_enabled (profiles, enabled);
  Staging *staging = staging_new (self);

  staging->done = mw_edit_describe_done (edit);
  apply (self, edit, staging);
}

static void
on_assign_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GListStore) profiles = g_list_store_new (MW_TYPE_PROFILE);

  if (self->profile == NULL || root == NULL)
    return;
  g_list_store_append (profiles, self->profile);
  gtk_window_present (
      mw_assign_dialog_new (GTK_WINDOW (root), self->draft, NULL, G_LIST_MODEL (profiles)));
}

static void
on_toggle_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);

  if (self->profile != NULL)
    set_enabled (self, !mw_profile_get_enabled (self->profile));
}

/* What is being typed is staged first: the draft does one thing after another, and the test reads
 * the draft. */
static void
on_test_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);
  MwValueForm *form = mw_form_pane_get_form (self->values);

  if (form != NULL && mw_value_form_commit (form))
    mw_connection_panel_test_profile (self->panel, self->profile_id);
}

static void
on_suggest_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_connection_panel_suggest (MW_PROFILE_PAGE (widget)->panel,
                               g_variant_get_string (parameter, NULL));
}

static void
on_find_settings_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_connection_panel_find_settings (MW_PROFILE_PAGE (widget)->panel);
}

static void
on_copy_address_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);

  if (self->profile == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          mw_profile_get_address (self->profile));
  mw_toast_show (widget, _ ("Address copied"), NULL, NULL);
}

static void
on_share_value_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);
  MwValue *value = NULL;

  if (self->profile == NULL || self->sheet == NULL)
    return;
  value = mw_sheet_find (self->sheet, g_variant_get_string (parameter, NULL));
  if (value != NULL && mw_value_get_own (value) != NULL)
    mw_share_value (widget, self->draft, self->profile, mw_sheet_get_driver (self->sheet), value);
}

static void
on_open_driver_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);

  if (self->profile != NULL)
    gtk_widget_activate_action (widget, "win.open-driver", "s",
                                mw_profile_get_driver (self->profile));
}

static void
on_delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilePage *self = MW_PROFILE_PAGE (widget);
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (MwEdit) edit = NULL;
  Staging *staging = NULL;

  if (self->profile == NULL)
    return;
  profiles = mw_profile_edits_alone (self->profile);
  if (!mw_profile_edits_can_delete (self->profile))
    {
      mw_delete_refusal_present (widget, profiles, "profile.toggle");
      return;
    }
  edit = mw_profile_edits_delete (profiles);
  staging = staging_new (self);
  staging->done = mw_edit_describe_done (edit);
  staging->closes = TRUE;
  apply (self, edit, staging);
}

static void
grab_search_focus (MwPage *page)
{
  gtk_widget_grab_focus (mw_form_pane_get_search (MW_PROFILE_PAGE (page)->values));
}

static void
grab_default_focus (MwPage *page)
{
  mw_page_focus_once_shown (mw_form_pane_get_search (MW_PROFILE_PAGE (page)->values));
}

static char *
answer (MwPage *page, MwWish wish)
{
  MwProfilePage *self = MW_PROFILE_PAGE (page);

  if (wish == MW_WISH_ADD)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.add-profile", NULL);
  else if (wish == MW_WISH_TEST && self->sheet != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "profile.test", NULL);
  else if (wish == MW_WISH_TEST)
    return g_strdup (_ ("This mailbox cannot be tested before its parameters are read."));
  else if (wish == MW_WISH_DELETE)
    return g_strdup (_ ("To delete this profile, choose Delete in its menu (⋮)."));
  else
    return mw_page_answer_by_default (page, wish);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->grab_search_focus = grab_search_focus;
  iface->grab_default_focus = grab_default_focus;
}

static void
mw_profile_page_constructed (GObject *object)
{
  MwProfilePage *self = MW_PROFILE_PAGE (object);

  G_OBJECT_CLASS (mw_profile_page_parent_class)->constructed (object);

  gtk_search_entry_set_key_capture_widget (
      GTK_SEARCH_ENTRY (mw_form_pane_get_search (self->values)), GTK_WIDGET (self));
  mw_profile_identity_set_draft (self->identity, self->draft, self->profile_id);
  mw_profile_summary_set_draft (self->summary, self->draft, self->profile_id);
  self->panel = MW_CONNECTION_PANEL (mw_connection_panel_new (self->tester));
  g_signal_connect_object (self->panel, "commit", G_CALLBACK (on_panel_commit_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->panel_slot, GTK_WIDGET (self->panel));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.test", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.find-settings", FALSE);
  adw_bin_set_child (self->senders_slot, mw_profile_senders_new (self->draft, self->profile_id));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "observed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
}

/* Where a profile is called what its address is, one line says both. */
static const char *
get_subtitle (MwProfilePage *self)
{
  const char *address = self->profile != NULL ? mw_profile_get_address (self->profile) : "";

  if (self->profile != NULL && g_str_equal (address, mw_profile_get_name (self->profile)))
    return "";
  return address;
}

static void
mw_profile_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwProfilePage *self = MW_PROFILE_PAGE (object);

  switch ((MwProfilePageProperty) property_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_VAULT:
      g_value_set_object (value, self->vault);
      break;
    case PROP_TESTER:
      g_value_set_object (value, self->tester);
      break;
    case PROP_PROFILE_ID:
      g_value_set_string (value, self->profile_id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->profile != NULL ? mw_profile_get_name (self->profile) : "");
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, get_subtitle (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_profile_page_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MwProfilePage *self = MW_PROFILE_PAGE (object);

  switch ((MwProfilePageProperty) property_id)
    {
    case PROP_DRAFT:
      self->draft = g_value_dup_object (value);
      break;
    case PROP_VAULT:
      self->vault = g_value_dup_object (value);
      break;
    case PROP_TESTER:
      self->tester = g_value_dup_object (value);
      break;
    case PROP_PROFILE_ID:
      self->profile_id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
    case PROP_SUBTITLE:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_profile_page_dispose (GObject *object)
{
  MwProfilePage *self = MW_PROFILE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PROFILE_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->tester);
  g_clear_object (&self->profile);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (mw_profile_page_parent_class)->dispose (object);
}

static void
mw_profile_page_finalize (GObject *object)
{
  MwProfilePage *self = MW_PROFILE_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->profile_id);
  g_free (self->wanted_key);

  G_OBJECT_CLASS (mw_profile_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, construct);
  properties[PROP_VAULT] = g_param_spec_object ("vault", NULL, NULL, MW_TYPE_VAULT, construct);
  properties[PROP_TESTER] = g_param_spec_object ("tester", NULL, NULL, MW_TYPE_TESTER, construct);
  properties[PROP_PROFILE_ID] = g_param_spec_string ("profile-id", NULL, NULL, NULL, construct);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_profile_page_class_init (MwProfilePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_profile_page_constructed;
  object_class->get_property = mw_profile_page_get_property;
  object_class->set_property = mw_profile_page_set_property;
  object_class->dispose = mw_profile_page_dispose;
  object_class->finalize = mw_profile_page_finalize;
  install_properties (object_class);

  g_type_ensure (MW_TYPE_FOLD);
  g_type_ensure (MW_TYPE_FORM_PANE);
  g_type_ensure (MW_TYPE_PROFILE_IDENTITY);
  g_type_ensure (MW_TYPE_PROFILE_SUMMARY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, content);
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, summary);
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, toggle);
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, identity);
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, values);
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, panel_slot);
  gtk_widget_class_bind_template_child (widget_class, MwProfilePage, senders_slot);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_open_profile_cb);
  gtk_widget_class_install_action (widget_class, "profile.assign", NULL, on_assign_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.toggle", NULL, on_toggle_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.copy-address", NULL,
                                   on_copy_address_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.open-driver", NULL,
                                   on_open_driver_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.share-value", "s",
                                   on_share_value_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.delete", NULL, on_delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.test", NULL, on_test_activated_cb);
  gtk_widget_class_install_action (widget_class, "profile.find-settings", NULL,
                                   on_find_settings_activated_cb);
  gtk_widget_class_install_action (widget_class, "encryption.suggest", "s",
                                   on_suggest_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "profile.test",
                                       NULL);
}

static void
mw_profile_page_init (MwProfilePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_profile_page_new (MwDraft *draft, MwVault *vault, MwTester *tester, const char *profile_id)
{
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (MW_IS_TESTER (tester), NULL);
  g_return_val_if_fail (profile_id != NULL, NULL);

  return g_object_new (MW_TYPE_PROFILE_PAGE, "draft", draft, "vault", vault, "tester", tester,
                       "profile-id", profile_id, NULL);
}

void
mw_profile_page_focus_parameter (MwProfilePage *self, const char *key)
{
  g_return_if_fail (MW_IS_PROFILE_PAGE (self));

  g_free (self->wanted_key);
  self->wanted_key = g_strdup (key);
  if (mw_form_pane_get_form (self->values) != NULL)
    focus_wanted (self);
}
