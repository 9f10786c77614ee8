/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/vault.h>

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct _MwSecret
{
  gatomicrefcount count;
  char *text;    /* (owned) in pages of its own, or on the heap if `mapped` is 0 */
  gsize length;  /* without the NUL at the end */
  gsize mapped;  /* bytes of the mapping */
  gboolean kept; /* the pages are locked into memory */
};

G_DEFINE_BOXED_TYPE (MwSecret, mw_secret, mw_secret_ref, mw_secret_unref)

/* Whole pages, since a lock covers pages and unlocking one secret must not let go of its
 * neighbour. Past the limit of lockable memory a secret is still wiped and left out of core dumps,
 * it may only be swapped: better than refusing to work. */
static void
allocate (MwSecret *self)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize size = (self->length / page + 1) * page;
  char *pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (pages == MAP_FAILED)
    {
      self->text = g_malloc0 (self->length + 1);
      return;
    }
  self->text = pages;
  self->mapped = size;
  self->kept = mlock (pages, size) == 0;
  madvise (pages, size, MADV_DONTDUMP);
}

MwSecret *
mw_secret_new (const char *text, gssize length)
{
  MwSecret *self = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self = g_new0 (MwSecret, 1);
  g_atomic_ref_count_init (&self->count);
  self->length = length < 0 ? strlen (text) : (gsize) length;
  allocate (self);
  if (self->length > 0)
    memcpy (self->text, text, self->length);
  return self;
}

/**
 * mw_secret_ref:
 *
 * Returns: (transfer full): the same secret
 */
MwSecret *
mw_secret_ref (MwSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * mw_secret_unref:
 *
 * Lets go of a secret; with the last one it is wiped.
 */
void
mw_secret_unref (MwSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  explicit_bzero (self->text, self->length + 1);
  if (self->kept)
    munlock (self->text, self->mapped);
  if (self->mapped > 0)
    munmap (self->text, self->mapped);
  else
    g_free (self->text);
  g_free (self);
}

const char *
mw_secret_get (MwSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

gsize
mw_secret_get_length (MwSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}
