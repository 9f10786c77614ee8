/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/probe-result.h"

#include <glib/gi18n.h>

#include "desktop/widgets/toast.h"
#include "desktop/lists/list-keys.h"
#include "desktop/connections/probe-step-row.h"
#include "desktop/connections/verdict-badge.h"

struct _MwProbeResult
{
  AdwBin parent_instance;

  MwMailboxTest *test;   /* (owned) (nullable) */
  MwProbeReport *report; /* (owned) (nullable): what is shown */

  GtkLabel *title;
  GtkLabel *server;
  MwVerdictBadge *badge;
  GtkLabel *message;
  GtkLabel *notice;
  GtkListBox *steps;
  GtkWidget *trust_button;
  GtkWidget *certificate_button;
  GtkExpander *detail;
  GtkLabel *log;

  gboolean stale;
};

G_DEFINE_FINAL_TYPE (MwProbeResult, mw_probe_result, ADW_TYPE_BIN)

enum
{
  CERTIFICATE,
  TRUST_CA_FILE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_steps (MwProbeResult *self, const MwProbeFields *fields)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_list_box_remove (self->steps, row);
  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    gtk_list_box_append (self->steps,
                         mw_probe_step_row_new (i, fields->endpoint->direction, &fields->steps[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), TRUE);
}

static void
append_fact (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s: %s\n", name, value);
}

/* What a mail server's own administrator would ask for; it is copied as one text. */
static char *
make_log (const MwProbeFields *fields)
{
  GString *text = g_string_new (NULL);

  append_fact (text, _ ("Verdict"), mw_verdict_to_string (fields->verdict));
  append_fact (text, _ ("Step"), mw_probe_step_to_string (fields->step));
  append_fact (text, _ ("TLS"), fields->tls_version);
  append_fact (text, _ ("Cipher"), fields->cipher);
  append_fact (text, _ ("Verified against"), fields->trust);
  append_fact (text, _ ("Verification"), fields->trust_error);
  append_fact (text, _ ("Capabilities"), fields->capabilities);
  if (fields->log != NULL && *fields->log != '\0')
    g_string_append_printf (text, "\n%s", fields->log);
  return g_strchomp (g_string_free (text, FALSE));
}

static gboolean
has_certificate (const MwProbeFields *fields)
{
  return fields->chain != NULL && fields->chain->len > 0;
}

/* Whoever signed it is not known: a file that says who would mend it. */
static gboolean
asks_for_ca_file (const MwProbeFields *fields)
{
  return fields->verdict == MW_VERDICT_CERTIFICATE_SELF_SIGNED ||
         fields->verdict == MW_VERDICT_CERTIFICATE_UNKNOWN_ISSUER;
}

static void
show_report (MwProbeResult *self)
{
  const MwProbeFields *fields = mw_probe_report_get_fields (self->report);
  g_autofree char *log = make_log (fields);

  mw_verdict_badge_show (self->badge,
                         self->stale ? MW_REACHABILITY_UNTESTED
                                     : mw_probe_report_get_reachability (self->report),
                         mw_verdict_get_title (fields->verdict));
  gtk_label_set_label (self->message, fields->message != NULL ? fields->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message),
                          fields->message != NULL && *fields->message != '\0');
  show_steps (self, fields);
  gtk_label_set_label (self->log, log);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), TRUE);
  gtk_widget_set_visible (self->trust_button, asks_for_ca_file (fields));
  gtk_widget_set_visible (self->certificate_button, has_certificate (fields));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "probe.certificate", has_certificate (fields));
}

static void
show_waiting (MwProbeResult *self)
{
  gboolean running = FALSE;

  g_object_get (self->test, "running", &running, NULL);
  if (running)
    mw_verdict_badge_show_busy (self->badge, _ ("Testing…"));
  else
    mw_verdict_badge_show (self->badge, MW_REACHABILITY_UNTESTED,
                           mw_reachability_get_title (MW_REACHABILITY_UNTESTED));
}

