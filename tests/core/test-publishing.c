/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* When something is published: by what is there, what is live and who else writes; without a file
 * or a database, so that each case is one row. */

#include "fake-draft.h"

#include <mailwright/live.h>
#include <mailwright/publication.h>
#include <string.h>

/* ---- a live side of one map ---- */

#define STUB_TYPE_LIVE (stub_live_get_type ())
G_DECLARE_FINAL_TYPE (StubLive, stub_live, STUB, LIVE, GObject)

struct _StubLive
{
  GObject parent_instance;

  GMutex mutex; /* of the folder and its place: one thread may set them while another looks */
  GThread *main;
  gint64 revision;
  gboolean away;
  gboolean races; /* each look at what it has finds a newer revision */
  char *folder;   /* (owned) (nullable) */
  char *place;    /* (owned) (nullable): where it was when the folder was set */
};

static void stub_live_iface_init (MwLiveInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StubLive,
                               stub_live,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_LIVE, stub_live_iface_init))

static gboolean
is_reachable (MwLive *live, GCancellable *cancellable, GError **error)
{
  if (STUB_LIVE (live)->away)
    g_set_error_literal (error, MW_ERROR, MW_ERROR_UNREACHABLE, "away");
  return !STUB_LIVE (live)->away;
}

static const char *
get_id (MwLive *live)
{
  return "this";
}

static const char *
get_place (MwLive *live)
{
  return "/srv/live.db";
}

static gboolean
read_newest (MwLive *live, MwRevisionId *newest, GCancellable *cancellable, GError **error)
{
  StubLive *self = STUB_LIVE (live);

  mw_revision_id_init (newest, self->revision, "uuid");
  return is_reachable (live, cancellable, error);
}

static MwSenderMap *
read_senders (MwLive *live, GCancellable *cancellable, GError **error)
{
  StubLive *self = STUB_LIVE (live);
  MwSenderMap *map = NULL;

  if (!is_reachable (live, cancellable, error))
    return NULL;
  map = mw_sender_map_new ("this", self->revision);
  mw_sender_map_add (map, "a@example.org", "anna");
  mw_sender_map_add (map, "a@example.org", "an na");
  if (self->races)
    self->revision++;
  return map;
}

static gboolean
get_setting (MwLive *live, const char *key, char **value, GCancellable *cancellable, GError **error)
{
  StubLive *self = STUB_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *value = g_strdup (g_str_equal (key, "publish-folder") ? self->folder : self->place);
  return is_reachable (live, cancellable, error);
}

static gboolean
set_setting (
    MwLive *live, const char *key, const char *value, GCancellable *cancellable, GError **error)
{
  StubLive *self = STUB_LIVE (live);
  char **setting = g_str_equal (key, "publish-folder") ? &self->folder : &self->place;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_free (*setting);
  *setting = g_strdup (value);
  return is_reachable (live, cancellable, error);
}

static void
stub_live_iface_init (MwLiveInterface *iface)
{
  iface->get_id = get_id;
  iface->get_place = get_place;
  iface->is_reachable = is_reachable;
  iface->read_newest = read_newest;
  iface->read_senders = read_senders;
  iface->get_setting = get_setting;
  iface->set_setting = set_setting;
}

static void
stub_live_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, NULL);
}

static void
stub_live_finalize (GObject *object)
{
  StubLive *self = STUB_LIVE (object);

  g_assert_true (g_thread_self () == self->main);
  g_free (self->folder);
  g_free (self->place);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (stub_live_parent_class)->finalize (object);
}

static void
stub_live_class_init (StubLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = stub_live_get_property;
  G_OBJECT_CLASS (klass)->finalize = stub_live_finalize;
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "problem");
}

static void
stub_live_init (StubLive *self)
{
  g_mutex_init (&self->mutex);
  self->main = g_thread_self ();
  self->revision = 5;
}

/* ---- a publisher of one file ---- */

#define STUB_TYPE_PUBLISHER (stub_publisher_get_type ())
G_DECLARE_FINAL_TYPE (StubPublisher, stub_publisher, STUB, PUBLISHER, GObject)

struct _StubPublisher
{
  GObject parent_instance;

  GMutex mutex; /* of what is there: two threads may write it */
  char *id;     /* (owned) (nullable): whose is there; NULL: nothing is */
  gint64 revision;
  gboolean damaged; /* it is not what it says that it is */
  int failure;      /* of each write; 0: it works */
  guint n_written;
};

static void stub_publisher_iface_init (MwPublisherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StubPublisher,
                               stub_publisher,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PUBLISHER, stub_publisher_iface_init))

static char *
get_path (MwPublisher *publisher, const char *folder)
{
  return g_build_filename (folder, "map", NULL);
}

