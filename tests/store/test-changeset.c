/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Changesets that are damaged: none gets to SQLite that it would read beyond. */

#include "store/journal/changeset-shape.h"
#include "store/journal/changeset.h"

#include <mailwright/error.h>
#include <string.h>

#define TABLES                                                                                     \
  "CREATE TABLE a (id TEXT PRIMARY KEY, name TEXT, n INTEGER, r REAL, b BLOB) WITHOUT ROWID;"      \
  "CREATE TABLE b (x TEXT, y TEXT, z TEXT, PRIMARY KEY (y, x)) WITHOUT ROWID;"                     \
  "INSERT INTO a VALUES ('1', 'one', 1, 1.5, x'00ff'), ('2', 'two', 2, NULL, NULL);"               \
  "INSERT INTO b VALUES ('x', 'y', 'z'), ('x', 'yy', NULL)"

#define CHANGES                                                                                    \
  "INSERT INTO a VALUES ('3', printf ('%.300c', 'w'), -1, 1e300, zeroblob (9));"                   \
  "UPDATE a SET name = 'uno', b = NULL WHERE id = '1'; DELETE FROM a WHERE id = '2';"              \
  "UPDATE b SET z = 'zz' WHERE y = 'y'; DELETE FROM b WHERE y = 'yy';"                             \
  "INSERT INTO b VALUES ('new', 'new', 'new')"

#define N_DAMAGES 30000

typedef struct
{
  sqlite3 *db;
  GBytes *changeset;
} Case;

static void
exec (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
set_up (Case *c, gconstpointer user_data)
{
  sqlite3_session *session = NULL;
  void *bytes = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3_open (":memory:", &c->db), ==, SQLITE_OK);
  exec (c->db, TABLES);
  g_assert_cmpint (sqlite3session_create (c->db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  exec (c->db, "BEGIN; " CHANGES);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &bytes), ==, SQLITE_OK);
  sqlite3session_delete (session);
  exec (c->db, "ROLLBACK");
  c->changeset = g_bytes_new (bytes, (gsize) size);
  sqlite3_free (bytes);
}

static void
tear_down (Case *c, gconstpointer user_data)
{
  g_bytes_unref (c->changeset);
  g_assert_cmpint (sqlite3_close (c->db), ==, SQLITE_OK);
}

/* What is whole SQLite can take, or refuse. */
static void
give_to_sqlite (Case *c, GBytes *changeset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) inverse = mw_changeset_invert (changeset, &error);
  g_autoptr (GBytes) again = inverse ? mw_changeset_invert (inverse, NULL) : NULL;
  g_auto (MwConflict) conflict = { 0 };

  exec (c->db, "BEGIN");
  mw_changeset_apply (c->db, changeset, &conflict, NULL);
  exec (c->db, "ROLLBACK");
  if (inverse)
    g_assert_true (mw_changeset_check (inverse));
  g_assert_true (inverse || error);
}

static void
test_whole (Case *c, gconstpointer user_data)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) inverse = mw_changeset_invert (c->changeset, NULL);
  g_auto (MwConflict) conflict = { 0 };

  g_assert_true (mw_changeset_check (c->changeset));
  g_assert_true (mw_changeset_check (inverse));
  g_assert_true (mw_changeset_check (nothing));
  exec (c->db, "BEGIN");
  g_assert_true (mw_changeset_apply (c->db, c->changeset, &conflict, NULL));
  exec (c->db, "ROLLBACK");
}

static void
test_cut (Case *c, gconstpointer user_data)
{
  gsize size = 0, n_whole = 0;
  const guint8 *bytes = g_bytes_get_data (c->changeset, &size);

  for (gsize i = 0; i < size; i++)
    {
      /* At an end of its own, so that a sanitizer sees who reads on. */
      g_autoptr (GBytes) cut = g_bytes_new (bytes, i);

      if (!mw_changeset_check (cut))
        continue;
      give_to_sqlite (c, cut);
      n_whole++;
    }
  /* Between two changes, after the name of each table, and where there is nothing. */
  g_assert_cmpuint (n_whole, ==, 1 + 2 + 6 - 1);
}

