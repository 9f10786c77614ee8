/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-row.h"

#include <glib/gi18n.h>

#include "desktop/widgets/ago.h"
#include "desktop/widgets/item-line.h"
#include "desktop/connections/verdict-badge.h"
#include "desktop/widgets/fold.h"

struct _MwBoardRow
{
  AdwBin parent_instance;

  MwVerdictBadge *badge;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;
  GtkButton *retest;

  GObject *item;     /* (owned) (nullable) */
  char *retest_name; /* (owned) (nullable) */
  gulong handler;
};

G_DEFINE_FINAL_TYPE (MwBoardRow, mw_board_row, ADW_TYPE_BIN)

enum
{
  RETEST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_text (GtkLabel *label, const char *text)
{
  gboolean has_text = text != NULL && *text != '\0';

  gtk_label_set_label (label, has_text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), has_text);
}

/* To wrap text, GTK lays it out many times over, for each of two hundred rows: only what a group
 * has to say may take more lines. */
static void
let_wrap (MwBoardRow *self, gboolean wrap)
{
  gtk_label_set_wrap (self->subtitle, wrap);
  gtk_label_set_ellipsize (self->subtitle, wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

static void
name_retest (MwBoardRow *self, const char *name)
{
  g_free (self->retest_name);
  self->retest_name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->retest), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_group (MwBoardRow *self, MwBoardGroup *group)
{
  const MwBoardGroupKey *key = mw_board_group_get_key (group);
  const char *title = mw_board_group_get_title (group);
  guint n = mw_board_group_get_n_entries (group);
  g_autofree char *count = g_strdup_printf (ngettext ("%u connection", "%u connections", n), n);
  /* Translators: %s is what a group of mailboxes shares ("Login refused") */
  g_autofree char *retest = g_strdup_printf (_ ("Test Again: %s"), title);
  g_autofree char *server = mw_board_group_dup_server (group);
  g_autofree char *message = mw_board_group_dup_message (group);

  if (key->waiting)
    mw_verdict_badge_show_busy (self->badge, title);
  else
    mw_verdict_badge_show (self->badge, key->reachability, title);
  let_wrap (self, TRUE);
  show_text (self->title, server);
  show_text (self->subtitle, message);
  show_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->retest), !key->waiting);
  name_retest (self, retest);
}

static char *
describe_entry (MwBoardEntry *entry)
{
  const char *address = mw_board_entry_get_address (entry);
  const char *direction =
      mw_board_entry_get_direction (entry) == MW_DIRECTION_IN ? _ ("incoming") : _ ("outgoing");
  GDateTime *last_good = mw_board_entry_get_last_good (entry);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *ago = NULL;

  if (mw_board_entry_get_reachability (entry) == MW_REACHABILITY_WORKS)
    return mw_item_line_join (address != NULL ? address : "", direction, NULL);
  if (last_good == NULL)
    /* Translators: an address, and "incoming" or "outgoing" */
    return g_strdup_printf (_ ("\u2068%s\u2069 · %s · not known to have worked"),
                            address != NULL ? address : "", direction);
  ago = mw_ago_describe (last_good, now);
  /* Translators: an address, "incoming" or "outgoing", and how long ago ("2 days ago") */
  return g_strdup_printf (_ ("\u2068%s\u2069 · %s · last worked %s"),
                          address != NULL ? address : "", direction, ago);
}

static void
show_entry (MwBoardRow *self, MwBoardEntry *entry)
{
  const char *name = mw_board_entry_get_name (entry);
  g_autofree char *subtitle = describe_entry (entry);
  /* Translators: %s is a profile's name */
  g_autofree char *retest = g_strdup_printf (_ ("Test %s Again"), name != NULL ? name : "");

  let_wrap (self, FALSE);
  show_text (self->title, name);
  show_text (self->subtitle, subtitle);
  show_text (self->count, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->retest), TRUE);
  name_retest (self, retest);
}

static void
update (MwBoardRow *self)
{
  if (MW_IS_BOARD_GROUP (self->item))
    show_group (self, MW_BOARD_GROUP (self->item));
  else if (MW_IS_BOARD_ENTRY (self->item))
    show_entry (self, MW_BOARD_ENTRY (self->item));
}

static void
on_retest_clicked_cb (MwBoardRow *self)
{
  if (self->item != NULL)
    g_signal_emit (self, signals[RETEST], 0, self->item);
}

/* A tooltip that is set asks the display each time where the pointer is, and waits for the answer:
 * rows that come and go by the hundred would stop the window. One that is asked for costs nothing.
 */
static gboolean
on_label_tooltip_asked_cb (
    MwBoardRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkLabel *label)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return *gtk_label_get_label (label) != '\0';
}

static gboolean
on_retest_tooltip_asked_cb (
    MwBoardRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkWidget *button)
{
  gtk_tooltip_set_text (tooltip, self->retest_name);
  return self->retest_name != NULL;
}

static void
mw_board_row_dispose (GObject *object)
{
  MwBoardRow *self = MW_BOARD_ROW (object);

  mw_board_row_set_item (self, NULL);

  G_OBJECT_CLASS (mw_board_row_parent_class)->dispose (object);
}

static void
mw_board_row_finalize (GObject *object)
{
  g_free (MW_BOARD_ROW (object)->retest_name);

  G_OBJECT_CLASS (mw_board_row_parent_class)->finalize (object);
}

static void
mw_board_row_class_init (MwBoardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_board_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_board_row_finalize;
  signals[RETEST] = g_signal_new ("retest", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  g_type_ensure (MW_TYPE_FOLD);
  g_type_ensure (MW_TYPE_VERDICT_BADGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/board-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwBoardRow, badge);
  gtk_widget_class_bind_template_child (widget_class, MwBoardRow, title);
  gtk_widget_class_bind_template_child (widget_class, MwBoardRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MwBoardRow, count);
  gtk_widget_class_bind_template_child (widget_class, MwBoardRow, retest);
  gtk_widget_class_bind_template_callback (widget_class, on_label_tooltip_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retest_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retest_tooltip_asked_cb);
}

static void
mw_board_row_init (MwBoardRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_board_row_new (void)
{
  return g_object_new (MW_TYPE_BOARD_ROW, NULL);
}

void
mw_board_row_set_item (MwBoardRow *self, GObject *item)
{
  g_return_if_fail (MW_IS_BOARD_ROW (self));

  if (self->item != NULL)
    g_signal_handler_disconnect (self->item, self->handler);
  self->handler = 0;
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}
