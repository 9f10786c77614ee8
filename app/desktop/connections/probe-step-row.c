/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/probe-step-row.h"

#include <glib/gi18n.h>

#include "desktop/widgets/ago.h"
#include "desktop/lists/text-cell.h"

/* How an outcome looks and what it is called. */
typedef struct
{
  const char *icon_name;
  const char *css_class;
  const char *words;
} Look;

static const Look looks[] = {
  [MW_PROBE_OUTCOME_SKIPPED] = { "list-remove-symbolic", "dim-label",
                                 NC_ ("step of a test", "Skipped") },
  [MW_PROBE_OUTCOME_PASSED] = { "object-select-symbolic", "success",
                                NC_ ("step of a test", "Passed") },
  [MW_PROBE_OUTCOME_WARNED] = { "dialog-warning-symbolic", "warning",
                                NC_ ("step of a test", "Warning") },
  [MW_PROBE_OUTCOME_FAILED] = { "dialog-error-symbolic", "error",
                                NC_ ("step of a test", "Failed") },
  [MW_PROBE_OUTCOME_NOT_REACHED] = { "list-remove-symbolic", "dim-label",
                                     NC_ ("step of a test", "Not reached") },
};

static gboolean
was_gone (const MwProbeStepResult *result)
{
  return result->outcome != MW_PROBE_OUTCOME_SKIPPED &&
         result->outcome != MW_PROBE_OUTCOME_NOT_REACHED;
}

static char *
make_outcome (const MwProbeStepResult *result, const char *words)
{
  g_autofree char *time = NULL;

  if (!was_gone (result))
    return g_strdup (words);
  time = mw_ago_describe_milliseconds (result->milliseconds);
  /* Translators: what became of a step, and how long it took ("Passed, 12 ms") */
  return g_strdup_printf (_ ("%s, %s"), words, time);
}

GtkWidget *
mw_probe_step_row_new (MwProbeStep step, MwDirection direction, const MwProbeStepResult *result)
{
  const Look *look = &looks[MIN (result->outcome, G_N_ELEMENTS (looks) - 1)];
  const char *words = g_dpgettext2 (NULL, "step of a test", look->words);
  const char *detail = result->detail != NULL ? result->detail : "";
  g_autofree char *outcome = make_outcome (result, words);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s. %s", mw_probe_step_get_title (step, direction), outcome, detail);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon_name);
  GtkWidget *title = gtk_label_new (mw_probe_step_get_title (step, direction));
  GtkWidget *seen = mw_text_label_new (MW_TEXT_TECHNICAL | MW_TEXT_DIM | MW_TEXT_SMALL);
  GtkWidget *end = gtk_label_new (outcome);

  gtk_widget_add_css_class (icon, look->css_class);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_label (GTK_LABEL (seen), detail);
  gtk_widget_set_visible (seen, *detail != '\0');
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (end, "numeric");
  gtk_widget_add_css_class (end, was_gone (result) ? look->css_class : "dim-label");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), seen);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_add_css_class (row, "probe-step");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}
