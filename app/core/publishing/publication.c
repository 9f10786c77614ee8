/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/publication.h>

/* What failed is tried again after so long. */
#define RETRY_SECONDS 20

struct _MwPublication
{
  GObject parent_instance;

  MwDraft *draft;         /* (owned) */
  MwPublisher *publisher; /* (owned) */
  char *folder;           /* (owned) (nullable) */
  gint64 revision;
  char *left_out;  /* (owned) (nullable) */
  GError *problem; /* (owned) (nullable) */
  gboolean busy;
  gboolean again;  /* something came while it was busy */
  gboolean looked; /* all of what is published was read once */
  guint retry;
};

typedef enum
{
  PROP_FOLDER = 1,
  PROP_PATH,
  PROP_REVISION,
  PROP_LEFT_OUT,
  PROP_BUSY,
} Property;

static GParamSpec *properties[PROP_BUSY + 1];
static guint looked_signal;

G_DEFINE_FINAL_TYPE (MwPublication, mw_publication, G_TYPE_OBJECT)

/* ---- one look ---- */

typedef struct
{
  MwLive *live;           /* (owned) (nullable): given back before it ends */
  MwPublisher *publisher; /* (owned) (nullable): the same */
  MwPublishWhen when;
  char *folder; /* (owned) (nullable): found, or to be set */
  MwPublished published;
} Look;

static Look *
look_new (MwPublication *self, MwPublishWhen when, const char *folder)
{
  Look *look = g_new0 (Look, 1);

  look->live = g_object_ref (mw_draft_get_live (self->draft));
  look->publisher = g_object_ref (self->publisher);
  look->when = when;
  look->folder = g_strdup (folder);
  return look;
}

