/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/typed-secret.h"

#define DOT "●"

struct _MwTypedSecret
{
  GtkEntryBuffer parent_instance;

  GtkEntryBuffer *kept; /* (owned): the password, in memory that is never written to a disk */
  GtkText *shown_by;    /* (unowned) (nullable) */
  GString *dots;        /* (owned): as many as it has characters, and none to count them by */
};

G_DEFINE_FINAL_TYPE (MwTypedSecret, mw_typed_secret, GTK_TYPE_ENTRY_BUFFER)

static guint
mw_typed_secret_get_length (GtkEntryBuffer *buffer)
{
  return gtk_entry_buffer_get_length (MW_TYPED_SECRET (buffer)->kept);
}

static const char *
mw_typed_secret_get_text (GtkEntryBuffer *buffer, gsize *n_bytes)
{
  MwTypedSecret *self = MW_TYPED_SECRET (buffer);

  /* The eye in the entry is on: it is on the screen for all to read. */
  if (self->shown_by != NULL && gtk_text_get_visibility (self->shown_by))
    {
      if (n_bytes != NULL)
        *n_bytes = gtk_entry_buffer_get_bytes (self->kept);
      return gtk_entry_buffer_get_text (self->kept);
    }

  g_string_truncate (self->dots, 0);
  for (guint i = 0; i < gtk_entry_buffer_get_length (self->kept); i++)
    g_string_append (self->dots, DOT);
  if (n_bytes != NULL)
    *n_bytes = self->dots->len;
  return self->dots->str;
}

static guint
mw_typed_secret_insert_text (GtkEntryBuffer *buffer,
                             guint position,
                             const char *chars,
                             guint n_chars)
{
  MwTypedSecret *self = MW_TYPED_SECRET (buffer);
  guint n = gtk_entry_buffer_insert_text (self->kept, position, chars, n_chars);

  gtk_entry_buffer_emit_inserted_text (buffer, position, chars, n);
  return n;
}

static guint
mw_typed_secret_delete_text (GtkEntryBuffer *buffer, guint position, guint n_chars)
{
  guint length = mw_typed_secret_get_length (buffer);
  guint first = MIN (position, length);
  guint n = MIN (n_chars, length - first);

  if (n > 0)
    gtk_entry_buffer_emit_deleted_text (buffer, first, n);
  return n;
}

/* As GTK's own buffers do: it is taken out once all who listen knew it as it was. */
static void
mw_typed_secret_deleted_text (GtkEntryBuffer *buffer, guint position, guint n_chars)
{
  gtk_entry_buffer_delete_text (MW_TYPED_SECRET (buffer)->kept, position, (int) n_chars);
  g_object_notify (G_OBJECT (buffer), "text");
  g_object_notify (G_OBJECT (buffer), "length");
}

/* What comes after this would tell the accessibility bus what was inserted. */
static void
on_text_inserted_cb (
    MwTypedSecret *self, const char *chars, int length, int *position, GtkText *text)
{
  int n = (int) g_utf8_strlen (chars, length);

  g_assert (MW_IS_TYPED_SECRET (self));

  *position +=
      (int) gtk_entry_buffer_insert_text (GTK_ENTRY_BUFFER (self), (guint) *position, chars, n);
  g_signal_stop_emission_by_name (text, "insert-text");
}

static void
mw_typed_secret_dispose (GObject *object)
{
  MwTypedSecret *self = MW_TYPED_SECRET (object);

  g_clear_weak_pointer (&self->shown_by);

  G_OBJECT_CLASS (mw_typed_secret_parent_class)->dispose (object);
}

static void
mw_typed_secret_finalize (GObject *object)
{
  MwTypedSecret *self = MW_TYPED_SECRET (object);

  g_object_unref (self->kept);
  g_string_free (self->dots, TRUE);

  G_OBJECT_CLASS (mw_typed_secret_parent_class)->finalize (object);
}

static void
mw_typed_secret_class_init (MwTypedSecretClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkEntryBufferClass *buffer_class = GTK_ENTRY_BUFFER_CLASS (klass);

  object_class->dispose = mw_typed_secret_dispose;
  object_class->finalize = mw_typed_secret_finalize;
  buffer_class->get_text = mw_typed_secret_get_text;
  buffer_class->get_length = mw_typed_secret_get_length;
  buffer_class->insert_text = mw_typed_secret_insert_text;
  buffer_class->delete_text = mw_typed_secret_delete_text;
  buffer_class->deleted_text = mw_typed_secret_deleted_text;
}

static void
mw_typed_secret_init (MwTypedSecret *self)
{
  self->kept = gtk_password_entry_buffer_new ();
  self->dots = g_string_new (NULL);
}

void
mw_typed_secret_guard (GtkPasswordEntry *entry)
{
  g_autoptr (MwTypedSecret) self = g_object_new (MW_TYPE_TYPED_SECRET, NULL);
  GtkText *text = NULL;

  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));

  text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  g_set_weak_pointer (&self->shown_by, text);
  gtk_text_set_buffer (text, GTK_ENTRY_BUFFER (self));
  g_signal_connect_object (text, "insert-text", G_CALLBACK (on_text_inserted_cb), self,
                           G_CONNECT_SWAPPED);
}

const char *
mw_typed_secret_peek (GtkPasswordEntry *entry)
{
  GtkText *text = NULL;
  GtkEntryBuffer *buffer = NULL;

  g_return_val_if_fail (GTK_IS_PASSWORD_ENTRY (entry), NULL);

  text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  buffer = gtk_text_get_buffer (text);
  g_return_val_if_fail (MW_IS_TYPED_SECRET (buffer), NULL);

  return gtk_entry_buffer_get_text (MW_TYPED_SECRET (buffer)->kept);
}
