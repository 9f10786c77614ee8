/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/charset-field.h"

#include <glib/gi18n.h>

struct _MwCharsetField
{
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListBox *list;
};

typedef struct
{
  const char *name;
  const char *use;
} Charset;

static const Charset charsets[] = {
  { "UTF-8", N_ ("Every language") },
  { "US-ASCII", N_ ("English") },
  { "ISO-8859-1", N_ ("Western European") },
  { "ISO-8859-15", N_ ("Western European, with the euro sign") },
  { "windows-1252", N_ ("Western European, Windows") },
  { "ISO-8859-2", N_ ("Central European") },
  { "windows-1250", N_ ("Central European, Windows") },
  { "ISO-8859-3", N_ ("South European") },
  { "ISO-8859-4", N_ ("Baltic") },
  { "ISO-8859-13", N_ ("Baltic, newer") },
  { "windows-1257", N_ ("Baltic, Windows") },
  { "ISO-8859-5", N_ ("Cyrillic") },
  { "windows-1251", N_ ("Cyrillic, Windows") },
  { "KOI8-R", N_ ("Russian") },
  { "KOI8-U", N_ ("Ukrainian") },
  { "ISO-8859-6", N_ ("Arabic") },
  { "windows-1256", N_ ("Arabic, Windows") },
  { "ISO-8859-7", N_ ("Greek") },
  { "windows-1253", N_ ("Greek, Windows") },
  { "ISO-8859-8", N_ ("Hebrew") },
  { "windows-1255", N_ ("Hebrew, Windows") },
  { "ISO-8859-9", N_ ("Turkish") },
  { "windows-1254", N_ ("Turkish, Windows") },
  { "ISO-8859-10", N_ ("Nordic") },
  { "ISO-8859-14", N_ ("Celtic") },
  { "ISO-8859-16", N_ ("Romanian") },
  { "TIS-620", N_ ("Thai") },
  { "windows-1258", N_ ("Vietnamese, Windows") },
  { "ISO-2022-JP", N_ ("Japanese, mail") },
  { "Shift_JIS", N_ ("Japanese, Windows") },
  { "EUC-JP", N_ ("Japanese, Unix") },
  { "GB18030", N_ ("Chinese, simplified") },
  { "GBK", N_ ("Chinese, simplified, older") },
  { "Big5", N_ ("Chinese, traditional") },
  { "EUC-KR", N_ ("Korean") },
};

static gboolean
matches (const Charset *charset, const char *search)
{
  g_autofree char *name = g_utf8_casefold (charset->name, -1);
  g_autofree char *use = g_utf8_casefold (_ (charset->use), -1);
  g_autofree char *wanted = g_utf8_casefold (search, -1);

  g_strstrip (wanted);
  return strstr (name, wanted) != NULL || strstr (use, wanted) != NULL;
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  MwCharsetField *self = MW_CHARSET_FIELD (user_data);

  return matches (&charsets[gtk_list_box_row_get_index (row)],
                  gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
choose (MwCharsetField *self, GtkListBoxRow *row)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         charsets[gtk_list_box_row_get_index (row)].name);
  gtk_popover_popdown (self->popover);
  mw_value_field_edited (MW_VALUE_FIELD (self));
}

static void
on_row_activated_cb (MwCharsetField *self, GtkListBoxRow *row)
{
  g_assert (MW_IS_CHARSET_FIELD (self));

  choose (self, row);
}

static void
on_search_changed_cb (MwCharsetField *self)
{
  g_assert (MW_IS_CHARSET_FIELD (self));

  gtk_list_box_invalidate_filter (self->list);
}

static void
on_search_activated_cb (MwCharsetField *self)
{
  g_assert (MW_IS_CHARSET_FIELD (self));

  gtk_list_box_invalidate_filter (self->list);
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (matches (&charsets[i], gtk_editable_get_text (GTK_EDITABLE (self->search))))
      {
        choose (self, gtk_list_box_get_row_at_index (self->list, (int) i));
        return;
      }
}

static GtkWidget *
make_row (const Charset *charset)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (charset->name);
  GtkWidget *use = gtk_label_new (_ (charset->use));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (use), 0);
  gtk_label_set_ellipsize (GTK_LABEL (use), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (use, "dim-label");
  gtk_widget_add_css_class (use, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), use);
  return box;
}

/* Made when it is opened first: most forms are read without it. */
static void
on_popover_shown_cb (MwCharsetField *self)
{
  g_assert (MW_IS_CHARSET_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    gtk_list_box_append (self->list, make_row (&charsets[i]));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
}

static void
show_value (MwValueField *field, const char *value)
{
  MwCharsetField *self = MW_CHARSET_FIELD (field);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), value) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
}

static char *
dup_text (MwValueField *field)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (MW_CHARSET_FIELD (field)->entry)));
}

static GtkWidget *
get_control (MwValueField *field)
{
  return GTK_WIDGET (MW_CHARSET_FIELD (field)->entry);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwCharsetField,
                               mw_charset_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_charset_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MW_TYPE_CHARSET_FIELD);

  G_OBJECT_CLASS (mw_charset_field_parent_class)->dispose (object);
}

static void
mw_charset_field_class_init (MwCharsetFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_charset_field_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/charset-field.ui");
  gtk_widget_class_bind_template_child (widget_class, MwCharsetField, entry);
  gtk_widget_class_bind_template_child (widget_class, MwCharsetField, button);
  gtk_widget_class_bind_template_child (widget_class, MwCharsetField, popover);
  gtk_widget_class_bind_template_child (widget_class, MwCharsetField, search);
  gtk_widget_class_bind_template_child (widget_class, MwCharsetField, list);
  gtk_widget_class_bind_template_callback (widget_class, mw_value_field_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
}

static void
mw_charset_field_init (MwCharsetField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a Character Set"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search character sets"), -1);
}

GtkWidget *
mw_charset_field_new (void)
{
  return g_object_new (MW_TYPE_CHARSET_FIELD, NULL);
}
