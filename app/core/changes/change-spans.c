/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/change-spans.h>

/* From how many objects on an edit is told once for all of them. */
#define MANY_ALIKE 2

struct _MwChangeSpans
{
  gatomicrefcount references;
  GArray *spans; /* (owned) (element-type MwChangeSpan) */
  GArray *order; /* (owned) (element-type guint) */
  guint n_objects;
};

/* What was done alike: to how many, and where they are. */
typedef struct
{
  guint n;
  GArray *places; /* (owned) (element-type guint) */
} Alike;

static void
alike_free (gpointer data)
{
  Alike *alike = data;

  g_array_unref (alike->places);
  g_free (alike);
}

typedef struct
{
  GPtrArray *operations;
  GHashTable *whole;  /* (owned): the ids of objects that are new or removed */
  GHashTable *alike;  /* (owned): what was done to Alike */
  GPtrArray *ordered; /* (owned) (element-type Alike): as they come */
  Alike **of;         /* (owned): of each operation; NULL where nothing is like it */
  MwChangeSpans *spans;
} Making;

/* The values of secrets are never the same, and all that is read of them is that they changed. */
static char *
dup_likeness (const MwOperation *operation)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const char *after = fields->n_values > 0 ? fields->values[0].after : NULL;
  gboolean secret = mw_operation_get_words (operation)->secret;

  return g_strdup_printf ("%s/%s/%c%s", fields->part, mw_operation_get_field (operation),
                          !after ? '-' : '=', after && !secret ? after : "");
}

/* A site default is a driver's alone, and a membership is between two objects. */
static gboolean
can_be_alike (Making *making, const MwOperation *operation)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);

  return fields->object_kind != MW_OBJECT_DRIVER && fields->n_values > 0 &&
         *mw_operation_get_field (operation) &&
         !g_hash_table_contains (making->whole, fields->object_id);
}

static void
find_alike (Making *making, guint place)
{
  const MwOperation *operation = making->operations->pdata[place];
  g_autofree char *likeness = NULL;
  Alike *alike;

  if (!can_be_alike (making, operation))
    return;
  likeness = dup_likeness (operation);
  alike = g_hash_table_lookup (making->alike, likeness);
  if (!alike)
    {
      alike = g_new0 (Alike, 1);
      alike->places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (making->alike, g_steal_pointer (&likeness), alike);
      g_ptr_array_add (making->ordered, alike);
    }
  alike->n++;
  g_array_append_val (alike->places, place);
  making->of[place] = alike;
}

static gboolean
is_told_once (Making *making, guint place)
{
  return making->of[place] && making->of[place]->n >= MANY_ALIKE;
}

static MwObjectKind
kind_of (Making *making, guint place)
{
  return mw_operation_get_fields (making->operations->pdata[place])->object_kind;
}

static const char *
object_of (Making *making, guint place)
{
  return mw_operation_get_fields (making->operations->pdata[place])->object_id;
}

static void
append_alike (Making *making, MwObjectKind kind)
{
  for (guint i = 0; i < making->ordered->len; i++)
    {
      Alike *alike = making->ordered->pdata[i];
      MwChangeSpan span = { TRUE, making->spans->order->len, alike->n };

      if (alike->n < MANY_ALIKE ||
          kind_of (making, g_array_index (alike->places, guint, 0)) != kind)
        continue;
      g_array_append_vals (making->spans->order, alike->places->data, alike->places->len);
      g_array_append_val (making->spans->spans, span);
    }
}

/* The objects from a place on that are of one kind, with what is left of them. */
static guint
append_objects (Making *making, guint place)
{
  MwObjectKind kind = kind_of (making, place);
  const char *last = NULL;

  for (; place < making->operations->len && kind_of (making, place) == kind; place++)
    {
      MwChangeSpan span = { FALSE, making->spans->order->len, 0 };

      if (is_told_once (making, place))
        continue;
      if (!last || !g_str_equal (last, object_of (making, place)))
        g_array_append_val (making->spans->spans, span);
      last = object_of (making, place);
      g_array_append_val (making->spans->order, place);
      g_array_index (making->spans->spans, MwChangeSpan, making->spans->spans->len - 1).n_changes++;
    }
  return place;
}

static void
find_whole (Making *making)
{
  /* Those of one object are beside each other. */
  for (guint i = 0; i < making->operations->len; i++)
    making->spans->n_objects += i == 0 || kind_of (making, i) != kind_of (making, i - 1) ||
                                !g_str_equal (object_of (making, i), object_of (making, i - 1));
  for (guint i = 0; i < making->operations->len; i++)
    if (!*mw_operation_get_field (making->operations->pdata[i]))
      g_hash_table_add (making->whole, (gpointer) object_of (making, i));
}

MwChangeSpans *
mw_change_spans_new (GPtrArray *operations)
{
  MwChangeSpans *self = g_new0 (MwChangeSpans, 1);
  g_autoptr (GHashTable) whole = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) alike =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, alike_free);
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();
  g_autofree Alike **of = g_new0 (Alike *, operations->len + 1);
  Making making = { operations, whole, alike, ordered, of, self };

  g_atomic_ref_count_init (&self->references);
  self->spans = g_array_new (FALSE, FALSE, sizeof (MwChangeSpan));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  find_whole (&making);
  for (guint i = 0; i < operations->len; i++)
    find_alike (&making, i);
  for (guint i = 0; i < operations->len;)
    {
      append_alike (&making, kind_of (&making, i));
      i = append_objects (&making, i);
    }
  return self;
}

MwChangeSpans *
mw_change_spans_ref (MwChangeSpans *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mw_change_spans_unref (MwChangeSpans *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->spans);
  g_array_unref (self->order);
  g_free (self);
}

guint
mw_change_spans_get_n (MwChangeSpans *self)
{
  return self->spans->len;
}

guint
mw_change_spans_get_n_objects (MwChangeSpans *self)
{
  return self->n_objects;
}

const MwChangeSpan *
mw_change_spans_get (MwChangeSpans *self, guint index)
{
  return &g_array_index (self->spans, MwChangeSpan, index);
}

guint
mw_change_spans_get_change (MwChangeSpans *self, guint position)
{
  return g_array_index (self->order, guint, position);
}