static gboolean
look (MwPublisher *publisher,
      const char *folder,
      char **live_id,
      gint64 *revision,
      char **revision_id,
      GError **error)
{
  StubPublisher *self = STUB_PUBLISHER (publisher);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!self->id)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, "nothing");
      return FALSE;
    }
  *live_id = g_strdup (self->id);
  *revision = self->revision;
  *revision_id = g_strdup ("uuid");
  return TRUE;
}

static gboolean
compare (MwPublisher *publisher, const char *folder, const MwSenderMap *map, GError **error)
{
  StubPublisher *self = STUB_PUBLISHER (publisher);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (g_strcmp0 (self->id, mw_sender_map_get_live_id (map)) == 0 &&
      self->revision == mw_sender_map_get_revision (map) && !self->damaged)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_STALE, "another");
  return FALSE;
}

static gboolean
check_folder (MwPublisher *publisher, const char *folder, GError **error)
{
  return TRUE;
}

static gboolean
write_map (MwPublisher *publisher,
           const char *folder,
           const MwSenderMap *map,
           GCancellable *cancellable,
           GError **error)
{
  StubPublisher *self = STUB_PUBLISHER (publisher);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  int code = self->failure;

  if (!code && self->id && !g_str_equal (self->id, "this"))
    code = MW_ERROR_REFUSED;
  if (!code && self->id && self->revision > mw_sender_map_get_revision (map))
    code = MW_ERROR_STALE;
  if (code)
    {
      g_set_error_literal (error, MW_ERROR, code, "not written");
      return FALSE;
    }
  g_free (self->id);
  self->id = g_strdup (mw_sender_map_get_live_id (map));
  self->revision = mw_sender_map_get_revision (map);
  self->damaged = FALSE;
  self->n_written++;
  return TRUE;
}

static void
stub_publisher_iface_init (MwPublisherInterface *iface)
{
  iface->get_path = get_path;
  iface->look = look;
  iface->compare = compare;
  iface->check_folder = check_folder;
  iface->write = write_map;
}

static void
stub_publisher_finalize (GObject *object)
{
  g_free (STUB_PUBLISHER (object)->id);
  g_mutex_clear (&STUB_PUBLISHER (object)->mutex);
  G_OBJECT_CLASS (stub_publisher_parent_class)->finalize (object);
}

static void
stub_publisher_class_init (StubPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stub_publisher_finalize;
}

static void
stub_publisher_init (StubPublisher *self)
{
  g_mutex_init (&self->mutex);
}

/* ---- one publishing ---- */

/* Revision 5 of "this" is live. */
static const struct
{
  MwPublishWhen when;
  const char *id; /* of what is there; NULL: nothing */
  gint64 revision;
  gboolean damaged;
  gboolean written;
  int error; /* 0: none */
} CASES[] = {
  { MW_PUBLISH_ALWAYS, NULL, 0, FALSE, TRUE, 0 },
  { MW_PUBLISH_ALWAYS, "this", 4, FALSE, TRUE, 0 },
  { MW_PUBLISH_ALWAYS, "this", 5, FALSE, TRUE, 0 },
  { MW_PUBLISH_ALWAYS, "this", 6, FALSE, FALSE, MW_ERROR_STALE },
  { MW_PUBLISH_ALWAYS, "other", 5, FALSE, FALSE, MW_ERROR_REFUSED },
  { MW_PUBLISH_IF_BEHIND, NULL, 0, FALSE, TRUE, 0 },
  { MW_PUBLISH_IF_BEHIND, "this", 4, FALSE, TRUE, 0 },
  { MW_PUBLISH_IF_BEHIND, "this", 5, FALSE, FALSE, 0 },
  /* It says that it is the newest, and nothing more is asked of it. */
  { MW_PUBLISH_IF_BEHIND, "this", 5, TRUE, FALSE, 0 },
  { MW_PUBLISH_IF_BEHIND, "this", 6, FALSE, FALSE, MW_ERROR_STALE },
  { MW_PUBLISH_IF_BEHIND, "other", 5, FALSE, FALSE, MW_ERROR_REFUSED },
  { MW_PUBLISH_IF_WRONG, NULL, 0, FALSE, TRUE, 0 },
  { MW_PUBLISH_IF_WRONG, "this", 5, FALSE, FALSE, 0 },
  { MW_PUBLISH_IF_WRONG, "this", 5, TRUE, TRUE, 0 },
  { MW_PUBLISH_IF_WRONG, "this", 6, FALSE, FALSE, MW_ERROR_STALE },
  { MW_PUBLISH_IF_WRONG, "other", 5, FALSE, FALSE, MW_ERROR_REFUSED },
};

