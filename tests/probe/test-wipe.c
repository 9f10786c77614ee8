/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A password does not stay behind in memory that was freed. */

#include "probe/prober.h"
#include "probe/wipe.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Kept turned over, so that what looks for it is not what is found. */
#define MASK 0x55
static const char MASKED[] = { 'M' ^ MASK, 'w' ^ MASK, '-' ^ MASK, 'c' ^ MASK, 'a' ^ MASK,
                               'n' ^ MASK, 'a' ^ MASK, 'r' ^ MASK, 'y' ^ MASK, '#' ^ MASK,
                               '4' ^ MASK, '7' ^ MASK, '1' ^ MASK, '1' ^ MASK };

/* free() writes into the head of a block: what is looked for is behind it. */
#define HEAD 32

static void
write_canary (char *to)
{
  memset (to, 'x', HEAD);
  for (gsize i = 0; i < sizeof MASKED; i++)
    to[HEAD + i] = (char) (MASKED[i] ^ MASK);
  to[HEAD + sizeof MASKED] = '\0';
}

static gboolean
is_canary (const char *at)
{
  for (gsize i = 0; i < sizeof MASKED; i++)
    if ((at[i] ^ MASK) != MASKED[i])
      return FALSE;
  return TRUE;
}

static guint
count_between (int memory, unsigned long start, unsigned long end, char *buffer, gsize size)
{
  guint n = 0;

  for (unsigned long at = start; at < end;)
    {
      gssize length = pread (memory, buffer, MIN (size, end - at), (off_t) at);

      if (length < (gssize) sizeof MASKED)
        break;
      for (gssize i = 0; i <= length - (gssize) sizeof MASKED; i++)
        n += is_canary (buffer + i) ? 1 : 0;
      explicit_bzero (buffer, size);
      at += length == (gssize) size ? (unsigned long) size - sizeof MASKED + 1
                                    : (unsigned long) length;
    }
  return n;
}

/* In all memory that this program may write, but for what it reads it with. */
static guint
count_canaries (void)
{
  static char buffer[1 << 16];
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint n = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      unsigned long start = 0, end = 0;
      char rights[5] = "";

      if (sscanf (lines[i], "%lx-%lx %4s", &start, &end, rights) != 3 || rights[1] != 'w' ||
          end - start > 1UL << 32 ||
          ((unsigned long) buffer >= start && (unsigned long) buffer < end))
        continue;
      n += count_between (memory, start, end, buffer, sizeof buffer);
    }
  close (memory);
  return n;
}

static void
test_blocks (void)
{
  char *block = malloc (100);
  char *moved = NULL;

  memset (block, 'x', 100);
  mw_wipe_block (block);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (block[i], ==, 0);
  write_canary (block);
  moved = mw_wipe_realloc (block, 100000);
  g_assert_true (is_canary (moved + HEAD));
  g_assert_cmpuint (count_canaries (), ==, 1);
  moved = mw_wipe_realloc (moved, 60);
  g_assert_true (is_canary (moved + HEAD));
  mw_wipe_free (moved);
  g_assert_cmpuint (count_canaries (), ==, 0);
  mw_wipe_free (NULL);
  moved = mw_wipe_realloc (NULL, 10);
  g_assert_nonnull (moved);
  mw_wipe_free (moved);
}

/* Once there has been a prober, libcurl wipes what it was given. One copy may be overwritten by
 * chance, many are not. */
static void
test_curl (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  CURL *easy[16];
  char password[HEAD + sizeof MASKED + 1];

  for (guint i = 0; i < G_N_ELEMENTS (easy); i++)
    {
      write_canary (password);
      easy[i] = curl_easy_init ();
      curl_easy_setopt (easy[i], CURLOPT_URL, "imap://127.0.0.1:1/INBOX");
      curl_easy_setopt (easy[i], CURLOPT_USERNAME, "anna");
      curl_easy_setopt (easy[i], CURLOPT_PASSWORD, password);
      explicit_bzero (password, sizeof password);
      g_assert_cmpint (curl_easy_perform (easy[i]), ==, CURLE_COULDNT_CONNECT);
    }
  g_assert_cmpuint (count_canaries (), >=, G_N_ELEMENTS (easy));
  for (guint i = 0; i < G_N_ELEMENTS (easy); i++)
    curl_easy_cleanup (easy[i]);
  g_assert_cmpuint (count_canaries (), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/wipe/blocks", test_blocks);
  g_test_add_func ("/probe/wipe/curl", test_curl);
  return g_test_run ();
}
