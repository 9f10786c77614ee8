/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/certificate-dialog.h"

#include <glib/gi18n.h>
#include <mailwright/sheet.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/fact-row.h"
#include "desktop/lists/list-keys.h"
#include "desktop/connections/verdict-badge.h"

#define PIN_KEY "pinned-certificate"
#define CA_FILE_KEY "ca-file"

struct _MwCertificateDialog
{
  AdwWindow parent_instance;

  MwProbeReport *report;   /* (owned) */
  MwSheet *sheet;          /* (owned) (nullable) */
  GtkFileChooser *chooser; /* (owned) (nullable): while a file is chosen */

  AdwWindowTitle *window_title;
  MwVerdictBadge *badge;
  GtkLabel *message;
  GtkListBox *connection;
  GtkListBox *chain;
  GtkListBox *facts;
  GtkWidget *trust_group;
  GtkWidget *pin_row;
  GtkWidget *ca_file_row;
};

G_DEFINE_FINAL_TYPE (MwCertificateDialog, mw_certificate_dialog, ADW_TYPE_WINDOW)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const MwProbeFields *
get_fields (MwCertificateDialog *self)
{
  return mw_probe_report_get_fields (self->report);
}

static MwCertificate *
get_certificate (MwCertificateDialog *self, guint index)
{
  return g_ptr_array_index (get_fields (self)->chain, index);
}

static char *
describe_days (int days)
{
  /* Days are rounded down: -1 is since less than a day. */
  if (days == -1)
    return g_strdup (_ ("ended today"));
  if (days < 0)
    return g_strdup_printf (
        ngettext ("ended %d day ago", "ended %d days ago", (gulong) (-days - 1)), -days - 1);
  if (days == 0)
    return g_strdup (_ ("ends today"));
  return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_fact (GtkListBox *list, const char *name, const char *value, gboolean technical)
{
  if (value != NULL && *value != '\0')
    gtk_list_box_append (list, mw_fact_row_new (name, value, technical));
}

static char *
format_time (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autofree char *date = g_date_time_format (local, _ ("%-d %B %Y"));
  g_autofree char *hour = g_date_time_format (local, "%R");

  return g_strjoin (" ", date, hour, NULL);
}

/* In pairs, as other programs show it. */
static char *
format_fingerprint (const char *sha256)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; sha256[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (sha256[i]));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_origin (MwCertificateDialog *self, guint index)
{
  const char *ca_file = get_fields (self)->endpoint->ca_file;

  if (!mw_probe_report_is_local (self->report, index))
    /* Translators: where a certificate comes from */
    return g_strdup (_ ("The server"));
  if (ca_file != NULL)
    return g_strdup_printf (_ ("The CA file %s"), ca_file);
  return g_strdup (_ ("The certificate authorities of this system"));
}

static void
show_certificate (MwCertificateDialog *self, guint index)
{
  MwCertificate *certificate = get_certificate (self, index);
  g_autofree char *origin = describe_origin (self, index);
  const MwCertificateFields *fields = mw_certificate_get_fields (certificate);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *names =
      fields->names != NULL ? g_strjoinv ("\n", (char **) fields->names) : NULL;
  g_autofree char *from = format_time (fields->not_before);
  g_autofree char *until = format_time (fields->not_after);
  g_autofree char *days = describe_days (mw_certificate_get_days_left (certificate, now));
  /* Translators: when a certificate ends, and how many days are left */
  g_autofree char *ends = g_strdup_printf (_ ("%s (%s)"), until, days);
  g_autofree char *fingerprint = format_fingerprint (fields->sha256);
  GtkWidget *row = NULL;

  clear (self->facts);
  add_fact (self->facts, _ ("Subject"), fields->subject, TRUE);
  add_fact (self->facts, _ ("Alternative Names"), names, TRUE);
  add_fact (self->facts, _ ("Issuer"), fields->issuer, TRUE);
  add_fact (self->facts, _ ("Comes From"), origin, FALSE);
  add_fact (self->facts, _ ("Valid From"), from, FALSE);
  add_fact (self->facts, _ ("Valid Until"), ends, FALSE);
  add_fact (self->facts, _ ("Key"), fields->key_text, TRUE);
  row = mw_fact_row_new (_ ("SHA-256 Fingerprint"), fingerprint, TRUE);
  mw_fact_row_add_copy_button (row, _ ("Copy Fingerprint"), "certificate.copy-fingerprint");
  gtk_list_box_append (self->facts, row);
}

static guint
get_selected (MwCertificateDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->chain);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;
}