static void
test_when_it_is_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (StubLive) live = g_object_new (STUB_TYPE_LIVE, NULL);
      g_autoptr (StubPublisher) publisher = g_object_new (STUB_TYPE_PUBLISHER, NULL);
      g_auto (MwPublished) published = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean done = FALSE;

      publisher->id = g_strdup (CASES[i].id);
      publisher->revision = CASES[i].revision;
      publisher->damaged = CASES[i].damaged;
      done = mw_publish (MW_LIVE (live), MW_PUBLISHER (publisher), "/map", CASES[i].when,
                         &published, NULL, &error);
      g_test_message ("%u", i);
      g_assert_cmpint (done, ==, CASES[i].error == 0);
      g_assert_cmpuint (publisher->n_written, ==, CASES[i].written);
      if (!done)
        {
          g_assert_error (error, MW_ERROR, CASES[i].error);
          g_assert_null (published.path);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (published.written, ==, CASES[i].written);
      g_assert_cmpint (published.revision, ==, 5);
      g_assert_cmpstr (published.path, ==, "/map/map");
      g_assert_nonnull (published.left_out);
    }
}

/* Whoever else publishes faster is not overwritten, and what is newer is read again; but not for
 * ever. */
static void
test_others_are_faster (void)
{
  g_autoptr (StubLive) live = g_object_new (STUB_TYPE_LIVE, NULL);
  g_autoptr (StubPublisher) publisher = g_object_new (STUB_TYPE_PUBLISHER, NULL);
  g_auto (MwPublished) published = { 0 };
  g_autoptr (GError) error = NULL;

  live->races = TRUE;
  publisher->failure = MW_ERROR_STALE;
  g_assert_false (mw_publish (MW_LIVE (live), MW_PUBLISHER (publisher), "/map", MW_PUBLISH_ALWAYS,
                              &published, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "/map"));
  g_assert_cmpuint (publisher->n_written, ==, 0);
}

