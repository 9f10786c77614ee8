/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/connection-panel.h"

#include <glib/gi18n.h>

#include "desktop/connections/certificate-dialog.h"
#include "desktop/connections/settings-dialog.h"
#include "desktop/connections/suggest-dialog.h"
#include "desktop/widgets/announcer.h"
#include "desktop/widgets/toast.h"
#include "desktop/connections/probe-result.h"

#define CA_FILE_KEY "ca-file"

struct _MwConnectionPanel
{
  AdwBin parent_instance;

  MwTester *tester;      /* (owned) */
  MwSheet *sheet;        /* (owned) (nullable) */
  MwTestRun *run;        /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned): of the run */
  gboolean was_running;
  guint compare_id;
  GtkFileChooserNative *chooser; /* (owned) (nullable): while a CA file is chosen */

  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;
  GtkBox *results;
};

G_DEFINE_FINAL_TYPE (MwConnectionPanel, mw_connection_panel, ADW_TYPE_BIN)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_commit_cb (MwConnectionPanel *self, GHashTable *values)
{
  g_signal_emit (self, signals[COMMIT], 0, values);
}

static GtkWindow *
get_window (MwConnectionPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_certificate_cb (MwConnectionPanel *self, MwProbeReport *report)
{
  GtkWindow *window = get_window (self);
  GtkWidget *dialog = NULL;

  if (window == NULL)
    return;
  dialog = mw_certificate_dialog_new (window, report, self->sheet);
  g_signal_connect_object (dialog, "commit", G_CALLBACK (on_commit_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_ca_file_chosen_cb (MwConnectionPanel *self, int response, GtkNativeDialog *native)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    {
      g_hash_table_insert (values, (gpointer) CA_FILE_KEY, (gpointer) g_file_peek_path (file));
      on_commit_cb (self, values);
    }
  g_clear_object (&self->chooser);
}

static void
on_trust_ca_file_cb (MwConnectionPanel *self)
{
  g_clear_object (&self->chooser);
  self->chooser =
      gtk_file_chooser_native_new (_ ("Trust a CA File"), get_window (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Trust"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_ca_file_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
is_stale (MwConnectionPanel *self, MwMailboxTest *test)
{
  MwProbeReport *report = mw_mailbox_test_get_report (test);
  MwProtocol *protocol = NULL;
  g_autoptr (MwEndpoint) now = NULL;
  g_autofree char *digest_now = NULL;
  g_autofree char *digest_then = NULL;

  if (report == NULL || self->sheet == NULL)
    return FALSE;
  protocol = mw_driver_find_protocol (mw_sheet_get_driver (self->sheet),
                                      mw_mailbox_test_get_direction (test));
  if (protocol == NULL)
    return TRUE;
  now = mw_endpoint_new (self->sheet, protocol);
  digest_now = mw_endpoint_dup_digest (now);
  digest_then = mw_endpoint_dup_digest (mw_probe_report_get_fields (report)->endpoint);
  return g_strcmp0 (digest_now, digest_then) != 0;
}

static gboolean
on_compare_due_cb (gpointer user_data)
{
  MwConnectionPanel *self = MW_CONNECTION_PANEL (user_data);

  self->compare_id = 0;
  for (GtkWidget *result = gtk_widget_get_first_child (GTK_WIDGET (self->results)); result != NULL;
       result = gtk_widget_get_next_sibling (result))
    mw_probe_result_set_stale (
        MW_PROBE_RESULT (result),
        is_stale (self, mw_probe_result_get_test (MW_PROBE_RESULT (result))));
  return G_SOURCE_REMOVE;
}

/* One edit changes many values, and a reload all of them. */
static void
compare_soon (MwConnectionPanel *self)
{
  if (self->compare_id == 0)
    self->compare_id = g_idle_add (on_compare_due_cb, self);
}

static void
add_results (MwConnectionPanel *self, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (MwMailboxTest) test = g_list_model_get_item (G_LIST_MODEL (self->run), i);
      GtkWidget *result = mw_probe_result_new (test);

      g_signal_connect_object (result, "certificate", G_CALLBACK (on_certificate_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (result, "trust-ca-file", G_CALLBACK (on_trust_ca_file_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_action_set_enabled (result, "probe.trust-ca-file",
                                     self->sheet != NULL &&
                                         mw_sheet_find (self->sheet, CA_FILE_KEY) != NULL);
      g_signal_connect_object (test, "notify::report", G_CALLBACK (compare_soon), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->results, result);
    }
}

static char *
summarise (MwConnectionPanel *self, gboolean running)
{
  guint n_tests = 0;
  guint n_done = 0;

  g_object_get (self->run, "n-tests", &n_tests, "n-done", &n_done, NULL);
  if (running)
    return g_strdup (_ ("Testing the connection; nothing is sent or changed…"));
  if (n_tests == 0)
    return g_strdup (_ ("There is nothing to test: neither direction is in use."));
  if (n_done < n_tests)
    return g_strdup (_ ("Cancelled."));
  return g_strdup (_ ("This is what was seen; nothing was sent or changed."));
}

/* Each direction in a sentence. */
static void
append_verdict (GString *text, MwMailboxTest *test)
{
  MwProbeReport *report = mw_mailbox_test_get_report (test);
  const MwProbeFields *fields = NULL;
  g_autofree char *protocol = NULL;

  if (report == NULL)
    return;
  fields = mw_probe_report_get_fields (report);
  g_object_get (test, "protocol", &protocol, NULL);
  g_string_append_printf (text, " %s: %s.", protocol != NULL ? protocol : "",
                          mw_verdict_get_title (fields->verdict));
  if (fields->message != NULL && *fields->message != '\0')
    g_string_append_printf (text, " %s", fields->message);
}

/* That it began, and what came of it. */
static void
announce_verdicts (MwConnectionPanel *self, const char *summary, gboolean running)
{
  g_autoptr (GString) text = g_string_new (summary);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->run));

  for (guint i = 0; !running && i < n; i++)
    {
      g_autoptr (MwMailboxTest) test = g_list_model_get_item (G_LIST_MODEL (self->run), i);

      append_verdict (text, test);
    }
  mw_announce (GTK_WIDGET (self), text->str);
}

static void
update (MwConnectionPanel *self)
{
  gboolean running = mw_connection_panel_get_running (self);
  g_autofree char *summary = NULL;

  if (self->run == NULL)
    return;
  summary = summarise (self, running);
  gtk_label_set_label (self->summary, summary);
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_widget_set_visible (self->cancel_button, running);
  if (running != self->was_running)
    announce_verdicts (self, summary, running);
  self->was_running = running;
}

static void
adopt_run (MwConnectionPanel *self, MwTestRun *run)
{
  GtkWidget *child = NULL;

  mw_connection_panel_cancel (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_box_remove (self->results, child);
  g_signal_group_set_target (self->signals, NULL);
  g_set_object (&self->run, run);
  g_signal_group_set_target (self->signals, run);
  add_results (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (run)));
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
on_cancel_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_connection_panel_cancel (MW_CONNECTION_PANEL (widget));
}

static void
on_close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_connection_panel_cancel (MW_CONNECTION_PANEL (widget));
  gtk_widget_set_visible (widget, FALSE);
}

static void
follow_values (MwConnectionPanel *self, MwSheet *sheet)
{
  GListModel *before = G_LIST_MODEL (self->sheet);

  for (guint i = 0; before != NULL && i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (before, i);

      g_signal_handlers_disconnect_by_func (value, compare_soon, self);
    }
  g_set_object (&self->sheet, sheet);
  for (guint i = 0; sheet != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      g_signal_connect_object (value, "notify", G_CALLBACK (compare_soon), self, G_CONNECT_SWAPPED);
    }
}

static void
mw_connection_panel_dispose (GObject *object)
{
  MwConnectionPanel *self = MW_CONNECTION_PANEL (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_handle_id (&self->compare_id, g_source_remove);
  g_clear_object (&self->chooser);
  follow_values (self, NULL);
  mw_connection_panel_cancel (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_CONNECTION_PANEL);
  g_clear_object (&self->signals);
  g_clear_object (&self->run);
  g_clear_object (&self->tester);

  G_OBJECT_CLASS (mw_connection_panel_parent_class)->dispose (object);
}

static void
mw_connection_panel_class_init (MwConnectionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_connection_panel_dispose;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/connection-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MwConnectionPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionPanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionPanel, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionPanel, results);
  gtk_widget_class_install_action (widget_class, "connection.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_install_action (widget_class, "connection.close", NULL, on_close_activated_cb);
}

static void
mw_connection_panel_init (MwConnectionPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MW_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->signals, "items-changed", G_CALLBACK (add_results), self);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

GtkWidget *
mw_connection_panel_new (MwTester *tester)
{
  MwConnectionPanel *self = NULL;

  g_return_val_if_fail (MW_IS_TESTER (tester), NULL);

  self = g_object_new (MW_TYPE_CONNECTION_PANEL, "visible", FALSE, NULL);
  self->tester = g_object_ref (tester);
  return GTK_WIDGET (self);
}

void
mw_connection_panel_set_sheet (MwConnectionPanel *self, MwSheet *sheet)
{
  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));
  g_return_if_fail (sheet == NULL || MW_IS_SHEET (sheet));

  if (self->sheet == sheet)
    return;
  follow_values (self, sheet);
  compare_soon (self);
}

/* It stands above all values: who asks from further down is to see what comes of it. */
static void
scroll_into_view (MwConnectionPanel *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (window != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)),
                              0);
}

void
mw_connection_panel_test_profile (MwConnectionPanel *self, const char *profile_id)
{
  const char *const ids[] = { profile_id, NULL };
  g_autoptr (MwTestRun) run = NULL;

  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));
  g_return_if_fail (profile_id != NULL);

  run = mw_tester_run (self->tester, ids, TRUE);
  adopt_run (self, run);
  scroll_into_view (self);
}

void
mw_connection_panel_test_sheet (MwConnectionPanel *self, GHashTable *passwords)
{
  g_autoptr (MwTestRun) run = NULL;

  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));
  g_return_if_fail (self->sheet != NULL);

  run = mw_tester_run_sheet (self->tester, self->sheet, passwords, TRUE);
  adopt_run (self, run);
}

