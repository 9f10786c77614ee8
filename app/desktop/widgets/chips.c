/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/chips.h"

#include <glib/gi18n.h>

#include "desktop/widgets/chip.h"
#include "desktop/widgets/wrap-layout.h"

/* A card says who is there at a glance; the rest comes when it is asked for. */
#define FIRST_SHOWN 8
#define MORE_SHOWN 40
#define MOST_GHOSTS 6

struct _MwChips
{
  GtkWidget parent_instance;

  GListModel *list;   /* (owned) (nullable) */
  GPtrArray *chips;   /* (owned) (element-type MwChip): children, in the list's order */
  GPtrArray *ghosts;  /* (owned) (element-type GtkWidget): children */
  GtkWidget *empty;   /* (unowned): a child */
  GtkWidget *more;    /* (unowned): a child */
  GtkWidget *add;     /* (unowned): a child */
  MwChipTest test;    /* (nullable): which chips are marked */
  gpointer user_data; /* for the test */
  guint limit;
};

G_DEFINE_FINAL_TYPE (MwChips, mw_chips, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_EMPTY_TEXT = 1,
  PROP_ADD_LABEL,
} Property;

enum
{
  ACTIVATED,
  REMOVED,
  ADD_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_ADD_LABEL + 1];
static guint signals[N_SIGNALS];

static void
on_chip_activated_cb (MwChips *self, MwChip *chip)
{
  g_signal_emit (self, signals[ACTIVATED], 0, mw_chip_get_item (chip));
}

static void
on_chip_removed_cb (MwChips *self, MwChip *chip)
{
  g_signal_emit (self, signals[REMOVED], 0, mw_chip_get_item (chip));
}

/* Returns: (transfer floating) */
static GtkWidget *
make_chip (MwChips *self, GObject *item)
{
  GtkWidget *chip = mw_chip_new (item, FALSE);

  g_signal_connect_object (chip, "activated", G_CALLBACK (on_chip_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "removed", G_CALLBACK (on_chip_removed_cb), self,
                           G_CONNECT_SWAPPED);
  return chip;
}

static guint
find_focused (MwChips *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index = G_MAXUINT;

  if (focus == NULL || !g_ptr_array_find (self->chips, focus, &index))
    return G_MAXUINT;
  return index;
}

static MwChip *
steal_chip (GPtrArray *chips, GObject *item)
{
  for (guint i = 0; i < chips->len; i++)
    if (mw_chip_get_item (g_ptr_array_index (chips, i)) == item)
      return g_ptr_array_steal_index (chips, i);
  return NULL;
}

static void
show_more_button (MwChips *self, guint n)
{
  guint rest = n - self->chips->len;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->more, rest > 0);
  /* Translators: a button that shows that many more agents or addresses */
  label = g_strdup_printf (ngettext ("+%u more", "+%u more", rest), rest);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

/* The chip whose neighbour went takes the focus over: it must not jump out of the card. */
static void
restore_focus (MwChips *self, guint focused)
{
  if (focused == G_MAXUINT || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return;
  if (self->chips->len > 0)
    mw_chip_grab_remove_focus (
        g_ptr_array_index (self->chips, MIN (focused, self->chips->len - 1)));
  else
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_loading (MwChips *self)
{
  gboolean loading = TRUE;

  if (self->list != NULL)
    g_object_get (self->list, "loading", &loading, NULL);
  return loading;
}

static void
mark (MwChips *self)
{
  for (guint i = 0; self->test != NULL && i < self->chips->len; i++)
    {
      MwChip *chip = g_ptr_array_index (self->chips, i);

      mw_chip_set_marked (chip, self->test (mw_chip_get_item (chip), self->user_data));
    }
}

static void
show_chips (MwChips *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->chips);
  guint n = self->list != NULL ? g_list_model_get_n_items (self->list) : 0;
  guint focused = G_MAXUINT;
  GtkWidget *before = self->empty;

  self->chips = old;
  focused = find_focused (self);
  self->chips = g_ptr_array_new ();
  for (guint i = 0; i < MIN (n, self->limit); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->list, i);
      GtkWidget *chip = GTK_WIDGET (steal_chip (old, item));

      if (chip == NULL)
        chip = make_chip (self, item);
      if (gtk_widget_get_prev_sibling (chip) != before || gtk_widget_get_parent (chip) == NULL)
        gtk_widget_insert_after (chip, GTK_WIDGET (self), before);
      g_ptr_array_add (self->chips, chip);
      before = chip;
    }
  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
  gtk_widget_set_visible (self->empty, n == 0 && self->ghosts->len == 0 && !is_loading (self));
  show_more_button (self, n);
  mark (self);
  restore_focus (self, focused);
}

static void
on_more_clicked_cb (MwChips *self)
{
  guint first_new = self->chips->len;

  self->limit += MORE_SHOWN;
  show_chips (self);
  if (first_new < self->chips->len)
    gtk_widget_child_focus (g_ptr_array_index (self->chips, first_new), GTK_DIR_TAB_FORWARD);
}

static void
on_add_clicked_cb (MwChips *self)
{
  g_signal_emit (self, signals[ADD_WANTED], 0);
}

static void
unparent_all (GPtrArray *children)
{
  for (guint i = 0; i < children->len; i++)
    gtk_widget_unparent (g_ptr_array_index (children, i));
  g_ptr_array_set_size (children, 0);
}

static void
mw_chips_dispose (GObject *object)
{
  MwChips *self = MW_CHIPS (object);
  GtkWidget *child = NULL;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  mw_wrap_layout_set_loose (MW_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                            NULL);
  g_ptr_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->ghosts, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mw_chips_parent_class)->dispose (object);
}

