/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/passwords/secret-entry.h"

#include <glib/gi18n.h>

#include "desktop/widgets/ago.h"

struct _MwSecretEntry
{
  GObject parent_instance;

  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MwSecretEntry, mw_secret_entry, G_TYPE_OBJECT)

static void
mw_secret_entry_finalize (GObject *object)
{
  MwSecretEntry *self = MW_SECRET_ENTRY (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (mw_secret_entry_parent_class)->finalize (object);
}

static void
mw_secret_entry_class_init (MwSecretEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_secret_entry_finalize;
}

static void
mw_secret_entry_init (MwSecretEntry *self)
{
}

MwSecretEntry *
mw_secret_entry_new (const MwKeptSecret *kept, GDateTime *now)
{
  MwSecretEntry *self = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *use = NULL;
  g_autofree char *ago = NULL;

  g_return_val_if_fail (kept != NULL && now != NULL, NULL);

  self = g_object_new (MW_TYPE_SECRET_ENTRY, NULL);
  self->title = mw_kept_secret_name (kept);
  use = mw_kept_secret_describe (kept);
  time = kept->time > 0 ? g_date_time_new_from_unix_utc (kept->time) : NULL;
  if (time == NULL)
    {
      self->subtitle = g_steal_pointer (&use);
      return self;
    }
  ago = mw_ago_describe (time, now);
  /* Translators: of a stored password: who needs it (“Live”), then when it was stored (“2 min ago”,
   * or a date) */
  self->subtitle = g_strdup_printf (_ ("%s · stored %s"), use, ago);
  return self;
}

const char *
mw_secret_entry_get_title (MwSecretEntry *self)
{
  g_return_val_if_fail (MW_IS_SECRET_ENTRY (self), NULL);

  return self->title;
}

const char *
mw_secret_entry_get_subtitle (MwSecretEntry *self)
{
  g_return_val_if_fail (MW_IS_SECRET_ENTRY (self), NULL);

  return self->subtitle;
}
