/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/fetch.h"

#include <curl/curl.h>
#include <glib/gi18n-lib.h>

#include "probe/discovery/fetch-fault.h"

/* One fetch under way, in its thread. */
typedef struct
{
  const MwFetch *fetch;
  CURL *easy;                    /* (owned) */
  CURLM *multi;                  /* (owned) */
  struct curl_slist *connect_to; /* (owned) (nullable) */
  GByteArray *body;              /* (owned) */
  gboolean too_large;
} Transfer;

/* What the thread hands back. */
typedef struct
{
  GBytes *body; /* (owned) */
  char *url;    /* (owned) */
  char *type;   /* (owned) (nullable) */
} Answer;

void
mw_fetch_free (MwFetch *self)
{
  g_free (self->url);
  g_free (self->ca_file);
  g_strfreev (self->connect_to);
  g_free (self);
}

static void
answer_free (gpointer answer)
{
  Answer *self = answer;

  g_bytes_unref (self->body);
  g_free (self->url);
  g_free (self->type);
  g_free (self);
}

static void
transfer_clear (Transfer *transfer)
{
  if (transfer->multi && transfer->easy)
    curl_multi_remove_handle (transfer->multi, transfer->easy);
  g_clear_pointer (&transfer->easy, curl_easy_cleanup);
  g_clear_pointer (&transfer->multi, curl_multi_cleanup);
  g_clear_pointer (&transfer->connect_to, curl_slist_free_all);
  g_clear_pointer (&transfer->body, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Transfer, transfer_clear)

/* A server can lie about the length, or not tell it: what comes is counted, after unpacking. */
static gsize
take_part (char *part, gsize size, gsize n, void *user_data)
{
  Transfer *transfer = user_data;
  gsize length = size * n;

  if (transfer->body->len + length > transfer->fetch->maximum_bytes)
    {
      transfer->too_large = TRUE;
      return 0;
    }
  g_byte_array_append (transfer->body, (const guint8 *) part, (guint) length);
  return length;
}

static gboolean
set_up (Transfer *transfer)
{
  const MwFetch *fetch = transfer->fetch;
  CURL *easy = NULL;

  transfer->body = g_byte_array_new ();
  transfer->easy = easy = curl_easy_init ();
  transfer->multi = curl_multi_init ();
  if (!easy || !transfer->multi)
    return FALSE;
  for (guint i = 0; fetch->connect_to && fetch->connect_to[i]; i++)
    transfer->connect_to = curl_slist_append (transfer->connect_to, fetch->connect_to[i]);

  curl_easy_setopt (easy, CURLOPT_URL, fetch->url);
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (easy, CURLOPT_REDIR_PROTOCOLS_STR, "https");
  curl_easy_setopt (easy, CURLOPT_FOLLOWLOCATION, 1L);
  /* All that libcurl can unpack: some servers compress whether they are asked to or not. */
  curl_easy_setopt (easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt (easy, CURLOPT_CERTINFO, 1L);
  curl_easy_setopt (easy, CURLOPT_MAXREDIRS, (long) fetch->maximum_redirects);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long) fetch->maximum_milliseconds);
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
  curl_easy_setopt (easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "Mailwright/" MW_VERSION);
  curl_easy_setopt (easy, CURLOPT_CONNECT_TO, transfer->connect_to);
  if (fetch->ca_file)
    {
      curl_easy_setopt (easy, CURLOPT_CAINFO, fetch->ca_file);
      curl_easy_setopt (easy, CURLOPT_CAPATH, NULL);
    }
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, take_part);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, transfer);
  return curl_multi_add_handle (transfer->multi, easy) == CURLM_OK;
}

/* Waits for the network and for a cancellation alike. */
static gboolean
run (Transfer *transfer, GCancellable *cancellable, GError **error)
{
  GPollFD poll = { .fd = -1 };
  gboolean wakes = g_cancellable_make_pollfd (cancellable, &poll);
  struct curl_waitfd wait = { .fd = poll.fd, .events = CURL_WAIT_POLLIN };
  CURLMcode code = CURLM_OK;
  CURLMsg *message = NULL;
  int running = 1, left = 0;

  while (running && code == CURLM_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = curl_multi_perform (transfer->multi, &running);
      if (running && code == CURLM_OK)
        code = curl_multi_poll (transfer->multi, &wait, wakes ? 1 : 0, 1000, NULL);
    }
  if (wakes)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  message = curl_multi_info_read (transfer->multi, &left);
  if (code == CURLM_OK && message && message->data.result == CURLE_OK)
    return TRUE;
  if (transfer->too_large)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                         _ ("It is far larger than such a file should be."));
  else
    mw_fetch_fault_set (transfer->easy, message ? message->data.result : CURLE_FAILED_INIT, error);
  return FALSE;
}

static Answer *
read_answer (Transfer *transfer, GError **error)
{
  Answer *answer = NULL;
  long status = 0;
  const char *url = NULL, *type = NULL;

  curl_easy_getinfo (transfer->easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (transfer->easy, CURLINFO_EFFECTIVE_URL, &url);
  curl_easy_getinfo (transfer->easy, CURLINFO_CONTENT_TYPE, &type);
  if (status != 200 || !url)
    {
      mw_fetch_fault_set_status (transfer->easy, error);
      return NULL;
    }
  answer = g_new0 (Answer, 1);
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&transfer->body));
  answer->url = g_strdup (url);
  answer->type = g_strdup (type);
  return answer;
}

static void
fetch_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_auto (Transfer) transfer = { .fetch = task_data };
  g_autoptr (GError) error = NULL;
  Answer *answer = NULL;

  if (!set_up (&transfer))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "libcurl cannot be set up");
      return;
    }
  if (run (&transfer, cancellable, &error))
    answer = read_answer (&transfer, &error);
  if (answer)
    g_task_return_pointer (task, answer, answer_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mw_fetch_async (MwFetch *self,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, mw_fetch_async);
  g_task_set_task_data (task, self, (GDestroyNotify) mw_fetch_free);
  /* libcurl waits for a name server that does not answer before it lets go of a transfer: who
   * cancelled does not wait with it. */
  g_task_set_return_on_cancel (task, TRUE);
  /* GLib runs the body all the same, and leaks the first of the two errors. */
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_run_in_thread (task, fetch_in_thread);
}

GBytes *
mw_fetch_finish (GAsyncResult *result, char **final_url, char **type, GError **error)
{
  Answer *answer = g_task_propagate_pointer (G_TASK (result), error);
  GBytes *body = NULL;

  if (!answer)
    return NULL;
  body = g_bytes_ref (answer->body);
  *final_url = g_steal_pointer (&answer->url);
  *type = g_steal_pointer (&answer->type);
  answer_free (answer);
  return body;
}
