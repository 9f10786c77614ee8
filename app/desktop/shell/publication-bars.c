/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/publication-bars.h"

#include "desktop/widgets/announcer.h"
#include "desktop/widgets/spoken-name.h"
#include <glib/gi18n.h>
#include <mailwright/error.h>

struct _MwPublicationBars
{
  AdwBin parent_instance;

  MwPublication *publication; /* (owned) (nullable) */
  GSignalGroup *signals;      /* (owned) of the publication */
  char *closed;               /* (owned) (nullable): what was left out when a person closed that */

  GtkInfoBar *problem_bar;
  GtkLabel *problem_label;
  GtkButton *problem_button;
  GtkInfoBar *left_out_bar;
  GtkLabel *left_out_label;
};

G_DEFINE_FINAL_TYPE (MwPublicationBars, mw_publication_bars, ADW_TYPE_BIN)

typedef enum
{
  PROP_PUBLICATION = 1,
} Property;

static GParamSpec *properties[PROP_PUBLICATION + 1];

/* Another folder, or none, is the way out where it is a rule that refuses; the rest may pass. */
static void
show_problem (MwPublicationBars *self)
{
  const GError *problem = mw_publication_get_problem (self->publication);
  gboolean refused = g_error_matches (problem, MW_ERROR, MW_ERROR_REFUSED);
  g_autofree char *text = NULL;

  if (problem != NULL && refused)
    /* Translators: followed by the reason */
    text = g_strdup_printf (_ ("Mail servers are not told what is live. %s"), problem->message);
  else if (problem != NULL)
    /* Translators: followed by the reason */
    text = g_strdup_printf (
        _ ("Mail servers are not told what is live. %s It is tried again by itself."),
        problem->message);
  if (text != NULL)
    {
      gtk_label_set_label (self->problem_label, text);
      gtk_button_set_label (self->problem_button, refused ? _ ("_Preferences") : _ ("_Try Again"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->problem_button),
                                      refused ? "win.preferences" : "win.publish");
    }
  mw_announce_bar (self->problem_bar, self->problem_label, text != NULL);
}

static void
show_left_out (MwPublicationBars *self)
{
  g_autofree char *left_out = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->publication, "left-out", &left_out, NULL);
  if (left_out == NULL)
    g_clear_pointer (&self->closed, g_free);
  else
    text = g_strdup_printf (_ ("Not all that is live can be told to mail servers.\n%s"), left_out);
  if (text != NULL)
    gtk_label_set_label (self->left_out_label, text);
  mw_announce_bar (self->left_out_bar, self->left_out_label,
                   text != NULL && g_strcmp0 (self->closed, left_out) != 0);
}

static void
show (MwPublicationBars *self)
{
  show_problem (self);
  show_left_out (self);
}

/* It says so again at the next start, and when something else is left out. */
static void
on_left_out_closed_cb (MwPublicationBars *self)
{
  g_free (self->closed);
  g_object_get (self->publication, "left-out", &self->closed, NULL);
  gtk_info_bar_set_revealed (self->left_out_bar, FALSE);
}

static void
mw_publication_bars_dispose (GObject *object)
{
  MwPublicationBars *self = MW_PUBLICATION_BARS (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->publication);
  g_clear_pointer (&self->closed, g_free);

  G_OBJECT_CLASS (mw_publication_bars_parent_class)->dispose (object);
}

static void
mw_publication_bars_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_PUBLICATION:
      g_value_set_object (value, MW_PUBLICATION_BARS (object)->publication);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_publication_bars_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwPublicationBars *self = MW_PUBLICATION_BARS (object);

  switch ((Property) id)
    {
    case PROP_PUBLICATION:
      if (g_set_object (&self->publication, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->publication);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_publication_bars_class_init (MwPublicationBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_publication_bars_dispose;
  object_class->get_property = mw_publication_bars_get_property;
  object_class->set_property = mw_publication_bars_set_property;

  properties[PROP_PUBLICATION] =
      g_param_spec_object ("publication", NULL, NULL, MW_TYPE_PUBLICATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/publication-bars.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPublicationBars, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, MwPublicationBars, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MwPublicationBars, problem_button);
  gtk_widget_class_bind_template_child (widget_class, MwPublicationBars, left_out_bar);
  gtk_widget_class_bind_template_child (widget_class, MwPublicationBars, left_out_label);
  gtk_widget_class_bind_template_callback (widget_class, on_left_out_closed_cb);
}

static void
mw_publication_bars_init (MwPublicationBars *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_spoken_name_closes (self->left_out_bar);

  self->signals = g_signal_group_new (MW_TYPE_PUBLICATION);
  g_signal_connect_object (self->signals, "bind", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_group_connect_swapped (self->signals, "looked", G_CALLBACK (show), self);
}
