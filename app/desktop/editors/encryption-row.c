/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/encryption-row.h"

#include "desktop/editors/help-popover.h"
#include "desktop/editors/row-focus.h"
#include "desktop/widgets/fold.h"
#include "desktop/widgets/spoken-name.h"
#include <glib/gi18n.h>

typedef enum
{
  SHOWING = 1 << 0,        /* what is chosen is shown, not chosen */
  IS_NEW = 1 << 1,         /* of a profile that never was live: nothing was before */
  PORT_IS_BESIDE = 1 << 2, /* in a row of its own */
} RowState;

struct _MwEncryptionRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *name;
  AdwBin *dot;
  GtkLabel *origin;
  GtkBox *choices;
  GtkToggleButton *none;
  GtkToggleButton *starttls;
  GtkToggleButton *tls;
  GtkButton *reset;
  GtkMenuButton *help;
  GtkLabel *meaning;
  GtkLabel *port;
  GtkLabel *live;
  GtkButton *offers;

  MwSheet *sheet;       /* (owned) */
  MwProtocol *protocol; /* (owned) */
  GPtrArray *keys;      /* (owned) (element-type utf8): of the parameters that say it */
  guint state;          /* of RowState */
};

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwEncryptionRow, mw_encryption_row, ADW_TYPE_PREFERENCES_ROW)

static MwValue *
find_role (MwEncryptionRow *self, const char *role)
{
  const char *key = mw_protocol_get_key (self->protocol, role);

  return key != NULL ? mw_sheet_find (self->sheet, key) : NULL;
}

static MwValue *
first_value (MwEncryptionRow *self)
{
  return self->keys->len > 0 ? mw_sheet_find (self->sheet, g_ptr_array_index (self->keys, 0))
                             : NULL;
}

static void
update_meaning (MwEncryptionRow *self, MwEncryption encryption, gboolean contradicts)
{
  const char *meaning = NULL;
  gboolean bad = contradicts || encryption == MW_ENCRYPTION_NONE;

  if (contradicts)
    meaning = _ ("Two switches contradict each other. Choose one of these to set both right.");
  else if (encryption == MW_ENCRYPTION_NONE)
    meaning = _ ("The password and all mail are sent in the clear: whoever is on the way can read "
                 "them. This has to be confirmed when it is submitted.");
  else if (encryption == MW_ENCRYPTION_STARTTLS)
    meaning = _ ("The connection begins in the clear and must turn to TLS before the login.");
  else
    meaning = _ ("Encrypted from the first byte.");
  gtk_label_set_label (self->meaning, meaning);
  gtk_widget_remove_css_class (GTK_WIDGET (self->meaning), bad ? "dim-label" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), bad ? "warning" : "dim-label");
}

static void
update_port (MwEncryptionRow *self)
{
  MwValue *port = find_role (self, "port");
  g_autofree char *origin = NULL;
  g_autofree char *words = NULL;

  if (port != NULL && mw_value_get_value (port) != NULL)
    {
      g_object_get (port, "origin-text", &origin, NULL);
      /* Translators: a port's number, and where it comes from ("follows SMTP Encryption") */
      words = g_strdup_printf (_ ("Port %s, %s"), mw_value_get_value (port), origin);
    }
  gtk_label_set_label (self->port, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->port),
                          words != NULL && !(self->state & PORT_IS_BESIDE));
}

static void
update_marks (MwEncryptionRow *self)
{
  MwValue *value = first_value (self);
  gboolean own = FALSE;
  gboolean staged = FALSE;
  g_autofree char *origin = NULL;
  g_autofree char *live = NULL;

  for (guint i = 0; i < self->keys->len; i++)
    {
      MwValue *each = mw_sheet_find (self->sheet, g_ptr_array_index (self->keys, i));

      own = own || mw_value_get_own (each) != NULL;
      staged = staged || mw_value_get_staged (each) != MW_STAGED_NO;
    }
  g_object_get (value, "origin-text", &origin, NULL);
  gtk_label_set_label (self->origin, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->reset), own);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), staged);
  if (staged)
    gtk_widget_add_css_class (GTK_WIDGET (self), "staged");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "staged");
  if (staged && !(self->state & IS_NEW) && self->keys->len == 1 &&
      mw_value_get_live_text (value) != NULL && *mw_value_get_live_text (value) != '\0')
    live = g_strdup_printf (_ ("was \u2068%s\u2069"), mw_value_get_live_text (value));
  gtk_label_set_label (self->live, live != NULL ? live : "");
  gtk_widget_set_visible (GTK_WIDGET (self->live), live != NULL);
}