void
mw_connection_panel_keep (MwConnectionPanel *self, const char *profile_id)
{
  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));
  g_return_if_fail (profile_id != NULL);

  if (self->run != NULL)
    mw_test_run_keep (self->run, profile_id);
}

gboolean
mw_connection_panel_get_running (MwConnectionPanel *self)
{
  gboolean running = FALSE;

  g_return_val_if_fail (MW_IS_CONNECTION_PANEL (self), FALSE);

  if (self->run != NULL)
    g_object_get (self->run, "running", &running, NULL);
  return running;
}

void
mw_connection_panel_cancel (MwConnectionPanel *self)
{
  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));

  if (self->run != NULL)
    mw_test_run_cancel (self->run);
}

static MwProtocol *
find_protocol (MwSheet *sheet, const char *id)
{
  GListModel *protocols = mw_driver_get_protocols (mw_sheet_get_driver (sheet));

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (g_str_equal (mw_protocol_get_id (protocol), id))
        return protocol;
    }
  return NULL;
}

static void
present (MwConnectionPanel *self, GtkWidget *dialog)
{
  g_signal_connect_object (dialog, "commit", G_CALLBACK (on_commit_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mw_connection_panel_suggest (MwConnectionPanel *self, const char *protocol_id)
{
  MwProtocol *protocol = NULL;
  GtkWindow *window = NULL;
  const char *server = NULL;

  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));
  g_return_if_fail (protocol_id != NULL);

  window = get_window (self);
  protocol = self->sheet != NULL ? find_protocol (self->sheet, protocol_id) : NULL;
  if (window == NULL || protocol == NULL)
    return;
  server = mw_sheet_get (self->sheet, mw_protocol_get_key (protocol, "server"));
  if (server == NULL || *server == '\0')
    {
      mw_toast_show (GTK_WIDGET (self), _ ("Set the server first; then it can be asked"), NULL,
                     NULL);
      return;
    }
  present (self, mw_suggest_dialog_new (window, mw_tester_get_prober (self->tester), self->sheet,
                                        protocol));
}

void
mw_connection_panel_find_settings (MwConnectionPanel *self)
{
  GtkWindow *window = NULL;

  g_return_if_fail (MW_IS_CONNECTION_PANEL (self));

  window = get_window (self);
  if (window == NULL || self->sheet == NULL || mw_sheet_get_address (self->sheet) == NULL)
    return;
  present (self, mw_settings_dialog_new (window, mw_tester_get_prober (self->tester), self->sheet));
}