static void
mw_chips_finalize (GObject *object)
{
  MwChips *self = MW_CHIPS (object);

  g_ptr_array_unref (self->chips);
  g_ptr_array_unref (self->ghosts);

  G_OBJECT_CLASS (mw_chips_parent_class)->finalize (object);
}

static void
mw_chips_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwChips *self = MW_CHIPS (object);

  switch ((Property) id)
    {
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->empty)));
      break;
    case PROP_ADD_LABEL:
      g_value_set_string (value, gtk_widget_get_tooltip_text (self->add));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_chips_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwChips *self = MW_CHIPS (object);

  switch ((Property) id)
    {
    case PROP_EMPTY_TEXT:
      gtk_label_set_label (GTK_LABEL (self->empty), g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_ADD_LABEL:
      gtk_widget_set_tooltip_text (self->add, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_chips_class_init (MwChipsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_chips_dispose;
  object_class->finalize = mw_chips_finalize;
  object_class->get_property = mw_chips_get_property;
  object_class->set_property = mw_chips_set_property;

  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, "", flags);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[ADD_WANTED] = g_signal_new ("add-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, MW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mw_chips_init (MwChips *self)
{
  self->limit = FIRST_SHOWN;
  self->chips = g_ptr_array_new ();
  self->ghosts = g_ptr_array_new ();

  self->empty = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (self->empty, "chips-empty");
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "chip-more");
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "chip-add");
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

void
mw_chips_set_list (MwChips *self, GListModel *list)
{
  g_return_if_fail (MW_IS_CHIPS (self));
  g_return_if_fail (list == NULL || G_IS_LIST_MODEL (list));

  if (self->list == list)
    return;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  self->limit = FIRST_SHOWN;
  if (list != NULL)
    {
      g_signal_connect_object (list, "items-changed", G_CALLBACK (show_chips), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "notify::loading", G_CALLBACK (show_chips), self,
                               G_CONNECT_SWAPPED);
    }
  show_chips (self);
}

void
mw_chips_set_ghosts (MwChips *self, GPtrArray *items)
{
  GtkLayoutManager *layout = NULL;
  guint n = items != NULL ? items->len : 0;

  g_return_if_fail (MW_IS_CHIPS (self));

  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  mw_wrap_layout_set_loose (MW_WRAP_LAYOUT (layout), NULL);
  unparent_all (self->ghosts);
  for (guint i = 0; i < MIN (n, MOST_GHOSTS); i++)
    {
      GtkWidget *ghost = mw_chip_new (g_ptr_array_index (items, i), TRUE);

      gtk_widget_insert_before (ghost, GTK_WIDGET (self), NULL);
      g_ptr_array_add (self->ghosts, ghost);
    }
  if (n > MOST_GHOSTS)
    {
      guint rest = n - MOST_GHOSTS;
      g_autofree char *text = g_strdup_printf (ngettext ("+%u more", "+%u more", rest), rest);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "chip");
      gtk_widget_add_css_class (label, "ghost");
      gtk_widget_insert_before (label, GTK_WIDGET (self), NULL);
      g_ptr_array_add (self->ghosts, label);
    }
  if (self->ghosts->len > 0)
    mw_wrap_layout_set_loose (MW_WRAP_LAYOUT (layout), g_ptr_array_index (self->ghosts, 0));
  show_chips (self);
}

void
mw_chips_mark (MwChips *self, MwChipTest test, gpointer user_data)
{
  g_return_if_fail (MW_IS_CHIPS (self));
  g_return_if_fail (test != NULL);

  self->test = test;
  self->user_data = user_data;
  mark (self);
}
