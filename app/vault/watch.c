/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "vault/watch.h"

#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define N_SUBSCRIPTIONS 4

/* Counted: a callback may be on its way while the watch is stopped from another thread. */
struct _MwWatch
{
  GWeakRef vault;
  guint name_watch;
  gboolean told;               /* whether the name has an owner was told once */
  GDBusConnection *connection; /* (owned) (nullable) */
  guint subscriptions[N_SUBSCRIPTIONS];
};

static void
clear_watch (gpointer box)
{
  MwWatch *self = box;

  g_clear_object (&self->connection);
  g_weak_ref_clear (&self->vault);
}

static void
drop_watch (gpointer box)
{
  g_atomic_rc_box_release_full (box, clear_watch);
}

static void
emit_changed (MwWatch *self)
{
  g_autoptr (MwVault) vault = g_weak_ref_get (&self->vault);

  if (vault)
    g_signal_emit_by_name (vault, "changed");
}

static void
on_collection_changed_cb (GDBusConnection *connection,
                          const char *sender,
                          const char *path,
                          const char *interface,
                          const char *signal,
                          GVariant *parameters,
                          gpointer user_data)
{
  emit_changed (user_data);
}

/* A collection also says this at each item that comes or goes. */
static void
on_properties_changed_cb (GDBusConnection *connection,
                          const char *sender,
                          const char *path,
                          const char *interface,
                          const char *signal,
                          GVariant *parameters,
                          gpointer user_data)
{
  g_autoptr (GVariant) changed = NULL;
  g_autoptr (GVariant) locked = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  locked = g_variant_lookup_value (changed, "Locked", G_VARIANT_TYPE_BOOLEAN);
  if (locked)
    emit_changed (user_data);
}

/* Some services tell of a lock by PropertiesChanged, some by CollectionChanged, some by both. */
static void
subscribe (MwWatch *self, GDBusConnection *connection)
{
  static const char *const SIGNALS[] = { "CollectionChanged", "CollectionCreated",
                                         "CollectionDeleted" };

  G_STATIC_ASSERT (G_N_ELEMENTS (SIGNALS) + 1 == N_SUBSCRIPTIONS);

  self->connection = g_object_ref (connection);
  for (guint i = 0; i < G_N_ELEMENTS (SIGNALS); i++)
    self->subscriptions[i] = g_dbus_connection_signal_subscribe (
        connection, SERVICE_NAME, SERVICE_INTERFACE, SIGNALS[i], NULL, NULL,
        G_DBUS_SIGNAL_FLAGS_NONE, on_collection_changed_cb, g_atomic_rc_box_acquire (self),
        drop_watch);
  self->subscriptions[G_N_ELEMENTS (SIGNALS)] = g_dbus_connection_signal_subscribe (
      connection, SERVICE_NAME, "org.freedesktop.DBus.Properties", "PropertiesChanged", NULL,
      COLLECTION_INTERFACE, G_DBUS_SIGNAL_FLAGS_NONE, on_properties_changed_cb,
      g_atomic_rc_box_acquire (self), drop_watch);
}

/* The first answer says how things are, every later one that they changed. */
static void
note_owner (MwWatch *self, GDBusConnection *connection)
{
  if (connection && !self->connection)
    subscribe (self, connection);
  if (self->told)
    emit_changed (self);
  self->told = TRUE;
}

static void
on_name_appeared_cb (GDBusConnection *connection,
                     const char *name,
                     const char *owner,
                     gpointer user_data)
{
  note_owner (user_data, connection);
}

static void
on_name_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  note_owner (user_data, connection);
}

MwWatch *
mw_watch_start (MwVault *vault)
{
  MwWatch *self = g_atomic_rc_box_new0 (MwWatch);

  g_weak_ref_init (&self->vault, vault);
  self->name_watch = g_bus_watch_name (
      G_BUS_TYPE_SESSION, SERVICE_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_name_appeared_cb,
      on_name_vanished_cb, g_atomic_rc_box_acquire (self), drop_watch);
  return self;
}

void
mw_watch_stop (MwWatch *self)
{
  g_weak_ref_set (&self->vault, NULL);
  g_bus_unwatch_name (self->name_watch);
  for (guint i = 0; self->connection && i < N_SUBSCRIPTIONS; i++)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscriptions[i]);
  drop_watch (self);
}
