/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/page-search.h"

#include <glib/gi18n.h>

struct _MwPageSearch
{
  AdwBin parent_instance;

  MwPage *page;         /* (unowned) (nullable): while it is there */
  GHashTable *searches; /* (owned): page to what is searched there */
  GListModel *matches;  /* (owned) (nullable): what is found on the page */

  GtkSearchBar *bar;
  GtkWidget *entry;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (MwPageSearch, mw_page_search, ADW_TYPE_BIN)

typedef enum
{
  PROP_OPEN = 1,
} Property;

static GParamSpec *properties[PROP_OPEN + 1];

static void
on_page_destroyed_cb (gpointer user_data, GObject *page)
{
  MwPageSearch *self = user_data;

  g_hash_table_remove (self->searches, page);
}

static void
keep_search (MwPageSearch *self, const char *text)
{
  gboolean known = g_hash_table_contains (self->searches, self->page);

  if (*text != '\0')
    {
      if (!known)
        g_object_weak_ref (G_OBJECT (self->page), on_page_destroyed_cb, self);
      g_hash_table_insert (self->searches, self->page, g_strdup (text));
    }
  else if (known)
    {
      g_object_weak_unref (G_OBJECT (self->page), on_page_destroyed_cb, self);
      g_hash_table_remove (self->searches, self->page);
    }
}

/* ---- how many ---- */

/* While it is read, a list has its first rows only. */
static void
show_count (MwPageSearch *self)
{
  gboolean searched = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  gboolean loading = FALSE;
  g_autofree char *text = NULL;
  guint n = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->count_label), searched && self->matches != NULL);
  if (!searched || self->matches == NULL)
    return;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->matches), "loading") != NULL)
    g_object_get (self->matches, "loading", &loading, NULL);
  if (loading)
    {
      /* What stood there is of other words. */
      gtk_label_set_label (self->count_label, "");
      return;
    }
  n = g_list_model_get_n_items (self->matches);
  /* Translators: of a search; the apostrophe groups digits */
  text = g_strdup_printf (ngettext ("%'u match", "%'u matches", n), n);
  gtk_label_set_label (self->count_label, text);
}

static void
count_matches_of (MwPageSearch *self, GListModel *matches)
{
  if (self->matches != NULL)
    g_signal_handlers_disconnect_by_func (self->matches, show_count, self);
  g_set_object (&self->matches, matches);
  if (matches == NULL)
    return;
  g_signal_connect_object (matches, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (matches), "loading") != NULL)
    g_signal_connect_object (matches, "notify::loading", G_CALLBACK (show_count), self,
                             G_CONNECT_SWAPPED);
}

/* ---- what is typed ---- */

/* Right below the field may be the button of a notice; what was looked for is in the list. */
static gboolean
on_key_pressed_cb (MwPageSearch *self, guint keyval)
{
  if (self->page == NULL || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  mw_page_grab_default_focus (self->page);
  return GDK_EVENT_STOP;
}

static void
on_search_changed_cb (MwPageSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *kept = NULL;

  if (self->page == NULL || !mw_page_can_search (self->page))
    return;
  kept = g_hash_table_lookup (self->searches, self->page);
  if (g_strcmp0 (kept != NULL ? kept : "", text) == 0)
    return;
  keep_search (self, text);
  mw_page_set_search (self->page, *text != '\0' ? text : NULL);
  show_count (self);
}

static void
on_search_activated_cb (MwPageSearch *self)
{
  if (self->page != NULL)
    mw_page_grab_default_focus (self->page);
}

/* GTK would leave the focus in the entry while it slides away, and then put it anywhere. */
static void
on_search_mode_changed_cb (MwPageSearch *self)
{
  if (self->page != NULL && !gtk_search_bar_get_search_mode (self->bar) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->bar)) != NULL)
    mw_page_grab_default_focus (self->page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
mw_page_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (MW_PAGE_SEARCH (object)->bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_page_search_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_OPEN:
      gtk_search_bar_set_search_mode (MW_PAGE_SEARCH (object)->bar, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
forget_searches (MwPageSearch *self)
{
  GHashTableIter iter;
  gpointer page = NULL;

  g_hash_table_iter_init (&iter, self->searches);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    g_object_weak_unref (page, on_page_destroyed_cb, self);
  g_hash_table_remove_all (self->searches);
}

static void
mw_page_search_dispose (GObject *object)
{
  MwPageSearch *self = MW_PAGE_SEARCH (object);

  if (self->searches != NULL)
    forget_searches (self);
  g_clear_pointer (&self->searches, g_hash_table_unref);
  g_clear_weak_pointer (&self->page);
  count_matches_of (self, NULL);

  G_OBJECT_CLASS (mw_page_search_parent_class)->dispose (object);
}

static void
mw_page_search_class_init (MwPageSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mw_page_search_get_property;
  object_class->set_property = mw_page_search_set_property;
  object_class->dispose = mw_page_search_dispose;
  properties[PROP_OPEN] =
      g_param_spec_boolean ("open", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/page-search.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPageSearch, bar);
  gtk_widget_class_bind_template_child (widget_class, MwPageSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, MwPageSearch, count_label);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_changed_cb);
}

static void
mw_page_search_init (MwPageSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->searches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

void
mw_page_search_set_page (MwPageSearch *self, MwPage *page, GtkWidget *content)
{
  gboolean can_search = FALSE;
  const char *text = NULL;

  g_return_if_fail (MW_IS_PAGE_SEARCH (self));
  g_return_if_fail (MW_IS_PAGE (page));

  g_set_weak_pointer (&self->page, page);
  can_search = mw_page_can_search (page);
  text = g_hash_table_lookup (self->searches, page);
  gtk_search_bar_set_key_capture_widget (self->bar, can_search ? content : NULL);
  /* An entry says that it is empty on the way from one text to the next. */
  g_signal_handlers_block_by_func (self->entry, on_search_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  g_signal_handlers_unblock_by_func (self->entry, on_search_changed_cb, self);
  gtk_search_bar_set_search_mode (self->bar, can_search && text != NULL);
  count_matches_of (self, can_search ? mw_page_get_matches (page) : NULL);
  show_count (self);
}

gboolean
mw_page_search_toggle (MwPageSearch *self)
{
  g_return_val_if_fail (MW_IS_PAGE_SEARCH (self), FALSE);

  if (self->page != NULL && mw_page_grab_search_focus (self->page))
    return TRUE;
  if (self->page == NULL || !mw_page_can_search (self->page))
    return FALSE;
  if (gtk_search_bar_get_search_mode (self->bar) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->bar)) != NULL)
    {
      gtk_search_bar_set_search_mode (self->bar, FALSE);
      return TRUE;
    }
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (self->entry);
  return TRUE;
}

void
mw_page_search_clear (MwPageSearch *self)
{
  g_return_if_fail (MW_IS_PAGE_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}
