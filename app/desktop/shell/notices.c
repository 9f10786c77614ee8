/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/notices.h"

#include "desktop/widgets/announcer.h"
#include "desktop/widgets/spoken-name.h"
#include <inttypes.h>

#include <glib/gi18n.h>
#include <mailwright/catalogue.h>

struct _MwNotices
{
  AdwBin parent_instance;

  MwDraft *draft;         /* (owned) (nullable) */
  GSignalGroup *signals;  /* (owned) of the draft */
  GSignalGroup *observed; /* (owned) of the draft */
  GSignalGroup *live;     /* (owned) of the draft's live side */
  gboolean certificates_closed;

  GtkInfoBar *draft_bar;
  GtkLabel *draft_label;
  GtkInfoBar *live_bar;
  GtkLabel *live_label;
  GtkInfoBar *moved_bar;
  GtkLabel *moved_label;
  GtkButton *moved_button;
  GtkInfoBar *certificates_bar;
  GtkLabel *certificates_label;
  GtkInfoBar *problems_bar;
  GtkLabel *problems_label;
};

G_DEFINE_FINAL_TYPE (MwNotices, mw_notices, ADW_TYPE_BIN)

typedef enum
{
  PROP_DRAFT = 1,
} Property;

static GParamSpec *properties[PROP_DRAFT + 1];

static void
show_moved (MwNotices *self)
{
  guint n_changes = 0;
  gint64 base = 0;
  gint64 live = 0;
  g_autofree char *text = NULL;

  g_object_get (self->draft, "n-changes", &n_changes, "base-revision", &base, "live-revision",
                &live, NULL);
  if (n_changes > 0)
    text = g_strdup_printf (_ ("The live configuration moved on to revision %" PRId64
                               "; your draft began at revision %" PRId64
                               ". Your edits are kept, but cannot be submitted on top of it."),
                            live, base);
  else
    text = g_strdup_printf (_ ("The live configuration moved on to revision %" PRId64
                               "; you see revision %" PRId64 "."),
                            live, base);
  gtk_label_set_label (self->moved_label, text);
  gtk_button_set_label (self->moved_button, n_changes > 0 ? _ ("Discard Changes…") : _ ("Update"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->moved_button),
                                  n_changes > 0 ? "win.discard" : "win.update");
  mw_announce_bar (self->moved_bar, self->moved_label, live > base);
}

static void
show_problems (MwNotices *self)
{
  const char *const *problems = mw_catalogue_get_problems (mw_draft_get_catalogue (self->draft));
  guint n_problems = problems != NULL ? g_strv_length ((char **) problems) : 0;
  g_autofree char *lines = NULL;
  g_autofree char *text = NULL;

  if (n_problems == 0)
    {
      gtk_info_bar_set_revealed (self->problems_bar, FALSE);
      return;
    }
  lines = g_strjoinv ("\n", (char **) problems);
  text = g_strdup_printf (ngettext ("A driver file has a mistake. The other drivers are there.\n%s",
                                    "Driver files have mistakes. The other drivers are there.\n%s",
                                    n_problems),
                          lines);
  gtk_label_set_label (self->problems_label, text);
  mw_announce_bar (self->problems_bar, self->problems_label, TRUE);
}

/* What the object says is the matter with its file; the bar goes when the file is back. */
static void
show_problem_of (gpointer object, GtkInfoBar *bar, GtkLabel *label)
{
  g_autofree char *problem = NULL;

  g_object_get (object, "problem", &problem, NULL);
  if (problem != NULL)
    gtk_label_set_label (label, problem);
  mw_announce_bar (bar, label, problem != NULL);
}

static void
show_draft_problem (MwNotices *self)
{
  show_problem_of (self->draft, self->draft_bar, self->draft_label);
}

static void
show_live_problem (MwNotices *self)
{
  show_problem_of (mw_draft_get_live (self->draft), self->live_bar, self->live_label);
}

static void
on_ending_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwNotices) self = user_data;
  g_autofree char *text = NULL;
  guint n = 0;

  if (!mw_draft_count_ending_certificates_finish (MW_DRAFT (source), result, &n, NULL) ||
      self->draft == NULL)
    return;
  text = g_strdup_printf (
      ngettext ("A certificate that %u mailbox relies on ended, or ends within %u days.",
                "A certificate that %u mailboxes rely on ended, or ends within %u days.", n),
      n, MW_CERTIFICATE_WARNING_DAYS);
  gtk_label_set_label (self->certificates_label, text);
  mw_announce_bar (self->certificates_bar, self->certificates_label,
                   n > 0 && !self->certificates_closed);
}

static void
count_ending (MwNotices *self)
{
  mw_draft_count_ending_certificates_async (self->draft, NULL, on_ending_counted_cb,
                                            g_object_ref (self));
}

static void
on_draft_bound_cb (MwNotices *self)
{
  count_ending (self);
  show_draft_problem (self);
  show_live_problem (self);
  show_moved (self);
  show_problems (self);
}

/* It says so again at the next start. */
static void
on_certificates_closed_cb (MwNotices *self)
{
  self->certificates_closed = TRUE;
  gtk_info_bar_set_revealed (self->certificates_bar, FALSE);
}

static void
on_problems_closed_cb (MwNotices *self)
{
  gtk_info_bar_set_revealed (self->problems_bar, FALSE);
}

static void
mw_notices_dispose (GObject *object)
{
  MwNotices *self = MW_NOTICES (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  if (self->observed != NULL)
    g_signal_group_set_target (self->observed, NULL);
  if (self->live != NULL)
    g_signal_group_set_target (self->live, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->observed);
  g_clear_object (&self->live);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_notices_parent_class)->dispose (object);
}

static void
mw_notices_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, MW_NOTICES (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_notices_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_DRAFT:
      mw_notices_set_draft (MW_NOTICES (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_notices_class_init (MwNoticesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_notices_dispose;
  object_class->get_property = mw_notices_get_property;
  object_class->set_property = mw_notices_set_property;

  properties[PROP_DRAFT] =
      g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailwright/Mailwright/shell/notices.ui");
  gtk_widget_class_bind_template_child (widget_class, MwNotices, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, draft_label);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, live_bar);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, live_label);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, moved_bar);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, moved_label);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, moved_button);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, certificates_bar);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, certificates_label);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, problems_bar);
  gtk_widget_class_bind_template_child (widget_class, MwNotices, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, on_certificates_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_problems_closed_cb);
}

static void
mw_notices_init (MwNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_spoken_name_closes (self->certificates_bar);
  mw_spoken_name_closes (self->problems_bar);

  self->signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_connect_object (self->signals, "bind", G_CALLBACK (on_draft_bound_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_group_connect_swapped (self->signals, "notify::base-revision", G_CALLBACK (show_moved),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::live-revision", G_CALLBACK (show_moved),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::n-changes", G_CALLBACK (show_moved),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::problem", G_CALLBACK (show_draft_problem),
                                  self);
  self->live = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->live, "notify::problem", G_CALLBACK (show_live_problem),
                                  self);
  /* Properties are the object's, and this signal is the interface's. */
  self->observed = g_signal_group_new (MW_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->observed, "observed", G_CALLBACK (count_ending), self);
}

void
mw_notices_set_draft (MwNotices *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_NOTICES (self));
  g_return_if_fail (draft == NULL || MW_IS_DRAFT (draft));

  if (!g_set_object (&self->draft, draft))
    return;
  g_signal_group_set_target (self->signals, draft);
  g_signal_group_set_target (self->observed, draft);
  g_signal_group_set_target (self->live, draft != NULL ? mw_draft_get_live (draft) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}