static void
on_chain_selected_cb (MwCertificateDialog *self)
{
  if (self->report != NULL)
    show_certificate (self, get_selected (self));
}

/* How many days it has, unless something else is wrong with it. */
static char *
describe_state (MwCertificateDialog *self, guint index, MwReachability state, GDateTime *now)
{
  int days = mw_certificate_get_days_left (get_certificate (self, index), now);

  if (state == MW_REACHABILITY_FAILS && days >= 0)
    return g_strdup (mw_verdict_get_title (get_fields (self)->verdict));
  return describe_days (days);
}

static GtkWidget *
make_chain_row (MwCertificateDialog *self, guint index)
{
  const MwCertificateFields *fields = mw_certificate_get_fields (get_certificate (self, index));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  MwReachability state = mw_probe_report_get_certificate_state (self->report, index, now);
  g_autofree char *words = describe_state (self, index, state, now);
  /* Translators: who signed a certificate */
  g_autofree char *issued = g_strdup_printf (_ ("issued by %s"), fields->issuer);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = mw_verdict_badge_new ();

  mw_verdict_badge_show (MW_VERDICT_BADGE (badge), state, words);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields->subject);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), issued);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* The one that something has to be done about, or else the server's own. */
static guint
find_worst (MwCertificateDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  MwReachability worst = MW_REACHABILITY_WORKS;
  guint found = 0;

  for (guint i = 0; i < get_fields (self)->chain->len; i++)
    {
      MwReachability state = mw_probe_report_get_certificate_state (self->report, i, now);

      if (state <= worst)
        continue;
      worst = state;
      found = i;
    }
  return found;
}

static void
show_chain (MwCertificateDialog *self)
{
  GPtrArray *chain = get_fields (self)->chain;
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < chain->len; i++)
    gtk_list_box_append (self->chain, make_chain_row (self, i));
  row = gtk_list_box_get_row_at_index (self->chain, (int) find_worst (self));
  gtk_list_box_select_row (self->chain, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_connection (MwCertificateDialog *self)
{
  const MwProbeFields *fields = get_fields (self);
  MwEndpoint *endpoint = fields->endpoint;
  g_autofree char *server =
      g_strdup_printf ("%s:%u", endpoint->host != NULL ? endpoint->host : "", endpoint->port);

  adw_window_title_set_subtitle (self->window_title, server);
  mw_verdict_badge_show (self->badge, mw_probe_report_get_reachability (self->report),
                         mw_verdict_get_title (fields->verdict));
  gtk_label_set_label (self->message, fields->message != NULL ? fields->message : "");
  add_fact (self->connection, _ ("TLS Version"), fields->tls_version, TRUE);
  add_fact (self->connection, _ ("Cipher"), fields->cipher, TRUE);
  add_fact (self->connection, _ ("Verified Against"), fields->trust, FALSE);
  add_fact (self->connection, _ ("Why It Is Not Trusted"), fields->trust_error, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->connection),
                          gtk_list_box_get_row_at_index (self->connection, 0) != NULL);
}

static void
on_copy_fingerprint_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwCertificateDialog *self = MW_CERTIFICATE_DIALOG (widget);

  gdk_clipboard_set_text (
      gtk_widget_get_clipboard (widget),
      mw_certificate_get_fields (get_certificate (self, get_selected (self)))->sha256);
  mw_toast_show (widget, _ ("Fingerprint copied"), NULL, NULL);
}

/* What the dialog was opened for may need it shut: the edit's toast is in the window beneath. */
static void
commit (MwCertificateDialog *self, const char *key, const char *value)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (values, g_strdup (key), g_strdup (value));
  g_signal_emit (self, signals[COMMIT], 0, values);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_pin_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwCertificateDialog *self = MW_CERTIFICATE_DIALOG (widget);

  commit (self, PIN_KEY, mw_certificate_get_fields (get_certificate (self, 0))->sha256);
}