static void
on_value_changed_cb (MwEncryptionRow *self)
{
  gboolean contradicts = FALSE;
  MwEncryption encryption = MW_ENCRYPTION_NONE;

  g_assert (MW_IS_ENCRYPTION_ROW (self));

  encryption = mw_protocol_get_encryption (self->protocol, self->sheet, &contradicts);
  self->state |= SHOWING;
  gtk_toggle_button_set_active (self->none, encryption == MW_ENCRYPTION_NONE);
  gtk_toggle_button_set_active (self->starttls, encryption == MW_ENCRYPTION_STARTTLS);
  gtk_toggle_button_set_active (self->tls, encryption == MW_ENCRYPTION_TLS);
  self->state &= ~(guint) SHOWING;
  update_meaning (self, encryption, contradicts);
  update_port (self);
  update_marks (self);
}

static void
on_choice_toggled_cb (MwEncryptionRow *self, GtkToggleButton *choice)
{
  MwEncryption encryption = MW_ENCRYPTION_NONE;
  g_autoptr (GHashTable) values = NULL;

  g_assert (MW_IS_ENCRYPTION_ROW (self));

  if ((self->state & SHOWING) || !gtk_toggle_button_get_active (choice))
    return;
  if (choice == self->starttls)
    encryption = MW_ENCRYPTION_STARTTLS;
  else if (choice == self->tls)
    encryption = MW_ENCRYPTION_TLS;
  values = mw_sheet_plan_encryption (self->sheet, self->protocol, encryption);
  if (g_hash_table_size (values) > 0)
    g_signal_emit (self, signals[COMMIT], 0, values);
}

static void
on_reset_clicked_cb (MwEncryptionRow *self)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert (MW_IS_ENCRYPTION_ROW (self));

  for (guint i = 0; i < self->keys->len; i++)
    g_hash_table_insert (values, g_strdup (g_ptr_array_index (self->keys, i)), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[COMMIT], 0, values);
}

static void
on_help_opened_cb (GtkMenuButton *help, gpointer user_data)
{
  MwEncryptionRow *self = MW_ENCRYPTION_ROW (user_data);

  if (gtk_menu_button_get_popover (help) == NULL)
    gtk_menu_button_set_popover (help, mw_help_popover_new (first_value (self)));
}

static gboolean
mw_encryption_row_grab_focus (GtkWidget *widget)
{
  MwEncryptionRow *self = MW_ENCRYPTION_ROW (widget);

  if (gtk_toggle_button_get_active (self->starttls))
    return gtk_widget_grab_focus (GTK_WIDGET (self->starttls));
  if (gtk_toggle_button_get_active (self->tls))
    return gtk_widget_grab_focus (GTK_WIDGET (self->tls));
  return gtk_widget_grab_focus (GTK_WIDGET (self->none));
}

static void
mw_encryption_row_dispose (GObject *object)
{
  MwEncryptionRow *self = MW_ENCRYPTION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_ENCRYPTION_ROW);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_object (&self->protocol);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (mw_encryption_row_parent_class)->dispose (object);
}

static void
mw_encryption_row_class_init (MwEncryptionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_encryption_row_dispose;
  widget_class->focus = mw_row_focus_inside;
  widget_class->grab_focus = mw_encryption_row_grab_focus;
  signals[COMMIT] = g_signal_new ("commit", MW_TYPE_ENCRYPTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  g_type_ensure (MW_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/encryption-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, name);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, dot);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, origin);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, choices);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, none);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, starttls);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, tls);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, reset);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, help);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, meaning);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, port);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, live);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionRow, offers);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked_cb);
}

