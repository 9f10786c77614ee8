/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 *
 * A watch tells another thread, and is freed there while the first one is still busy with
 * cancelling. With sanitizers: nothing of it is left.
 */

#include "probe/cancel-watch.h"

#define N_WATCHES 8

typedef struct
{
  GMainContext *context; /* (owned): of the thread that is told */
  GCancellable *cancellable;
  MwCancelWatch *watches[N_WATCHES];
  guint n_told;
} Told;

typedef struct
{
  Told *told;
  guint which;
} One;

static void
on_cancelled (gpointer user_data)
{
  One *one = user_data;
  Told *told = one->told;

  told->n_told++;
  g_clear_pointer (&told->watches[one->which], mw_cancel_watch_free);
  g_free (one);
}

static gpointer
run_until_all_are_told (gpointer user_data)
{
  Told *told = user_data;

  while (told->n_told < N_WATCHES)
    g_main_context_iteration (told->context, TRUE);
  return NULL;
}

/* The last to hear of it: does not let go of the cancelling before the other thread has done with
 * it. */
static void
wait_for_the_thread_cb (GCancellable *cancellable, GThread **thread)
{
  g_thread_join (g_steal_pointer (thread));
}

static void
watch_all (Told *told)
{
  for (guint i = 0; i < N_WATCHES; i++)
    {
      One *one = g_new (One, 1);

      *one = (One){ told, i };
      told->watches[i] = mw_cancel_watch_new (told->context, told->cancellable, on_cancelled, one);
    }
}

static void
test_freed_while_cancelling (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told told = { .context = context, .cancellable = cancellable };
  GThread *thread = NULL;

  watch_all (&told);
  g_signal_connect (cancellable, "cancelled", G_CALLBACK (wait_for_the_thread_cb), &thread);
  thread = g_thread_new ("told", run_until_all_are_told, &told);
  g_cancellable_cancel (cancellable);
  g_assert_null (thread);
  g_assert_cmpuint (told.n_told, ==, N_WATCHES);
}

static void
test_cancelled_before (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told told = { .context = context, .cancellable = cancellable };

  g_cancellable_cancel (cancellable);
  watch_all (&told);
  g_assert_cmpuint (told.n_told, ==, 0);
  run_until_all_are_told (&told);
  g_assert_cmpuint (told.n_told, ==, N_WATCHES);
}

static void
never (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
test_freed_before (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MwCancelWatch *early = mw_cancel_watch_new (context, cancellable, never, NULL);
  MwCancelWatch *late = mw_cancel_watch_new (context, cancellable, never, NULL);

  mw_cancel_watch_free (early);
  g_cancellable_cancel (cancellable);
  mw_cancel_watch_free (late);
  g_assert_false (g_main_context_iteration (context, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/cancel-watch/freed-while-cancelling", test_freed_while_cancelling);
  g_test_add_func ("/probe/cancel-watch/cancelled-before", test_cancelled_before);
  g_test_add_func ("/probe/cancel-watch/freed-before", test_freed_before);
  return g_test_run ();
}
