/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/change-heading.h"

#include <glib/gi18n.h>

struct _MwChangeHeading
{
  AdwBin parent_instance;

  MwChangeGroup *group;  /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned) of the group */

  GtkImage *arrow;
  GtkImage *icon;
  GtkLabel *kind;
  GtkLabel *name;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (MwChangeHeading, mw_change_heading, ADW_TYPE_BIN)

static const char *const ICONS[] = {
  [MW_OBJECT_DRIVER] = "mw-driver-symbolic",
  [MW_OBJECT_PROFILE] = "mw-profile-symbolic",
  [MW_OBJECT_AGENT] = "mw-agent-symbolic",
  [MW_OBJECT_RESPONSIBILITY] = "mw-responsibility-symbolic",
  [MW_OBJECT_RESPONSE_GROUP] = "mw-response-group-symbolic",
  [MW_OBJECT_ORGANISATION] = "system-users-symbolic",
};

static const char *
icon_for (MwObjectKind kind)
{
  return kind < G_N_ELEMENTS (ICONS) ? ICONS[kind] : "text-x-generic-symbolic";
}

/* The row of the list is what the focus is on, so it is the row that says whether it is open. */
static void
show_folded (MwChangeHeading *self)
{
  gboolean folded = mw_change_group_get_folded (self->group);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_image_set_from_icon_name (self->arrow, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  if (row != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
}

static void
mw_change_heading_dispose (GObject *object)
{
  MwChangeHeading *self = MW_CHANGE_HEADING (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_CHANGE_HEADING);
  g_clear_object (&self->group);

  G_OBJECT_CLASS (mw_change_heading_parent_class)->dispose (object);
}

static void
mw_change_heading_class_init (MwChangeHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_change_heading_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/submit/change-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, MwChangeHeading, arrow);
  gtk_widget_class_bind_template_child (widget_class, MwChangeHeading, icon);
  gtk_widget_class_bind_template_child (widget_class, MwChangeHeading, kind);
  gtk_widget_class_bind_template_child (widget_class, MwChangeHeading, name);
  gtk_widget_class_bind_template_child (widget_class, MwChangeHeading, count);
}

static void
mw_change_heading_init (MwChangeHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (MW_TYPE_CHANGE_GROUP);
  g_signal_group_connect_swapped (self->signals, "notify::folded", G_CALLBACK (show_folded), self);
}

GtkWidget *
mw_change_heading_new (void)
{
  return g_object_new (MW_TYPE_CHANGE_HEADING, NULL);
}

static char *
count_objects (MwObjectKind kind, guint n)
{
  if (kind == MW_OBJECT_PROFILE)
    return g_strdup_printf (ngettext ("%'u profile", "%'u profiles", n), n);
  if (kind == MW_OBJECT_AGENT)
    return g_strdup_printf (ngettext ("%'u agent", "%'u agents", n), n);
  return g_strdup_printf (ngettext ("%'u object", "%'u objects", n), n);
}

char *
mw_change_heading_dup_name (MwChangeGroup *group, MwChange *change)
{
  const char *after = mw_change_get_after (change);

  if (!mw_change_group_get_alike (group))
    return g_strdup (mw_change_get_object_name (change));
  /* Translators: what is done to many profiles alike: a field (“SMTP Server”) and its new value;
   * the arrow points from the one to the other in the direction of reading */
  if (after != NULL && !mw_change_get_secret (change))
    return g_strdup_printf (_ ("%1$s → %2$s"), mw_change_get_field_name (change), after);
  return mw_change_get_sign (change) == MW_CHANGE_REMOVED
             /* Translators: a field (“SMTP Server”) that is no longer set for many profiles */
             ? g_strdup_printf (_ ("%s reset"), mw_change_get_field_name (change))
             /* Translators: a secret (“Mail Password”) that is another one for many profiles */
             : g_strdup_printf (_ ("%s changed"), mw_change_get_field_name (change));
}

char *
mw_change_heading_dup_count (MwChangeGroup *group, MwChange *change)
{
  guint n_changes = mw_change_group_get_n_changes (group);

  return mw_change_group_get_alike (group)
             ? count_objects (mw_change_get_object_kind (change), n_changes)
             : g_strdup_printf (ngettext ("%'u change", "%'u changes", n_changes), n_changes);
}

void
mw_change_heading_set_group (MwChangeHeading *self, MwChangeGroup *group)
{
  g_autoptr (MwChange) change = NULL;
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (MW_IS_CHANGE_HEADING (self));
  g_return_if_fail (MW_IS_CHANGE_GROUP (group));

  g_set_object (&self->group, group);
  g_signal_group_set_target (self->signals, group);
  change = mw_change_group_dup_change (group);
  name = mw_change_heading_dup_name (group, change);
  count = mw_change_heading_dup_count (group, change);
  gtk_image_set_from_icon_name (self->icon, icon_for (mw_change_get_object_kind (change)));
  gtk_label_set_label (self->kind, mw_object_kind_describe (mw_change_get_object_kind (change)));
  gtk_widget_set_visible (GTK_WIDGET (self->kind), !mw_change_group_get_alike (group));
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_label_set_label (self->count, count);
  show_folded (self);
}
