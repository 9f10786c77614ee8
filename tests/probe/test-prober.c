/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* How many tests run at once, and how they are ended at any moment. */

#include "probe/fake-resolver.h"
#include "probe/prober.h"

#include <string.h>

/* A server that takes connections and says nothing, on so many addresses of loopback. */
typedef struct
{
  GSocketService *service; /* (owned) */
  GPtrArray *connections;  /* (owned) (element-type GSocketConnection) */
  guint16 port;
  guint n_most;  /* the most connections that were open at once */
  guint n_asked; /* how many there were */
} Silence;

static void
on_heard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Silence *silence = user_data;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (bytes && g_bytes_get_size (bytes) > 0)
    {
      g_input_stream_read_bytes_async (G_INPUT_STREAM (source), 4096, G_PRIORITY_DEFAULT, NULL,
                                       on_heard_cb, silence);
      return;
    }
  for (guint i = 0; i < silence->connections->len; i++)
    if (g_io_stream_get_input_stream (silence->connections->pdata[i]) == G_INPUT_STREAM (source))
      {
        g_ptr_array_remove_index_fast (silence->connections, i);
        return;
      }
}

static gboolean
on_incoming_cb (GSocketService *service,
                GSocketConnection *connection,
                GObject *source,
                gpointer user_data)
{
  Silence *silence = user_data;

  g_ptr_array_add (silence->connections, g_object_ref (connection));
  silence->n_asked++;
  silence->n_most = MAX (silence->n_most, silence->connections->len);
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)), 4096,
                                   G_PRIORITY_DEFAULT, NULL, on_heard_cb, silence);
  return TRUE;
}

static void
silence_start_at (Silence *silence, const char *address)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  memset (silence, 0, sizeof *silence);
  silence->connections = g_ptr_array_new_with_free_func (g_object_unref);
  silence->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (silence->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  silence->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  g_signal_connect (silence->service, "incoming", G_CALLBACK (on_incoming_cb), silence);
}

static void
silence_start (Silence *silence)
{
  silence_start_at (silence, "0.0.0.0");
}

static void
silence_stop (Silence *silence)
{
  /* What was begun to be heard ends before the connections are forgotten. */
  while (silence->connections->len > 0)
    g_main_context_iteration (NULL, TRUE);
  g_socket_service_stop (silence->service);
  g_socket_listener_close (G_SOCKET_LISTENER (silence->service));
  g_clear_object (&silence->service);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (silence->connections);
}

/* Tests that were begun. */
typedef struct
{
  guint n_begun;
  guint n_done;
  guint n_cancelled;
  MwVerdict verdict;  /* of the last that was not cancelled */
  char addresses[64]; /* and what was said of its host's name */
  char message[64];   /* and of all of it */
} Tests;

static void
on_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tests *tests = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProbeReport) report = mw_prober_probe_finish (MW_PROBER (source), result, &error);

  tests->n_done++;
  if (report)
    {
      const char *detail = mw_probe_report_get_fields (report)->steps[MW_PROBE_STEP_NAME].detail;

      tests->verdict = mw_probe_report_get_verdict (report);
      g_strlcpy (tests->message, mw_probe_report_get_message (report), sizeof tests->message);
      g_strlcpy (tests->addresses, detail ? detail : "", sizeof tests->addresses);
    }
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      tests->n_cancelled++;
    }
}

static void
begin_as (Tests *tests,
          MwProber *prober,
          MwEncryption encryption,
          const char *host,
          guint16 port,
          guint timeout,
          GCancellable *cancellable)
{
  g_autoptr (MwEndpoint) endpoint = mw_endpoint_new_plain ("imap", host, port, encryption);

  endpoint->timeout = timeout;
  tests->n_begun++;
  mw_prober_probe_async (prober, endpoint, NULL, FALSE, cancellable, on_probed_cb, tests);
}

/* With TLS from the first byte nobody looks aside, so that there is one connection for each test.
 */
