/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/sender-map.h>

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>
#include <mailwright/character.h>
#include <mailwright/name.h>

typedef struct
{
  char *address;
  GString *logins;
  char *last; /* of the logins */
} Row;

struct _MwSenderMap
{
  char *live_id;
  char *revision_id;
  gint64 revision;
  GPtrArray *rows;
  GPtrArray *left_out;
  GHashTable *left_out_logins; /* of login to nothing */
  char *address;               /* (nullable) of the last row, published or not */
  gboolean address_fits;
};

/* ---- what is left out ---- */

const char *
mw_left_out_reason_to_string (MwLeftOutReason reason)
{
  switch (reason)
    {
    case MW_LEFT_OUT_LOGIN:
      return "login";
    case MW_LEFT_OUT_ADDRESS:
      return "address";
    case MW_LEFT_OUT_SPELLING:
      return "spelling";
    default:
      g_return_val_if_reached ("address");
    }
}

/* For a line of text on any screen. */
static char *
make_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      MwCharacterKind kind = mw_character_get_kind (c);

      if (kind == MW_CHARACTER_VISIBLE || kind == MW_CHARACTER_SPACE || kind == MW_CHARACTER_JOINER)
        g_string_append_unichar (shown, c);
      else
        g_string_append_printf (shown, "<U+%04X>", c);
    }
  return g_string_free (shown, FALSE);
}

char *
mw_left_out_describe (const MwLeftOut *left_out)
{
  g_autofree char *text = make_visible (left_out->text);

  switch (left_out->reason)
    {
    case MW_LEFT_OUT_LOGIN:
      return g_strdup_printf (_ ("The login “%s” is left out: mail servers take it for several. "
                                 "Give the agent one without spaces, commas and characters that "
                                 "cannot be seen."),
                              text);
    case MW_LEFT_OUT_ADDRESS:
      return g_strdup_printf (_ ("“%s” is left out: it is not an address that mail servers ask "
                                 "for. Check the profile’s address."),
                              text);
    case MW_LEFT_OUT_SPELLING:
      return g_strdup_printf (_ ("The spelling “%s” is left out: mail servers take it for "
                                 "another address. Its spelling with “xn--” can be used."),
                              text);
    default:
      g_return_val_if_reached (g_steal_pointer (&text));
    }
}

static void
left_out_free (MwLeftOut *left_out)
{
  g_free (left_out->text);
  g_free (left_out);
}

static void
leave_out (MwSenderMap *self, MwLeftOutReason reason, const char *text)
{
  MwLeftOut *left_out = g_new0 (MwLeftOut, 1);

  left_out->reason = reason;
  left_out->text = g_strdup (text);
  g_ptr_array_add (self->left_out, left_out);
}

/* ---- what fits ---- */

static gboolean
is_one_login (const char *login)
{
  g_autofree char *normal = mw_login_normalise (login, NULL);

  return normal && *normal && g_str_equal (normal, login);
}

static gboolean
is_folded (const char *address)
{
  g_autofree char *folded = g_utf8_casefold (address, -1);

  return g_str_equal (folded, address);
}

static gboolean
check_address (MwSenderMap *self, const char *address)
{
  g_autoptr (MwAddress) parsed = mw_address_parse (address, NULL);
  gboolean is_key = parsed && g_str_equal (parsed->key, address);

  if (!is_key && !(parsed && g_str_equal (parsed->unicode, address)))
    {
      leave_out (self, MW_LEFT_OUT_ADDRESS, address);
      return FALSE;
    }
  if (!is_folded (address))
    {
      leave_out (self, is_key ? MW_LEFT_OUT_ADDRESS : MW_LEFT_OUT_SPELLING, address);
      return FALSE;
    }
  return TRUE;
}

/* ---- rows ---- */

static void
row_free (Row *row)
{
  g_free (row->address);
  g_string_free (row->logins, TRUE);
  g_free (row->last);
  g_free (row);
}

