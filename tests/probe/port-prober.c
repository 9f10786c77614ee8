/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/port-prober.h"

struct _PortProber
{
  GObject parent_instance;

  GHashTable *verdicts; /* (owned) (element-type utf8 MwVerdict): by port, as in the log */
  GHashTable *held;     /* (owned) (element-type utf8 utf8) */
  GString *asked;       /* (owned) */
};

static void port_prober_iface_init (MwProberInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PortProber,
                               port_prober,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PROBER, port_prober_iface_init))

static char *
dup_port (const char *host, guint16 port, MwEncryption encryption)
{
  return g_strdup_printf ("%s:%u %s", host, port, mw_encryption_to_string (encryption));
}

static gboolean
on_held_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (user_data);
  return G_SOURCE_REMOVE;
}

static MwProbeReport *
make_report (PortProber *self, MwEndpoint *endpoint, const char *port)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  MwProbeFields fields = {
    .endpoint = endpoint,
    .verdict = MW_VERDICT_CONNECTION_REFUSED,
    .message = "",
    .log = "",
    .time = now,
  };
  gpointer verdict = NULL;

  if (g_hash_table_lookup_extended (self->verdicts, port, NULL, &verdict))
    fields.verdict = (MwVerdict) GPOINTER_TO_INT (verdict);
  return mw_probe_report_new (&fields);
}

static void
port_prober_probe_async (MwProber *prober,
                         MwEndpoint *endpoint,
                         MwSecret *password,
                         gboolean log_in,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  PortProber *self = PORT_PROBER (prober);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *port = dup_port (endpoint->host, endpoint->port, endpoint->encryption);

  g_assert_null (password);
  g_assert_false (log_in);
  g_string_append_printf (self->asked, "%s%s", self->asked->len > 0 ? "\n" : "", port);
  if (g_hash_table_contains (self->held, endpoint->host))
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_task_attach_source (task, source, G_SOURCE_FUNC (on_held_cancelled));
      return;
    }
  g_task_return_pointer (task, make_report (self, endpoint, port), g_object_unref);
}

static MwProbeReport *
port_prober_probe_finish (MwProber *prober, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
port_prober_iface_init (MwProberInterface *iface)
{
  iface->probe_async = port_prober_probe_async;
  iface->probe_finish = port_prober_probe_finish;
}

static void
port_prober_finalize (GObject *object)
{
  PortProber *self = PORT_PROBER (object);

  g_hash_table_unref (self->verdicts);
  g_hash_table_unref (self->held);
  g_string_free (self->asked, TRUE);
  G_OBJECT_CLASS (port_prober_parent_class)->finalize (object);
}

static void
port_prober_class_init (PortProberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = port_prober_finalize;
}

static void
port_prober_init (PortProber *self)
{
  self->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_string_new (NULL);
}

PortProber *
port_prober_new (void)
{
  return g_object_new (PORT_TYPE_PROBER, NULL);
}

void
port_prober_open (
    PortProber *self, const char *host, guint16 port, MwEncryption encryption, MwVerdict verdict)
{
  g_hash_table_insert (self->verdicts, dup_port (host, port, encryption),
                       GINT_TO_POINTER ((int) verdict));
}

void
port_prober_hold (PortProber *self, const char *host)
{
  g_hash_table_add (self->held, g_strdup (host));
}

char *
port_prober_dup_asked (PortProber *self)
{
  return g_strdup (self->asked->str);
}