static void
look_free (Look *look)
{
  g_clear_object (&look->live);
  g_clear_object (&look->publisher);
  g_free (look->folder);
  mw_published_clear (&look->published);
  g_free (look);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static gboolean
look_now (Look *look, GCancellable *cancellable, GError **error)
{
  return mw_publish_read_folder (look->live, &look->folder, cancellable, error) &&
         (!look->folder || mw_publish (look->live, look->publisher, look->folder, look->when,
                                       &look->published, cancellable, error));
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (look_now (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- what came of it ---- */

static char *
describe_left_out (GPtrArray *left_out)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < left_out->len; i++)
    {
      g_autofree char *sentence = mw_left_out_describe (g_ptr_array_index (left_out, i));

      g_string_append_printf (lines, "%s%s", i ? "\n" : "", sentence);
    }
  return lines->len ? g_strdup (lines->str) : NULL;
}

static void
set_text (MwPublication *self, char **text, char *value, Property property)
{
  g_autofree char *taken = value;

  if (g_strcmp0 (*text, taken) == 0)
    return;
  g_free (*text);
  *text = g_steal_pointer (&taken);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_folder (MwPublication *self, const char *folder)
{
  if (g_strcmp0 (self->folder, folder) == 0)
    return;
  set_text (self, &self->folder, g_strdup (folder), PROP_FOLDER);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

static void
set_revision (MwPublication *self, gint64 revision)
{
  if (self->revision == revision)
    return;
  self->revision = revision;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

static void
set_busy (MwPublication *self, gboolean busy)
{
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* What was only found to be the newest was not read. What is left out of it is known already, but
 * where another program wrote it: then it is read next. */
static void
adopt (MwPublication *self, const Look *look)
{
  gboolean read = look->when != MW_PUBLISH_IF_BEHIND || look->published.written;

  set_folder (self, look->folder);
  if (!look->folder)
    {
      set_revision (self, -1);
      set_text (self, &self->left_out, NULL, PROP_LEFT_OUT);
    }
  else if (look->published.path)
    {
      self->looked = read || look->published.revision == self->revision;
      self->again = self->again || !self->looked;
      set_revision (self, look->published.revision);
      if (read)
        set_text (self, &self->left_out, describe_left_out (look->published.left_out),
                  PROP_LEFT_OUT);
    }
}

static gboolean
on_retry_due_cb (gpointer user_data)
{
  MwPublication *self = user_data;

  self->retry = 0;
  mw_publication_update (self);
  return G_SOURCE_REMOVE;
}

/* The thread never is the last to hold the live side, nor the publication with its draft: they
 * would end in it. */
static gboolean
take_look (GAsyncResult *result, Look **look, GError **error)
{
  *look = g_task_get_task_data (G_TASK (result));
  g_clear_object (&(*look)->live);
  g_clear_object (&(*look)->publisher);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwPublication) self = MW_PUBLICATION (user_data);
  Look *look = NULL;

  g_clear_error (&self->problem);
  take_look (result, &look, &self->problem);
  adopt (self, look);
  set_busy (self, FALSE);
  g_signal_emit (self, looked_signal, 0);
  if (self->again)
    mw_publication_update (self);
  else if (self->problem)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, on_retry_due_cb, self);
}

void
mw_publication_update (MwPublication *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MW_IS_PUBLICATION (self));

  g_clear_handle_id (&self->retry, g_source_remove);
  self->again = self->busy;
  if (self->busy)
    return;
  task = g_task_new (NULL, NULL, on_looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, mw_publication_update);
  g_task_set_task_data (
      task, look_new (self, self->looked ? MW_PUBLISH_IF_BEHIND : MW_PUBLISH_IF_WRONG, NULL),
      (GDestroyNotify) look_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, look_in_thread);
}

/* ---- the folder ---- */

static void
set_folder_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  GError *error = NULL;

  if (mw_publish_set_folder (look->live, look->publisher, look->folder, &look->published,
                             cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_folder_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) asked = user_data;
  MwPublication *self = g_task_get_source_object (asked);
  Look *look = NULL;
  GError *error = NULL;

  if (!take_look (result, &look, &error))
    {
      g_task_return_error (asked, error);
      return;
    }
  g_clear_error (&self->problem);
  adopt (self, look);
  g_signal_emit (self, looked_signal, 0);
  mw_publication_update (self);
  g_task_return_boolean (asked, TRUE);
}

void
mw_publication_set_folder_async (MwPublication *self,
                                 const char *folder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *asked = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MW_IS_PUBLICATION (self));

  asked = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (asked, mw_publication_set_folder_async);
  /* What was set is told, whenever somebody wished to stop. */
  g_task_set_check_cancellable (asked, FALSE);
  task = g_task_new (NULL, cancellable, on_folder_set_cb, asked);
  g_task_set_source_tag (task, set_folder_in_thread);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, look_new (self, MW_PUBLISH_ALWAYS, folder),
                        (GDestroyNotify) look_free);
  g_task_run_in_thread (task, set_folder_in_thread);
}

gboolean
mw_publication_set_folder_finish (MwPublication *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_publication_set_folder_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const GError *
mw_publication_get_problem (MwPublication *self)
{
  g_return_val_if_fail (MW_IS_PUBLICATION (self), NULL);

  return self->problem;
}

void
mw_publication_end (MwPublication *self)
{
  g_autoptr (Look) look = NULL;

  g_return_if_fail (MW_IS_PUBLICATION (self));

  g_clear_handle_id (&self->retry, g_source_remove);
  look = look_new (self, MW_PUBLISH_IF_BEHIND, NULL);
  look_now (look, NULL, NULL);
}

/* ---- the object ---- */

static void
mw_publication_dispose (GObject *object)
{
  MwPublication *self = MW_PUBLICATION (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->publisher);

  G_OBJECT_CLASS (mw_publication_parent_class)->dispose (object);
}

static void
mw_publication_finalize (GObject *object)
{
  MwPublication *self = MW_PUBLICATION (object);

  g_free (self->folder);
  g_free (self->left_out);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (mw_publication_parent_class)->finalize (object);
}

static void
mw_publication_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwPublication *self = MW_PUBLICATION (object);

  switch ((Property) id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_PATH:
      g_value_take_string (
          value, self->folder ? mw_publisher_get_path (self->publisher, self->folder) : NULL);
      break;
    case PROP_REVISION:
      g_value_set_int64 (value, self->revision);
      break;
    case PROP_LEFT_OUT:
      g_value_set_string (value, self->left_out);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_publication_class_init (MwPublicationClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_publication_dispose;
  object_class->finalize = mw_publication_finalize;
  object_class->get_property = mw_publication_get_property;

  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_REVISION] =
      g_param_spec_int64 ("revision", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_LEFT_OUT] = g_param_spec_string ("left-out", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  looked_signal = g_signal_new ("looked", MW_TYPE_PUBLICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
mw_publication_init (MwPublication *self)
{
  self->revision = -1;
}

MwPublication *
mw_publication_new (MwDraft *draft, MwPublisher *publisher)
{
  MwPublication *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_PUBLISHER (publisher), NULL);

  self = g_object_new (MW_TYPE_PUBLICATION, NULL);
  self->draft = g_object_ref (draft);
  self->publisher = g_object_ref (publisher);
  g_signal_connect_object (draft, "notify::live-revision", G_CALLBACK (mw_publication_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mw_draft_get_live (draft), "revised", G_CALLBACK (mw_publication_update),
                           self, G_CONNECT_SWAPPED);
  mw_publication_update (self);
  return self;
}
