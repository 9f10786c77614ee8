/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/operation.h>

#include <string.h>

/* One block: the struct, the values, then all text. A submit of a whole site makes as many as it
 * has mailboxes. Words that stand for a table or a field are interned. */
struct _MwOperation
{
  gatomicrefcount references;
  MwOperationFields fields;
  MwOperationWords words;
  MwOperationValue values[];
};

G_DEFINE_BOXED_TYPE (MwOperation, mw_operation, mw_operation_ref, mw_operation_unref)

static gsize
room_of (const char *text)
{
  return text ? strlen (text) + 1 : 0;
}

static const char *
put (char **end, const char *text)
{
  gsize room = room_of (text);
  char *start = *end;

  if (!text)
    return NULL;
  memcpy (start, text, room);
  *end += room;
  return start;
}

static gsize
measure (const MwOperationFields *fields, const MwOperationWords *words)
{
  gsize room = room_of (fields->object_id) + room_of (fields->member) +
               room_of (words->object_name) + room_of (words->driver) +
               room_of (words->member_name) + room_of (words->before_name) +
               room_of (words->after_name) + room_of (words->consequence) + room_of (words->hidden);

  for (guint i = 0; i < fields->n_values; i++)
    room += room_of (fields->values[i].before) + room_of (fields->values[i].after);
  return room;
}

MwOperation *
mw_operation_new (const MwOperationFields *fields, const MwOperationWords *words)
{
  static const MwOperationWords NO_WORDS = { NULL };
  gsize head = sizeof (MwOperation) + fields->n_values * sizeof (MwOperationValue);
  MwOperation *self;
  char *end;

  g_return_val_if_fail (fields->object_id && fields->part, NULL);

  words = words ? words : &NO_WORDS;
  self = g_malloc (head + measure (fields, words));
  end = (char *) self + head;
  g_atomic_ref_count_init (&self->references);
  for (guint i = 0; i < fields->n_values; i++)
    self->values[i] = (MwOperationValue){
      .field = g_intern_string (fields->values[i].field),
      .before = put (&end, fields->values[i].before),
      .after = put (&end, fields->values[i].after),
    };
  self->fields = (MwOperationFields){
    .sign = fields->sign,
    .object_kind = fields->object_kind,
    .object_id = put (&end, fields->object_id),
    .part = g_intern_string (fields->part),
    .member = put (&end, fields->member),
    .values = self->values,
    .n_values = fields->n_values,
  };
  self->words = (MwOperationWords){
    .object_name = put (&end, words->object_name),
    .driver = put (&end, words->driver),
    .member_name = put (&end, words->member_name),
    .before_name = put (&end, words->before_name),
    .after_name = put (&end, words->after_name),
    .consequence = put (&end, words->consequence),
    .hidden = put (&end, words->hidden),
    .secret = words->secret,
  };
  return self;
}

static MwChangeSign
invert_sign (MwChangeSign sign)
{
  switch (sign)
    {
    case MW_CHANGE_ADDED:
      return MW_CHANGE_REMOVED;
    case MW_CHANGE_REMOVED:
      return MW_CHANGE_ADDED;
    case MW_CHANGE_CHANGED:
    default:
      return MW_CHANGE_CHANGED;
    }
}

MwOperation *
mw_operation_new_inverse (const MwOperation *self)
{
  g_autofree MwOperationValue *values = g_new0 (MwOperationValue, self->fields.n_values);
  MwOperationFields fields = self->fields;
  MwOperationWords words = self->words;

  for (guint i = 0; i < fields.n_values; i++)
    values[i] =
        (MwOperationValue){ self->values[i].field, self->values[i].after, self->values[i].before };
  fields.sign = invert_sign (fields.sign);
  fields.values = values;
  words.before_name = self->words.after_name;
  words.after_name = self->words.before_name;
  words.consequence = NULL;
  words.hidden = NULL;
  return mw_operation_new (&fields, &words);
}

MwOperation *
mw_operation_ref (MwOperation *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mw_operation_unref (MwOperation *self)
{
  if (g_atomic_ref_count_dec (&self->references))
    g_free (self);
}

const MwOperationFields *
mw_operation_get_fields (const MwOperation *self)
{
  return &self->fields;
}

const MwOperationWords *
mw_operation_get_words (const MwOperation *self)
{
  return &self->words;
}

const char *
mw_operation_get_field (const MwOperation *self)
{
  /* A part with one value is a parameter's, and its member is the key; one without is a membership.
   */
  if (self->fields.member)
    return self->fields.n_values > 0 ? self->fields.member : self->fields.part;
  return self->fields.sign == MW_CHANGE_CHANGED ? self->values[0].field : "";
}

gboolean
mw_operation_same_place (const MwOperation *a, const MwOperation *b)
{
  return a->fields.object_kind == b->fields.object_kind && a->fields.part == b->fields.part &&
         g_str_equal (a->fields.object_id, b->fields.object_id) &&
         g_strcmp0 (a->fields.member, b->fields.member) == 0 &&
         g_str_equal (mw_operation_get_field (a), mw_operation_get_field (b));
}

gboolean
mw_operation_equal (const MwOperation *a, const MwOperation *b)
{
  if (a->fields.sign != b->fields.sign || a->fields.n_values != b->fields.n_values ||
      !mw_operation_same_place (a, b))
    return FALSE;
  for (guint i = 0; i < a->fields.n_values; i++)
    if (a->values[i].field != b->values[i].field ||
        g_strcmp0 (a->values[i].before, b->values[i].before) != 0 ||
        g_strcmp0 (a->values[i].after, b->values[i].after) != 0)
      return FALSE;
  return TRUE;
}

/* With its length before it, so that no two lists of texts look alike; none at all is "-". */
static void
add_text (GChecksum *checksum, const char *text)
{
  char length[24];

  g_snprintf (length, sizeof length, text ? "%" G_GSIZE_FORMAT ":" : "-", text ? strlen (text) : 0);
  g_checksum_update (checksum, (const guchar *) length, -1);
  if (text)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
add_operation (GChecksum *checksum, const MwOperation *self)
{
  static const char *const SIGNS[] = {
    [MW_CHANGE_ADDED] = "+", [MW_CHANGE_REMOVED] = "-", [MW_CHANGE_CHANGED] = "~"
  };

  add_text (checksum, SIGNS[self->fields.sign]);
  add_text (checksum, mw_object_kind_to_string (self->fields.object_kind));
  add_text (checksum, self->fields.object_id);
  add_text (checksum, self->fields.part);
  add_text (checksum, self->fields.member);
  for (guint i = 0; i < self->fields.n_values; i++)
    {
      add_text (checksum, self->values[i].field);
      add_text (checksum, self->values[i].before);
      add_text (checksum, self->values[i].after);
    }
}

char *
mw_operations_digest (GPtrArray *operations)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < operations->len; i++)
    add_operation (checksum, g_ptr_array_index (operations, i));
  return g_strdup (g_checksum_get_string (checksum));
}