static void
test_nothing_while_it_is_away (void)
{
  g_autoptr (StubLive) live = g_object_new (STUB_TYPE_LIVE, NULL);
  g_autoptr (StubPublisher) publisher = g_object_new (STUB_TYPE_PUBLISHER, NULL);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  live->away = TRUE;
  for (int when = 0; when < 3; when++)
    {
      g_auto (MwPublished) published = { 0 };

      g_assert_false (mw_publish (MW_LIVE (live), MW_PUBLISHER (publisher), "/map",
                                  (MwPublishWhen) when, &published, NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
      g_clear_error (&error);
    }
  g_assert_false (mw_publish_read_folder (MW_LIVE (live), &folder, NULL, &error));
  g_clear_error (&error);
  g_assert_false (
      mw_publish_check (MW_LIVE (live), MW_PUBLISHER (publisher), "/map", &left_out, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_assert_cmpuint (left_out->len, ==, 0);
}

/* A folder is set by its whole path, counts for the database at its place, and is not noted where
 * nothing could be published. */
static void
test_the_folder (void)
{
  static const char *const NONE[] = { "map", "./map", "", "~/map", "/m\xff" };
  g_autoptr (StubLive) live = g_object_new (STUB_TYPE_LIVE, NULL);
  g_autoptr (StubPublisher) publisher = g_object_new (STUB_TYPE_PUBLISHER, NULL);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NONE); i++)
    {
      g_assert_false (mw_publish_set_folder (MW_LIVE (live), MW_PUBLISHER (publisher), NONE[i],
                                             NULL, NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
      g_clear_error (&error);
    }
  publisher->failure = MW_ERROR_READ_ONLY;
  g_assert_false (
      mw_publish_set_folder (MW_LIVE (live), MW_PUBLISHER (publisher), "/map", NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (live->folder);
  publisher->failure = 0;
  g_assert_true (
      mw_publish_set_folder (MW_LIVE (live), MW_PUBLISHER (publisher), "/map", NULL, NULL, &error));
  g_assert_true (mw_publish_read_folder (MW_LIVE (live), &folder, NULL, &error));
  g_assert_cmpstr (folder, ==, "/map");
  g_clear_pointer (&folder, g_free);
  /* What is copied elsewhere publishes nothing. */
  g_free (live->place);
  live->place = g_strdup ("/srv/another.db");
  g_assert_false (mw_publish_read_folder (MW_LIVE (live), &folder, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (
      mw_publish_set_folder (MW_LIVE (live), MW_PUBLISHER (publisher), NULL, NULL, NULL, &error));
  g_assert_true (mw_publish_read_folder (MW_LIVE (live), &folder, NULL, &error));
  g_assert_null (folder);
}

/* ---- kept up ---- */

static MwPublication *
make_publication (FakeDraft **draft, StubLive **live, StubPublisher **publisher)
{
  MwPublication *publication = NULL;

  *draft = FAKE_DRAFT (fake_draft_new ());
  *live = g_object_new (STUB_TYPE_LIVE, NULL);
  *publisher = g_object_new (STUB_TYPE_PUBLISHER, NULL);
  (*draft)->live = g_object_ref (MW_LIVE (*live));
  (*live)->folder = g_strdup ("/map");
  (*live)->place = g_strdup ("/srv/live.db");
  publication = mw_publication_new (MW_DRAFT (*draft), MW_PUBLISHER (*publisher));
  return publication;
}

static gboolean
is_busy (MwPublication *publication)
{
  gboolean busy = FALSE;

  g_object_get (publication, "busy", &busy, NULL);
  return busy;
}

static void
wait_until_idle (MwPublication *publication)
{
  while (is_busy (publication))
    g_main_context_iteration (NULL, TRUE);
}

/* It follows: what failed is told until it does not, and many wishes are one look more. */
static void
test_it_follows (void)
{
  FakeDraft *draft = NULL;
  StubLive *live = NULL;
  StubPublisher *publisher = NULL;
  MwPublication *publication = make_publication (&draft, &live, &publisher);
  g_autofree char *path = NULL;
  g_autofree char *left_out = NULL;
  gint64 revision = 0;

  g_assert_true (is_busy (publication));
  for (guint i = 0; i < 50; i++)
    mw_publication_update (publication);
  wait_until_idle (publication);
  g_object_get (publication, "revision", &revision, "path", &path, "left-out", &left_out, NULL);
  g_assert_cmpint (revision, ==, 5);
  g_assert_cmpstr (path, ==, "/map/map");
  g_assert_nonnull (strstr (left_out, "an na"));
  g_assert_null (mw_publication_get_problem (publication));
  g_assert_cmpuint (publisher->n_written, ==, 1);

  live->revision = 6;
  publisher->failure = MW_ERROR_FULL;
  g_signal_emit_by_name (live, "revised", (gint64) 6, TRUE);
  wait_until_idle (publication);
  g_assert_error (mw_publication_get_problem (publication), MW_ERROR, MW_ERROR_FULL);
  g_object_get (publication, "revision", &revision, NULL);
  g_assert_cmpint (revision, ==, 5);
  publisher->failure = 0;
  mw_publication_update (publication);
  wait_until_idle (publication);
  g_assert_null (mw_publication_get_problem (publication));
  g_object_get (publication, "revision", &revision, NULL);
  g_assert_cmpint (revision, ==, 6);

  g_assert_finalize_object (publication);
  g_object_unref (publisher);
  g_object_unref (live);
  g_assert_finalize_object (draft);
}

/* At the end of a program what is behind is published, without a main loop. */
static void
test_the_end (void)
{
  FakeDraft *draft = NULL;
  StubLive *live = NULL;
  StubPublisher *publisher = NULL;
  MwPublication *publication = make_publication (&draft, &live, &publisher);

  wait_until_idle (publication);
  live->revision = 7;
  mw_publication_end (publication);
  g_assert_cmpint (publisher->revision, ==, 7);
  g_assert_finalize_object (publication);
  g_object_unref (publisher);
  g_object_unref (live);
  g_assert_finalize_object (draft);
}

static void
on_gone (gpointer user_data, GObject *object)
{
  *(GThread **) user_data = g_thread_self ();
}

/* Whoever drops all of it while it looks: everything ends in the main thread. */
static void
test_dropped_while_it_looks (void)
{
  for (guint i = 0; i < 200; i++)
    {
      FakeDraft *draft = NULL;
      StubLive *live = NULL;
      StubPublisher *publisher = NULL;
      MwPublication *publication = make_publication (&draft, &live, &publisher);
      GThread *gone = NULL;

      g_object_weak_ref (G_OBJECT (draft), on_gone, &gone);
      if (i % 2)
        mw_publication_set_folder_async (publication, "/map", NULL, NULL, NULL);
      g_object_unref (publication);
      g_object_unref (publisher);
      g_object_unref (live);
      g_object_unref (draft);
      while (!g_atomic_pointer_get (&gone))
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (gone == g_thread_self ());
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/publish/when-it-is-written", test_when_it_is_written);
  g_test_add_func ("/core/publish/others-are-faster", test_others_are_faster);
  g_test_add_func ("/core/publish/nothing-while-it-is-away", test_nothing_while_it_is_away);
  g_test_add_func ("/core/publish/the-folder", test_the_folder);
  g_test_add_func ("/core/publication/it-follows", test_it_follows);
  g_test_add_func ("/core/publication/the-end", test_the_end);
  g_test_add_func ("/core/publication/dropped-while-it-looks", test_dropped_while_it_looks);
  return g_test_run ();
}
