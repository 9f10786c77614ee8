/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-reader.h"

struct _MwBoardReader
{
  GObject parent_instance;

  MwDraft *draft;            /* (owned) (nullable): until it is disposed */
  MwTestBoard *board;        /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  gboolean reading;
  gboolean read_again;
};

G_DEFINE_FINAL_TYPE (MwBoardReader, mw_board_reader, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_observations_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwBoardReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) observations =
      mw_draft_list_observations_finish (MW_DRAFT (source), result, &error);

  self->reading = FALSE;
  if (self->draft == NULL)
    return;
  if (observations != NULL)
    mw_test_board_take_observations (self->board, g_steal_pointer (&observations));
  else
    g_signal_emit (self, signals[FAILED], 0, error);
  if (self->read_again)
    mw_board_reader_read (self);
}

static void
mw_board_reader_dispose (GObject *object)
{
  MwBoardReader *self = MW_BOARD_READER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->draft);
  g_clear_object (&self->board);

  G_OBJECT_CLASS (mw_board_reader_parent_class)->dispose (object);
}

static void
mw_board_reader_finalize (GObject *object)
{
  g_object_unref (MW_BOARD_READER (object)->cancellable);

  G_OBJECT_CLASS (mw_board_reader_parent_class)->finalize (object);
}

static void
mw_board_reader_class_init (MwBoardReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_board_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_board_reader_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mw_board_reader_init (MwBoardReader *self)
{
  self->cancellable = g_cancellable_new ();
}

MwBoardReader *
mw_board_reader_new (MwDraft *draft, MwTestBoard *board)
{
  MwBoardReader *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_TEST_BOARD (board), NULL);

  self = g_object_new (MW_TYPE_BOARD_READER, NULL);
  self->draft = g_object_ref (draft);
  self->board = g_object_ref (board);
  return self;
}

void
mw_board_reader_read (MwBoardReader *self)
{
  g_return_if_fail (MW_IS_BOARD_READER (self));

  self->read_again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  mw_draft_list_observations_async (self->draft, NULL, self->cancellable, on_observations_read_cb,
                                    g_object_ref (self));
}
