/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/drive.h"

#include <errno.h>
#include <glib-unix.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

struct _MwDrive
{
  GMainContext *context; /* (owned) */
  CURLM *multi;          /* (owned) */
  CURL *easy;            /* (unowned) (nullable): what is under way */
  GHashTable *watches;   /* (owned) (element-type int GSource): sockets that libcurl waits for */
  GSource *timer;        /* (owned) (nullable) */
  GArray *sockets;       /* (owned) (element-type curl_socket_t): the open ones */
  gsize n_received;      /* over those that are closed */
  int socket_error;      /* errno of the one that could not be made */
  gboolean may_connect;
  MwDriveDone done;
  gpointer user_data; /* (unowned) */
};

static void
drop_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

/* The last that a source does: whoever hears that the transfer is done may free the drive. */
static void
look_for_end (MwDrive *self)
{
  CURLMsg *message = NULL;
  int n_left = 0;

  while ((message = curl_multi_info_read (self->multi, &n_left)))
    if (message->msg == CURLMSG_DONE && message->easy_handle == self->easy)
      {
        CURLcode code = message->data.result;

        curl_multi_remove_handle (self->multi, self->easy);
        self->easy = NULL;
        self->done (code, self->user_data);
        return;
      }
}

/* A server that writes twice before we answer mostly waits for our acknowledgement in between (its
 * greeting after a session ticket), which the kernel would keep back for 40 ms: on each connection.
 */
static void
acknowledge (MwDrive *self, curl_socket_t fd)
{
  int yes = 1;

  for (guint i = 0; i < self->sockets->len; i++)
    if (g_array_index (self->sockets, curl_socket_t, i) == fd)
      setsockopt (fd, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
}

static gboolean
on_socket_ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  MwDrive *self = user_data;
  int flags = 0;
  int n_running = 0;

  if (condition & (G_IO_IN | G_IO_HUP))
    flags |= CURL_CSELECT_IN;
  if (condition & G_IO_OUT)
    flags |= CURL_CSELECT_OUT;
  if (condition & (G_IO_ERR | G_IO_NVAL))
    flags |= CURL_CSELECT_ERR;
  curl_multi_socket_action (self->multi, fd, flags, &n_running);
  acknowledge (self, fd);
  look_for_end (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_timer_cb (gpointer user_data)
{
  MwDrive *self = user_data;
  int n_running = 0;

  g_clear_pointer (&self->timer, drop_source);
  curl_multi_socket_action (self->multi, CURL_SOCKET_TIMEOUT, 0, &n_running);
  look_for_end (self);
  return G_SOURCE_REMOVE;
}

/* libcurl says which sockets it waits for, and for what. */
static int
on_watch_asked_cb (CURL *easy, curl_socket_t fd, int what, gpointer user_data, gpointer socket_data)
{
  MwDrive *self = user_data;
  GIOCondition condition = G_IO_ERR | G_IO_HUP;
  GSource *source = NULL;

  g_hash_table_remove (self->watches, GINT_TO_POINTER (fd));
  if (what == CURL_POLL_REMOVE)
    return 0;
  if (what & CURL_POLL_IN)
    condition |= G_IO_IN;
  if (what & CURL_POLL_OUT)
    condition |= G_IO_OUT;
  source = g_unix_fd_source_new (fd, condition);
  g_source_set_callback (source, G_SOURCE_FUNC (on_socket_ready_cb), self, NULL);
  g_source_attach (source, self->context);
  g_hash_table_insert (self->watches, GINT_TO_POINTER (fd), source);
  return 0;
}

static int
on_timer_asked_cb (CURLM *multi, long milliseconds, gpointer user_data)
{
  MwDrive *self = user_data;

  g_clear_pointer (&self->timer, drop_source);
  if (milliseconds < 0)
    return 0;
  self->timer = g_timeout_source_new ((guint) milliseconds);
  g_source_set_callback (self->timer, on_timer_cb, self, NULL);
  g_source_attach (self->timer, self->context);
  return 0;
}

static curl_socket_t
on_socket_wanted_cb (gpointer user_data, curlsocktype purpose, struct curl_sockaddr *address)
{
  MwDrive *self = user_data;
  curl_socket_t fd = CURL_SOCKET_BAD;

  if (!self->may_connect)
    return CURL_SOCKET_BAD;
  fd = socket (address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (fd != CURL_SOCKET_BAD)
    g_array_append_val (self->sockets, fd);
  else
    self->socket_error = errno;
  return fd;
}

/* Linux counts the end of the stream as one byte. */
static gsize
count_received (curl_socket_t fd)
{
  struct tcp_info state = { 0 };
  socklen_t size = sizeof state;

  if (getsockopt (fd, IPPROTO_TCP, TCP_INFO, &state, &size) != 0)
    return 0;
  return state.tcpi_bytes_received > 1 ? state.tcpi_bytes_received : 0;
}

static int
on_socket_closed_cb (gpointer user_data, curl_socket_t fd)
{
  MwDrive *self = user_data;

  for (guint i = 0; i < self->sockets->len; i++)
    if (g_array_index (self->sockets, curl_socket_t, i) == fd)
      g_array_remove_index (self->sockets, i--);
  self->n_received += count_received (fd);
  return close (fd);
}

MwDrive *
mw_drive_new (GMainContext *context)
{
  MwDrive *self = g_new0 (MwDrive, 1);

  self->context = g_main_context_ref (context);
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, drop_source);
  self->sockets = g_array_new (FALSE, FALSE, sizeof (curl_socket_t));
  self->multi = curl_multi_init ();
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, on_watch_asked_cb);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, on_timer_asked_cb);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);
  return self;
}

void
mw_drive_begin (MwDrive *self, CURL *easy, gboolean connect, MwDriveDone done, gpointer user_data)
{
  g_return_if_fail (self->easy == NULL);

  self->easy = easy;
  self->may_connect = connect;
  self->done = done;
  self->user_data = user_data;
  curl_easy_setopt (easy, CURLOPT_OPENSOCKETFUNCTION, on_socket_wanted_cb);
  curl_easy_setopt (easy, CURLOPT_OPENSOCKETDATA, self);
  curl_easy_setopt (easy, CURLOPT_CLOSESOCKETFUNCTION, on_socket_closed_cb);
  curl_easy_setopt (easy, CURLOPT_CLOSESOCKETDATA, self);
  curl_multi_add_handle (self->multi, easy);
}

gsize
mw_drive_count_received (MwDrive *self)
{
  gsize n_received = self->n_received;

  for (guint i = 0; i < self->sockets->len; i++)
    n_received += count_received (g_array_index (self->sockets, curl_socket_t, i));
  return n_received;
}

int
mw_drive_get_socket_error (MwDrive *self)
{
  return self->socket_error;
}

void
mw_drive_hang_up (MwDrive *self)
{
  for (guint i = 0; i < self->sockets->len; i++)
    shutdown (g_array_index (self->sockets, curl_socket_t, i), SHUT_RDWR);
}

/* libcurl says goodbye on each connection that it closes, and waits for the answer, which would
 * hold up everything else in the thread; on a socket that is shut down already it can do neither.
 */
void
mw_drive_free (MwDrive *self)
{
  if (!self)
    return;
  mw_drive_hang_up (self);
  if (self->easy)
    curl_multi_remove_handle (self->multi, self->easy);
  curl_multi_cleanup (self->multi);
  g_clear_pointer (&self->timer, drop_source);
  g_hash_table_unref (self->watches);
  g_array_unref (self->sockets);
  g_main_context_unref (self->context);
  g_free (self);
}
