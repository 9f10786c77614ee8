/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/challenge.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The first of @names that is there, as text; a status may be a number. */
static char *
dup_member (JsonObject *object, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      if (!node || !JSON_NODE_HOLDS_VALUE (node))
        continue;
      if (json_node_get_value_type (node) == G_TYPE_INT64)
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      if (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node))
        return g_strdup (json_node_get_string (node));
    }
  return NULL;
}

/* %NULL for what is no object of JSON in base64; g_base64_decode() takes anything. */
static JsonNode *
decode (const char *encoded)
{
  g_autofree char *text = NULL;
  gsize length = strspn (encoded, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+/=");
  JsonNode *node = NULL;
  g_autofree guchar *bytes = NULL;

  if (length == 0 || encoded[length] != '\0')
    return NULL;
  bytes = g_base64_decode (encoded, &length);
  text = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  node = json_from_string (text, NULL);
  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return node;
  g_clear_pointer (&node, json_node_unref);
  return NULL;
}

MwTokenRefusal *
mw_token_refusal_read (const char *line)
{
  static const char *const STATUS[] = { "status", "error", NULL };
  static const char *const SCOPE[] = { "scope", NULL };
  static const char *const TEXT[] = { "error_description", "message", NULL };
  const char *space = strchr (line, ' ');
  g_autoptr (JsonNode) node = space ? decode (space + 1) : NULL;
  MwTokenRefusal *self = NULL;

  if (!node)
    return NULL;
  self = g_new0 (MwTokenRefusal, 1);
  self->status = dup_member (json_node_get_object (node), STATUS);
  self->scope = dup_member (json_node_get_object (node), SCOPE);
  self->text = dup_member (json_node_get_object (node), TEXT);
  return self;
}

void
mw_token_refusal_free (MwTokenRefusal *self)
{
  if (!self)
    return;
  g_free (self->status);
  g_free (self->scope);
  g_free (self->text);
  g_free (self);
}
