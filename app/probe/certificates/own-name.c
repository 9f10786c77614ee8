/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/own-name.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* RFC 1035, section 2.3.4 */
#define MAXIMUM_NAME 253
#define MAXIMUM_LABEL 63
/* A socket that is only asked for its address needs some port of the other side. */
#define SMTP_PORT 25

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  return length > 0 && length <= MAXIMUM_LABEL && label[0] != '-' && label[length - 1] != '-' &&
         strspn (label, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") == length;
}

/* Names that are known on this computer or its network alone (RFC 6761, 6762): no server could tell
 * anything by them. */
static gboolean
is_local (const char *top_label)
{
  static const char *const LOCAL[] = { "localhost", "localdomain", "local", "invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (LOCAL); i++)
    if (g_ascii_strcasecmp (top_label, LOCAL[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_full_name (const char *name)
{
  g_auto (GStrv) labels = g_strsplit (name, ".", -1);
  guint n_labels = g_strv_length (labels);

  if (n_labels < 2 || strlen (name) > MAXIMUM_NAME)
    return FALSE;
  for (guint i = 0; i < n_labels; i++)
    if (!is_label (labels[i]))
      return FALSE;
  /* An address is no name. */
  return !is_local (labels[n_labels - 1]) && !g_ascii_isdigit (*labels[n_labels - 1]);
}

/* (transfer full) (nullable): @name in A-labels, if it is a full one. */
static char *
make_full_name (const char *name)
{
  g_autofree char *bare = g_strdup (name);
  g_autofree char *ascii = NULL;

  if (g_str_has_suffix (bare, "."))
    bare[strlen (bare) - 1] = '\0';
  ascii = g_hostname_to_ascii (bare);
  return ascii && is_full_name (ascii) ? g_steal_pointer (&ascii) : NULL;
}

static gboolean
names (GStrv words, const char *name)
{
  for (guint i = 1; words[0] && words[i]; i++)
    if (g_ascii_strcasecmp (words[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* hosts(5): an address, its name, and other names of it, which is how Debian notes a full name. */
static char *
find_in_hosts (const char *hosts, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (hosts, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) words = NULL;
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) raw = NULL;
      char *found = NULL;

      *strchrnul (lines[i], '#') = '\0';
      raw = g_strsplit_set (lines[i], " \t\r", -1);
      for (guint j = 0; raw[j]; j++)
        if (*raw[j])
          g_strv_builder_add (builder, raw[j]);
      words = g_strv_builder_end (builder);
      for (guint j = 1; !found && names (words, name) && words[j]; j++)
        found = make_full_name (words[j]);
      if (found)
        return found;
    }
  return NULL;
}

/* The address that a socket to @address would have: connecting one of UDP sends nothing. */
static GInetAddress *
find_way (const char *address)
{
  g_autoptr (GSocketAddress) other = g_inet_socket_address_new_from_string (address, SMTP_PORT);
  g_autoptr (GSocketAddress) own = NULL;
  g_autoptr (GSocket) way = NULL;

  if (other)
    way = g_socket_new (g_socket_address_get_family (other), G_SOCKET_TYPE_DATAGRAM,
                        G_SOCKET_PROTOCOL_UDP, NULL);
  if (!way || !g_socket_connect (way, other, NULL, NULL))
    return NULL;
  own = g_socket_get_local_address (way, NULL);
  return own ? g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (own)))
             : NULL;
}

char *
mw_own_name_make_literal (const char *address)
{
  static const char MAPPED[] = "::ffff:";
  g_autofree char *bare = g_strndup (address, strcspn (address, "%"));

  if (g_ascii_strncasecmp (bare, MAPPED, strlen (MAPPED)) == 0 && strchr (bare, '.'))
    return g_strdup_printf ("[%s]", bare + strlen (MAPPED));
  if (!g_hostname_is_ip_address (bare))
    return NULL;
  return g_strdup_printf (strchr (bare, ':') ? "[IPv6:%s]" : "[%s]", bare);
}

static char *
find_literal (const char *addresses)
{
  g_auto (GStrv) all = g_strsplit_set (addresses, "[],", -1);
  g_autoptr (GInetAddress) own = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; all[i] && !own; i++)
    if (*all[i])
      own = find_way (all[i]);
  if (!own)
    own = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  text = g_inet_address_to_string (own);
  return mw_own_name_make_literal (text);
}

char *
mw_own_name_find (const char *host_name, const char *hosts, const char *addresses)
{
  char *name = host_name ? make_full_name (host_name) : NULL;

  if (!name && hosts && host_name && *host_name)
    name = find_in_hosts (hosts, host_name);
  return name ? name : find_literal (addresses);
}

char *
mw_own_name_dup (const char *addresses)
{
  char host_name[256] = "";
  g_autofree char *hosts = NULL;

  if (gethostname (host_name, sizeof host_name - 1) != 0)
    *host_name = '\0';
  g_file_get_contents ("/etc/hosts", &hosts, NULL, NULL);
  return mw_own_name_find (host_name, hosts, addresses);
}