static void
test_lengthened (Case *c, gconstpointer user_data)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (c->changeset, &size);

  for (int more = 0; more < 256; more++)
    {
      g_autoptr (GByteArray) longer = g_byte_array_new ();

      g_byte_array_append (longer, bytes, (guint) size);
      g_byte_array_append (longer, &(guint8){ (guint8) more }, 1);
      g_assert_false (mw_changeset_is_whole (longer->data, longer->len));
    }
}

static void
damage (GRand *rand, guint8 *bytes, gsize size)
{
  static const guint8 LIKELY[] = { 0, 1, 2, 5, 9, 0x12, 0x17, 'T', 'P', 0x7f, 0x80, 0xff };
  int n = g_rand_int_range (rand, 1, 5);

  for (int i = 0; i < n; i++)
    {
      gsize place = (gsize) g_rand_int_range (rand, 0, (gint32) size);

      bytes[place] = g_rand_boolean (rand)
                         ? LIKELY[g_rand_int_range (rand, 0, G_N_ELEMENTS (LIKELY))]
                         : (guint8) g_rand_int_range (rand, 0, 256);
    }
}

/* The same each time: g_rand_new_with_seed() is the Mersenne Twister everywhere. */
static void
test_damaged (Case *c, gconstpointer user_data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (c->changeset, &size);
  guint n_whole = 0;

  for (guint i = 0; i < N_DAMAGES; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      g_autoptr (GBytes) damaged = NULL;

      damage (rand, copy, size);
      damaged = g_bytes_new (copy, size);
      if (!mw_changeset_check (damaged))
        continue;
      give_to_sqlite (c, damaged);
      n_whole++;
    }
  /* Text that is other text is as whole as before: it is the digest that tells. */
  g_assert_cmpuint (n_whole, >, N_DAMAGES / 20);
  g_assert_cmpuint (n_whole, <, N_DAMAGES);
}

static void
test_shapes (Case *c, gconstpointer user_data)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    gboolean whole;
  } SHAPES[] = {
#define SHAPE(text, whole) { text, sizeof (text) - 1, whole }
    SHAPE ("T\1\1t\0", TRUE),
    SHAPE ("T\1\1t\0\x12\0\5", TRUE),
    SHAPE ("T\1\1t\0\x12\0\0", FALSE),                      /* a row without a value */
    SHAPE ("T\1\1t\0\x12\2\5", FALSE),                      /* neither direct nor indirect */
    SHAPE ("T\1\1t\0\x11\0\5", FALSE),                      /* no such change */
    SHAPE ("T\1\1t\0\x12\0\6", FALSE),                      /* no such kind of value */
    SHAPE ("T\1\1t\0\x12\0\3\4abc", FALSE),                 /* shorter than it says */
    SHAPE ("T\1\1t\0\x12\0\3\x8f\xff\xff\xff\x7fx", FALSE), /* longer than anything */
    SHAPE ("T\1\1t\0\x12\0\3\x80\x80\x80\x80\x80\x80\x80\x80\0", FALSE),
    SHAPE ("T\0t\0", FALSE),   /* without a column */
    SHAPE ("T\1\0t\0", FALSE), /* without a key */
    SHAPE ("T\1\1\0", FALSE),  /* without a name */
    SHAPE ("T\1\1t", FALSE),   /* whose name does not end */
    SHAPE ("\x12\0\5", FALSE), /* of no table */
    SHAPE ("P\1\1t\0", FALSE), /* a patchset */
    SHAPE ("T\2\1\0t\0\x17\0\3\1a\0\0\5", TRUE),
    SHAPE ("T\2\1\0t\0\x17\0\0\0\0\5", FALSE),       /* of no row */
    SHAPE ("T\2\1\0t\0\x17\0\3\1a\0\3\1b\5", FALSE), /* that changes the key */
#undef SHAPE
  };

  for (guint i = 0; i < G_N_ELEMENTS (SHAPES); i++)
    {
      g_test_message ("shape %u", i);
      g_assert_cmpint (mw_changeset_is_whole ((const guint8 *) SHAPES[i].bytes, SHAPES[i].size), ==,
                       SHAPES[i].whole);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/store/changeset/" name, Case, NULL, set_up, func, tear_down)
  ADD ("whole", test_whole);
  ADD ("cut", test_cut);
  ADD ("lengthened", test_lengthened);
  ADD ("damaged", test_damaged);
  ADD ("shapes", test_shapes);
#undef ADD

  return g_test_run ();
}