MwSenderMap *
mw_sender_map_new (const char *live_id, gint64 revision)
{
  MwSenderMap *self = g_new0 (MwSenderMap, 1);

  self->live_id = g_strdup (live_id);
  self->revision_id = g_strdup ("");
  self->revision = revision;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) left_out_free);
  self->left_out_logins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * mw_sender_map_free:
 *
 * Frees a map.
 */
void
mw_sender_map_free (MwSenderMap *self)
{
  if (!self)
    return;
  g_free (self->live_id);
  g_free (self->revision_id);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->left_out);
  g_hash_table_unref (self->left_out_logins);
  g_free (self->address);
  g_free (self);
}

static Row *
begin_row (MwSenderMap *self)
{
  Row *row = g_new0 (Row, 1);

  row->address = g_strdup (self->address);
  row->logins = g_string_new (NULL);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_login (MwSenderMap *self, const char *login)
{
  Row *row = self->rows->len ? g_ptr_array_index (self->rows, self->rows->len - 1) : NULL;

  if (!row || !g_str_equal (row->address, self->address))
    row = begin_row (self);
  if (g_strcmp0 (row->last, login) == 0)
    return;
  if (row->logins->len > 0)
    g_string_append_c (row->logins, ',');
  g_string_append (row->logins, login);
  g_free (row->last);
  row->last = g_strdup (login);
}

void
mw_sender_map_add (MwSenderMap *self, const char *address, const char *login)
{
  g_return_if_fail (self && address && login);

  if (g_strcmp0 (self->address, address) != 0)
    {
      g_free (self->address);
      self->address = g_strdup (address);
      self->address_fits = check_address (self, address);
    }
  if (!is_one_login (login))
    {
      if (g_hash_table_add (self->left_out_logins, g_strdup (login)))
        leave_out (self, MW_LEFT_OUT_LOGIN, login);
    }
  else if (self->address_fits)
    add_login (self, login);
}

void
mw_sender_map_leave_out (MwSenderMap *self, MwLeftOutReason reason, const char *text)
{
  const MwLeftOut *last = NULL;

  g_return_if_fail (self && text);

  if (self->left_out->len > 0)
    last = g_ptr_array_index (self->left_out, self->left_out->len - 1);
  /* They come in order. */
  if (!last || last->reason != reason || !g_str_equal (last->text, text))
    leave_out (self, reason, text);
}

/**
 * mw_sender_map_get_live_id:
 *
 * Returns: (transfer none): the id of the live configuration that it is of
 */
const char *
mw_sender_map_get_live_id (const MwSenderMap *self)
{
  return self->live_id;
}

void
mw_sender_map_set_revision_id (MwSenderMap *self, const char *revision_id)
{
  g_return_if_fail (self && revision_id);

  g_free (self->revision_id);
  self->revision_id = g_strdup (revision_id);
}

/**
 * mw_sender_map_get_revision_id:
 *
 * Returns: (transfer none): the UUID of the revision that the map is of; "" where it is not known
 */
const char *
mw_sender_map_get_revision_id (const MwSenderMap *self)
{
  return self->revision_id;
}

/**
 * mw_sender_map_get_revision:
 *
 * Returns: the revision that it is of
 */
gint64
mw_sender_map_get_revision (const MwSenderMap *self)
{
  return self->revision;
}

/**
 * mw_sender_map_get_n_addresses:
 *
 * Returns: how many addresses are in it
 */
guint
mw_sender_map_get_n_addresses (const MwSenderMap *self)
{
  return self->rows->len;
}

const char *
mw_sender_map_get_row (const MwSenderMap *self, guint i, const char **logins)
{
  const Row *row = g_ptr_array_index (self->rows, i);

  *logins = row->logins->str;
  return row->address;
}

GPtrArray *
mw_sender_map_get_left_out (const MwSenderMap *self)
{
  return self->left_out;
}