static void
update (MwProbeResult *self)
{
  MwProbeReport *report = mw_mailbox_test_get_report (self->test);
  const char *server = mw_mailbox_test_get_server (self->test);
  gboolean running = FALSE;
  g_autofree char *protocol = NULL;

  g_object_get (self->test, "protocol", &protocol, "running", &running, NULL);
  gtk_label_set_label (self->title, protocol != NULL ? protocol : "");
  gtk_label_set_label (self->server, server != NULL ? server : "");
  if (report == NULL || running)
    show_waiting (self);
  else if (g_set_object (&self->report, report))
    show_report (self);
}

static void
on_certificate_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProbeResult *self = MW_PROBE_RESULT (widget);

  if (self->report != NULL)
    g_signal_emit (self, signals[CERTIFICATE], 0, self->report);
}

static void
on_trust_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[TRUST_CA_FILE], 0);
}

static void
on_copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProbeResult *self = MW_PROBE_RESULT (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_label (self->log));
  mw_toast_show (widget, _ ("Technical detail copied"), NULL, NULL);
}

static void
mw_probe_result_dispose (GObject *object)
{
  MwProbeResult *self = MW_PROBE_RESULT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PROBE_RESULT);
  g_clear_object (&self->test);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (mw_probe_result_parent_class)->dispose (object);
}

static void
mw_probe_result_class_init (MwProbeResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_probe_result_dispose;
  signals[CERTIFICATE] = g_signal_new ("certificate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, MW_TYPE_PROBE_REPORT);
  signals[TRUST_CA_FILE] = g_signal_new ("trust-ca-file", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MW_TYPE_VERDICT_BADGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/probe-result.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, title);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, server);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, badge);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, message);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, notice);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, steps);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, trust_button);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, certificate_button);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, detail);
  gtk_widget_class_bind_template_child (widget_class, MwProbeResult, log);
  gtk_widget_class_install_action (widget_class, "probe.certificate", NULL,
                                   on_certificate_activated_cb);
  gtk_widget_class_install_action (widget_class, "probe.trust-ca-file", NULL,
                                   on_trust_activated_cb);
  gtk_widget_class_install_action (widget_class, "probe.copy", NULL, on_copy_activated_cb);
}

static void
mw_probe_result_init (MwProbeResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_keys_attach (GTK_WIDGET (self->steps));
}

static void
name_parts (MwProbeResult *self)
{
  g_autofree char *protocol = NULL;
  g_autofree char *steps = NULL;
  g_autofree char *certificate = NULL;

  g_object_get (self->test, "protocol", &protocol, NULL);
  /* Translators: in these, %s is a protocol ("SMTP") */
  steps = g_strdup_printf (_ ("%s: Steps of the Test"), protocol);
  certificate = g_strdup_printf (_ ("%s: Certificate…"), protocol);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  steps, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->certificate_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, certificate, -1);
}

GtkWidget *
mw_probe_result_new (MwMailboxTest *test)
{
  MwProbeResult *self = NULL;

  g_return_val_if_fail (MW_IS_MAILBOX_TEST (test), NULL);

  self = g_object_new (MW_TYPE_PROBE_RESULT, NULL);
  self->test = g_object_ref (test);
  g_signal_connect_object (test, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  name_parts (self);
  update (self);
  return GTK_WIDGET (self);
}

MwMailboxTest *
mw_probe_result_get_test (MwProbeResult *self)
{
  g_return_val_if_fail (MW_IS_PROBE_RESULT (self), NULL);

  return self->test;
}

void
mw_probe_result_set_stale (MwProbeResult *self, gboolean stale)
{
  g_return_if_fail (MW_IS_PROBE_RESULT (self));

  if (self->stale == stale)
    return;
  self->stale = stale;
  gtk_widget_set_visible (GTK_WIDGET (self->notice), stale);
  if (self->report != NULL)
    show_report (self);
}
