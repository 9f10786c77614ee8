/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/change-row.h"

#include <glib/gi18n.h>

#include "desktop/widgets/fold.h"

struct _MwChangeRow
{
  AdwBin parent_instance;

  GtkLabel *sign;
  GtkLabel *field;
  GtkLabel *values;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (MwChangeRow, mw_change_row, ADW_TYPE_BIN)

static const char *const STYLES[] = {
  [MW_CHANGE_ADDED] = "diff-added",
  [MW_CHANGE_REMOVED] = "diff-removed",
  [MW_CHANGE_CHANGED] = "diff-changed",
};

static gboolean
is_mirrored (MwChangeRow *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Arrows are not mirrored with the text around them. */
static const char *
get_arrow (MwChangeRow *self)
{
  return is_mirrored (self) ? "←" : "→";
}

static const char *
get_sign (MwChangeRow *self, MwChangeSign sign)
{
  switch (sign)
    {
    case MW_CHANGE_ADDED:
      return "+";
    case MW_CHANGE_REMOVED:
      return "−";
    case MW_CHANGE_CHANGED:
    default:
      return get_arrow (self);
    }
}

/* What happens to the object as a whole, or to a value that is not shown. */
static const char *
describe_sign (MwChange *change)
{
  gboolean secret = mw_change_get_secret (change);

  switch (mw_change_get_sign (change))
    {
    case MW_CHANGE_ADDED:
      /* Translators: a password that had not been there; then, an object that had not been there */
      return secret ? C_ ("password", "set") : C_ ("object", "Added");
    case MW_CHANGE_REMOVED:
      return secret ? C_ ("password", "removed") : C_ ("object", "Removed");
    case MW_CHANGE_CHANGED:
    default:
      return secret ? C_ ("password", "changed") : C_ ("object", "Changed");
    }
}

/* Isolated: an address does not turn what is around it. */
static char *
mark_up (const char *value, const char *open, const char *close)
{
  /* Translators: stands for a value without text */
  g_autofree char *text = g_markup_escape_text (*value != '\0' ? value : _ ("empty"), -1);

  return g_strconcat (open, "\u2068", text, "\u2069", close, NULL);
}

static char *
make_values (MwChangeRow *self, MwChange *change)
{
  /* The direction of the window, not that of the first letter: the arrow depends on it. */
  const char *mark = is_mirrored (self) ? "\u200f" : "\u200e";
  const char *instead = mw_change_get_instead (change);
  const char *before = mw_change_get_before (change);
  const char *after = mw_change_get_after (change);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (mw_change_get_secret (change) || (before == NULL && after == NULL))
    return g_strdup_printf ("%s<i>%s</i>", mark, describe_sign (change));
  /* Somebody else's value is what there was, or is what there will be. */
  if (before == NULL)
    before = instead;
  else if (after == NULL)
    after = instead;
  if (before != NULL && after != NULL)
    old = mark_up (before, "<span alpha=\"65%\">", "</span>");
  else if (before != NULL)
    old = mark_up (before, "<span alpha=\"65%\" strikethrough=\"true\">", "</span>");
  if (after != NULL)
    new = mark_up (after, "", "");
  if (old != NULL && new != NULL)
    return g_strdup_printf ("%s%s %s %s", mark, old, get_arrow (self), new);
  return g_strdup_printf ("%s%s", mark, old != NULL ? old : new);
}

static void
mw_change_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MW_TYPE_CHANGE_ROW);

  G_OBJECT_CLASS (mw_change_row_parent_class)->dispose (object);
}

static void
mw_change_row_class_init (MwChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_change_row_dispose;

  g_type_ensure (MW_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/submit/change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwChangeRow, sign);
  gtk_widget_class_bind_template_child (widget_class, MwChangeRow, field);
  gtk_widget_class_bind_template_child (widget_class, MwChangeRow, values);
  gtk_widget_class_bind_template_child (widget_class, MwChangeRow, note);
}

static void
mw_change_row_init (MwChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_change_row_new (void)
{
  return g_object_new (MW_TYPE_CHANGE_ROW, NULL);
}

void
mw_change_row_set_change (MwChangeRow *self, MwChange *change, gboolean alike)
{
  g_autofree char *values = NULL;
  const char *field = NULL;
  const char *note = NULL;

  g_return_if_fail (MW_IS_CHANGE_ROW (self));
  g_return_if_fail (MW_IS_CHANGE (change));

  values = make_values (self, change);
  field = mw_change_get_field (change);
  note = mw_change_get_note (change);
  gtk_label_set_label (self->sign, get_sign (self, mw_change_get_sign (change)));
  gtk_label_set_label (self->field, alike            ? mw_change_get_object_name (change)
                                    : *field != '\0' ? mw_change_get_field_name (change)
                                                     : describe_sign (change));
  gtk_label_set_markup (self->values, values);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (STYLES); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), STYLES[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->sign), STYLES[mw_change_get_sign (change)]);
}