static void
begin (Tests *tests,
       MwProber *prober,
       const char *host,
       guint16 port,
       guint timeout,
       GCancellable *cancellable)
{
  begin_as (tests, prober, MW_ENCRYPTION_TLS, host, port, timeout, cancellable);
}

static void
wait_for_tests (Tests *tests)
{
  while (tests->n_done < tests->n_begun)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_connections (Silence *silence, guint n)
{
  while (silence->n_asked < n)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
on_time_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Goes on for a while: what is asked is that something does not happen. */
static void
go_on (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_limits (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Silence silence;
  Tests tests = { 0 };

  silence_start (&silence);
  /* One host more than there is room for in all. */
  for (guint host = 1; host <= 5; host++)
    for (guint i = 0; i < 10; i++)
      {
        g_autofree char *address = g_strdup_printf ("127.0.0.%u", host);

        begin (&tests, prober, address, silence.port, 60, cancellable);
      }
  wait_for_connections (&silence, 16);
  go_on (200);
  g_assert_cmpuint (silence.n_most, ==, 16);
  g_assert_cmpuint (tests.n_done, ==, 0);
  g_cancellable_cancel (cancellable);
  wait_for_tests (&tests);
  g_assert_cmpuint (tests.n_cancelled, ==, 50);
  silence_stop (&silence);
}

static void
test_limit_of_host (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Silence silence;
  Tests tests = { 0 };
  Tests other = { 0 };

  silence_start (&silence);
  for (guint i = 0; i < 8; i++)
    begin (&tests, prober, "127.0.0.1", silence.port, 60, cancellable);
  /* Others need not wait behind a host that has enough to do. */
  begin (&other, prober, "127.0.0.2", 1, 60, NULL);
  wait_for_tests (&other);
  g_assert_cmpint (other.verdict, ==, MW_VERDICT_CONNECTION_REFUSED);
  wait_for_connections (&silence, 4);
  go_on (200);
  g_assert_cmpuint (silence.n_most, ==, 4);
  g_cancellable_cancel (cancellable);
  wait_for_tests (&tests);
  g_assert_cmpuint (tests.n_cancelled, ==, 8);
  silence_stop (&silence);
}

/* A host may have several addresses, and one that is dead is not the end. */
static void
test_several_addresses (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (FakeResolver) resolver = fake_resolver_new ();
  Silence silence;
  Tests alive = { 0 };
  Tests dead = { 0 };

  fake_resolver_add_addresses (resolver, "imap.example.org", "::1,127.0.0.9,127.0.0.1");
  fake_resolver_add_addresses (resolver, "dead.example.org", "127.0.0.9,127.0.0.8");
  g_resolver_set_default (G_RESOLVER (resolver));
  silence_start_at (&silence, "127.0.0.1");
  begin (&alive, prober, "imap.example.org", silence.port, 1, NULL);
  begin (&dead, prober, "dead.example.org", silence.port, 1, NULL);
  wait_for_tests (&alive);
  wait_for_tests (&dead);
  g_assert_cmpint (alive.verdict, ==, MW_VERDICT_NO_GREETING);
  g_assert_cmpstr (alive.addresses, ==, "::1, 127.0.0.9, 127.0.0.1");
  g_assert_cmpint (dead.verdict, ==, MW_VERDICT_CONNECTION_REFUSED);
  g_assert_cmpuint (silence.n_asked, ==, 1);
  g_resolver_set_default (system);
  silence_stop (&silence);
}

/* Whoever is cancelled makes room for the next. */
static void
test_next (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Silence silence;
  Tests first = { 0 };
  Tests rest = { 0 };

  silence_start (&silence);
  for (guint i = 0; i < 4; i++)
    begin (&first, prober, "127.0.0.1", silence.port, 60, cancellable);
  for (guint i = 0; i < 4; i++)
    begin (&rest, prober, "127.0.0.1", silence.port, 1, NULL);
  g_cancellable_cancel (cancellable);
  wait_for_tests (&first);
  wait_for_tests (&rest);
  g_assert_cmpuint (first.n_cancelled, ==, 4);
  g_assert_cmpuint (rest.n_cancelled, ==, 0);
  g_assert_cmpint (rest.verdict, ==, MW_VERDICT_NO_GREETING);
  silence_stop (&silence);
}

static gboolean
on_cancel_due_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* Before it began, while the name is looked up, while it connects, waits, or looks aside. */
static void
test_any_moment (void)
{
  static const guint MOMENTS[] = { 0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 600, 700 };
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  Silence silence;
  Tests tests = { 0 };

  silence_start (&silence);
  for (guint i = 0; i < G_N_ELEMENTS (MOMENTS); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      begin_as (&tests, prober, MW_ENCRYPTION_STARTTLS, "127.0.0.1", silence.port, 1, cancellable);
      begin_as (&tests, prober, MW_ENCRYPTION_STARTTLS, "localhost", silence.port, 1, cancellable);
      g_timeout_add_full (G_PRIORITY_DEFAULT, MOMENTS[i], on_cancel_due_cb,
                          g_object_ref (cancellable), g_object_unref);
    }
  wait_for_tests (&tests);
  g_assert_cmpuint (tests.n_done, ==, 2 * G_N_ELEMENTS (MOMENTS));
  silence_stop (&silence);
}

static void
test_cancelled_before (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Tests tests = { 0 };

  g_cancellable_cancel (cancellable);
  begin (&tests, prober, "127.0.0.1", 1, 1, cancellable);
  wait_for_tests (&tests);
  g_assert_cmpuint (tests.n_cancelled, ==, 1);
}

/* A test keeps its prober. */
static void
test_dropped (void)
{
  MwProber *prober = mw_curl_prober_new ();
  Tests tests = { 0 };

  begin (&tests, prober, "127.0.0.1", 1, 1, NULL);
  g_object_unref (prober);
  wait_for_tests (&tests);
  g_assert_cmpint (tests.verdict, ==, MW_VERDICT_CONNECTION_REFUSED);
}

static void
test_incomplete (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  Tests tests = { 0 };

  begin (&tests, prober, NULL, 143, 1, NULL);
  wait_for_tests (&tests);
  g_assert_cmpint (tests.verdict, ==, MW_VERDICT_INCOMPLETE);
  g_assert_cmpstr (tests.message, ==, "No IMAP server is set. Set it.");
  begin (&tests, prober, "localhost", 0, 1, NULL);
  wait_for_tests (&tests);
  g_assert_cmpint (tests.verdict, ==, MW_VERDICT_INCOMPLETE);
  g_assert_cmpstr (tests.message, ==, "No port of the IMAP server is set. Set it.");
}

static void
test_names (void)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  Tests tests = { 0 };

  begin (&tests, prober, "nohost.invalid", 143, 1, NULL);
  wait_for_tests (&tests);
  g_assert_cmpint (tests.verdict, ==, MW_VERDICT_HOST_UNKNOWN);
  begin (&tests, prober, "::1", 1, 5, NULL);
  wait_for_tests (&tests);
  g_assert_true (tests.verdict == MW_VERDICT_CONNECTION_REFUSED ||
                 tests.verdict == MW_VERDICT_UNREACHABLE);
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/prober/limits", test_limits);
  g_test_add_func ("/probe/prober/limit-of-host", test_limit_of_host);
  g_test_add_func ("/probe/prober/next", test_next);
  g_test_add_func ("/probe/prober/several-addresses", test_several_addresses);
  g_test_add_func ("/probe/prober/any-moment", test_any_moment);
  g_test_add_func ("/probe/prober/cancelled-before", test_cancelled_before);
  g_test_add_func ("/probe/prober/dropped", test_dropped);
  g_test_add_func ("/probe/prober/incomplete", test_incomplete);
  g_test_add_func ("/probe/prober/names", test_names);

  status = g_test_run ();
  /* What was cancelled comes back through the main context; the threads of probers end then. */
  for (guint i = 0; i < 1000; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  return status;
}