static void
on_ca_file_chosen_cb (MwCertificateDialog *self, int response, GtkNativeDialog *native)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    commit (self, CA_FILE_KEY, g_file_peek_path (file));
  g_clear_object (&self->chooser);
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwCertificateDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    mw_toast_show (GTK_WIDGET (self), _ ("Certificates exported"), NULL, NULL);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
on_export_chosen_cb (MwCertificateDialog *self, int response, GtkNativeDialog *native)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  GPtrArray *chain = get_fields (self)->chain;
  GString *pem = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    return;
  pem = g_string_new (NULL);
  for (guint i = 0; i < chain->len; i++)
    {
      const char *each = mw_certificate_get_fields (get_certificate (self, i))->pem;

      g_string_append (pem, each != NULL ? each : "");
    }
  bytes = g_string_free_to_bytes (pem);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       on_exported_cb, g_object_ref (self));
}

static void
choose (MwCertificateDialog *self,
        GtkFileChooserNative *native,
        void (*answer) (MwCertificateDialog *, int, GtkNativeDialog *))
{
  g_set_object (&self->chooser, GTK_FILE_CHOOSER (native));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_object (native, "response", G_CALLBACK (answer), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
on_ca_file_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileChooserNative) native =
      gtk_file_chooser_native_new (_ ("Trust a CA File"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Trust"), _ ("_Cancel"));

  choose (MW_CERTIFICATE_DIALOG (widget), native, on_ca_file_chosen_cb);
}

static void
on_export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwCertificateDialog *self = MW_CERTIFICATE_DIALOG (widget);
  const char *host = get_fields (self)->endpoint->host;
  g_autofree char *name = g_strdup_printf ("%s.pem", host != NULL ? host : "server");
  g_autoptr (GtkFileChooserNative) native =
      gtk_file_chooser_native_new (_ ("Export Certificates"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose (self, native, on_export_chosen_cb);
}

static void
mw_certificate_dialog_dispose (GObject *object)
{
  MwCertificateDialog *self = MW_CERTIFICATE_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->sheet);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (mw_certificate_dialog_parent_class)->dispose (object);
}

static void
mw_certificate_dialog_class_init (MwCertificateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_certificate_dialog_dispose;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  g_type_ensure (MW_TYPE_VERDICT_BADGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/certificate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, badge);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, message);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, connection);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, chain);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, trust_group);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, pin_row);
  gtk_widget_class_bind_template_child (widget_class, MwCertificateDialog, ca_file_row);
  gtk_widget_class_bind_template_callback (widget_class, on_chain_selected_cb);
  gtk_widget_class_install_action (widget_class, "certificate.copy-fingerprint", NULL,
                                   on_copy_fingerprint_activated_cb);
  gtk_widget_class_install_action (widget_class, "certificate.export", NULL,
                                   on_export_activated_cb);
  gtk_widget_class_install_action (widget_class, "certificate.pin", NULL, on_pin_activated_cb);
  gtk_widget_class_install_action (widget_class, "certificate.trust-ca-file", NULL,
                                   on_ca_file_activated_cb);
}

static void
mw_certificate_dialog_init (MwCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_keys_attach (GTK_WIDGET (self->connection));
  mw_list_keys_attach (GTK_WIDGET (self->chain));
  mw_list_keys_attach (GTK_WIDGET (self->facts));
}

/* A driver of the site's own may know neither. */
static void
show_overrides (MwCertificateDialog *self)
{
  gboolean can_pin = self->sheet != NULL && mw_sheet_find (self->sheet, PIN_KEY) != NULL;
  gboolean can_trust = self->sheet != NULL && mw_sheet_find (self->sheet, CA_FILE_KEY) != NULL;
  const char *pinned = can_pin ? mw_sheet_get (self->sheet, PIN_KEY) : NULL;
  const char *own = mw_certificate_get_fields (get_certificate (self, 0))->sha256;

  gtk_widget_set_visible (self->pin_row, can_pin);
  gtk_widget_set_visible (self->ca_file_row, can_trust);
  gtk_widget_set_visible (self->trust_group, can_pin || can_trust);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificate.pin",
                                 can_pin && g_strcmp0 (pinned, own) != 0);
}

GtkWidget *
mw_certificate_dialog_new (GtkWindow *parent, MwProbeReport *report, MwSheet *sheet)
{
  MwCertificateDialog *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_PROBE_REPORT (report), NULL);
  g_return_val_if_fail (sheet == NULL || MW_IS_SHEET (sheet), NULL);

  self = g_object_new (MW_TYPE_CERTIFICATE_DIALOG, "transient-for", parent, NULL);
  self->report = g_object_ref (report);
  g_set_object (&self->sheet, sheet);
  show_connection (self);
  show_chain (self);
  show_overrides (self);
  return GTK_WIDGET (self);
}