static void
mw_encryption_row_init (MwEncryptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_control (gpointer control, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
name_parts (MwEncryptionRow *self)
{
  const char *protocol = mw_protocol_get_name (self->protocol);
  /* Translators: in these, %s is a protocol ("SMTP", "SMTP backup") */
  g_autofree char *title = g_strdup_printf (_ ("%s Encryption"), protocol);
  g_autofree char *none = g_strdup_printf (_ ("%s Encryption: None"), protocol);
  g_autofree char *starttls = g_strdup_printf (_ ("%s Encryption: STARTTLS"), protocol);
  g_autofree char *tls = g_strdup_printf (_ ("%s Encryption: TLS"), protocol);
  g_autofree char *reset = g_strdup_printf (_ ("Reset %s Encryption"), protocol);
  g_autofree char *help = g_strdup_printf (_ ("Help on %s Encryption"), protocol);
  g_autofree char *offers = g_strdup_printf (_ ("%s: Find Out What the Server Offers"), protocol);

  gtk_label_set_label (self->name, title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reset), reset);
  name_control (self, title);
  name_control (self->choices, title);
  mw_spoken_name_set (GTK_BUTTON (self->none), none);
  mw_spoken_name_set (GTK_BUTTON (self->starttls), starttls);
  mw_spoken_name_set (GTK_BUTTON (self->tls), tls);
  name_control (self->reset, reset);
  name_control (self->help, help);
  name_control (self->offers, _ ("Find Out What the Server Offers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, offers, -1);
}

GtkWidget *
mw_encryption_row_new (MwSheet *sheet, MwProtocol *protocol)
{
  static const char *const roles[] = { "encryption", "implicit-tls", "starttls", "port" };
  MwEncryptionRow *self = NULL;

  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), NULL);

  self = g_object_new (MW_TYPE_ENCRYPTION_ROW, NULL);
  self->sheet = g_object_ref (sheet);
  self->protocol = g_object_ref (protocol);
  self->keys = mw_protocol_dup_encryption_keys (protocol);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      MwValue *value = find_role (self, roles[i]);

      if (value != NULL)
        g_signal_connect_object (value, "notify", G_CALLBACK (on_value_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
  if (mw_protocol_get_key (protocol, "encryption") == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->starttls),
                              mw_protocol_get_key (protocol, "starttls") != NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->tls),
                              mw_protocol_get_key (protocol, "implicit-tls") != NULL);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->offers), "s",
                                    mw_protocol_get_id (protocol));
  gtk_menu_button_set_create_popup_func (self->help, on_help_opened_cb, self, NULL);
  name_parts (self);
  on_value_changed_cb (self);
  return GTK_WIDGET (self);
}

void
mw_encryption_row_set_is_new (MwEncryptionRow *self, gboolean is_new)
{
  g_return_if_fail (MW_IS_ENCRYPTION_ROW (self));

  self->state = is_new ? self->state | IS_NEW : self->state & ~(guint) IS_NEW;
  update_marks (self);
}

void
mw_encryption_row_set_port_is_beside (MwEncryptionRow *self, gboolean port_is_beside)
{
  g_return_if_fail (MW_IS_ENCRYPTION_ROW (self));

  self->state =
      port_is_beside ? self->state | PORT_IS_BESIDE : self->state & ~(guint) PORT_IS_BESIDE;
  update_port (self);
}

GPtrArray *
mw_protocol_dup_encryption_keys (MwProtocol *protocol)
{
  static const char *const roles[] = { "encryption", "implicit-tls", "starttls" };
  GPtrArray *keys = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const char *key = mw_protocol_get_key (protocol, roles[i]);

      if (key != NULL)
        g_ptr_array_add (keys, (gpointer) key);
    }
  return keys;
}

gboolean
mw_protocol_is_used (MwProtocol *protocol, MwSheet *sheet)
{
  const char *key = mw_protocol_get_key (protocol, "server");
  MwValue *server = key != NULL ? mw_sheet_find (sheet, key) : NULL;
  const char *value = server != NULL ? mw_value_get_value (server) : NULL;

  if (server == NULL || mw_parameter_get_required (mw_value_get_parameter (server)))
    return TRUE;
  return value != NULL && *value != '\0';
}
