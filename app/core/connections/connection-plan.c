/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/connection-plan.h>

static void
plan_line_free (MwPlanLine *line)
{
  g_free (line->name);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

static void
put (GHashTable *values, const char *key, const char *value)
{
  g_hash_table_insert (values, g_strdup (key), g_strdup (value));
}

static MwValue *
find_role (MwSheet *sheet, MwProtocol *protocol, const char *role)
{
  const char *key = mw_protocol_get_key (protocol, role);

  return key != NULL ? mw_sheet_find (sheet, key) : NULL;
}

static void
wish_value (
    GHashTable *values, MwSheet *sheet, MwProtocol *protocol, const char *role, const char *wanted)
{
  MwValue *value = find_role (sheet, protocol, role);
  g_autofree char *canonical = NULL;

  if (value == NULL || wanted == NULL)
    return;
  canonical = mw_parameter_normalise (mw_value_get_parameter (value), wanted, NULL);
  if (canonical == NULL || g_strcmp0 (mw_value_get_value (value), canonical) == 0)
    return;
  if (g_strcmp0 (mw_value_get_inherited (value), canonical) == 0)
    put (values, mw_value_get_key (value), NULL);
  else
    put (values, mw_value_get_key (value), canonical);
}

/* What @key will be once @values are set. */
static const char *
foresee (MwSheet *sheet, GHashTable *values, const char *key)
{
  MwValue *value = mw_sheet_find (sheet, key);
  gpointer planned = NULL;

  if (value == NULL)
    return NULL;
  if (!g_hash_table_lookup_extended (values, key, NULL, &planned))
    return mw_value_get_value (value);
  return planned != NULL ? planned : mw_value_get_inherited (value);
}

/* What the port would be without one of its own: one that follows its encryption is another as soon
 * as that is. */
static const char *
foresee_inherited_port (MwSheet *sheet, GHashTable *values, MwValue *port)
{
  MwParameter *parameter = mw_value_get_parameter (port);

  if (mw_value_get_inherited_origin (port) != MW_ORIGIN_FOLLOWS)
    return mw_value_get_inherited (port);
  return mw_parameter_get_followed_default (
      parameter, foresee (sheet, values, mw_parameter_get_follows (parameter)));
}

static const char *
foresee_port (MwSheet *sheet, GHashTable *values, MwValue *port)
{
  const char *key = mw_value_get_key (port);
  const char *own = g_hash_table_contains (values, key) ? g_hash_table_lookup (values, key)
                                                        : mw_value_get_own (port);

  return own != NULL ? own : foresee_inherited_port (sheet, values, port);
}

static void
wish_port (GHashTable *values, MwSheet *sheet, MwProtocol *protocol, guint port)
{
  MwValue *value = find_role (sheet, protocol, "port");
  g_autofree char *wanted = g_strdup_printf ("%u", port);

  if (value == NULL || port == 0 || g_strcmp0 (foresee_port (sheet, values, value), wanted) == 0)
    return;
  if (g_strcmp0 (foresee_inherited_port (sheet, values, value), wanted) == 0)
    put (values, mw_value_get_key (value), NULL);
  else
    put (values, mw_value_get_key (value), wanted);
}

GHashTable *
mw_connection_plan (MwSheet *sheet, MwProtocol *protocol, const MwConnectionWish *wish)
{
  GHashTable *values = NULL;

  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  values = mw_sheet_plan_encryption (sheet, protocol, wish->encryption);
  wish_port (values, sheet, protocol, wish->port);
  wish_value (values, sheet, protocol, "server", wish->host);
  wish_value (values, sheet, protocol, "account", wish->account);
  wish_value (values, sheet, protocol, "authentication", wish->authentication);
  return values;
}

static void
add_line (GPtrArray *lines, MwValue *value, const char *after)
{
  MwParameter *parameter = mw_value_get_parameter (value);
  MwPlanLine *line = NULL;

  if (g_strcmp0 (mw_value_get_value (value), after) == 0)
    return;
  line = g_new0 (MwPlanLine, 1);
  line->name = g_strdup (mw_parameter_get_name (parameter));
  line->before = mw_parameter_format (parameter, mw_value_get_value (value));
  line->after = mw_parameter_format (parameter, after);
  g_ptr_array_add (lines, line);
}

GPtrArray *
mw_connection_plan_describe (MwSheet *sheet, MwProtocol *protocol, GHashTable *values)
{
  static const char *const roles[] = { "server", "encryption", "implicit-tls",  "starttls",
                                       "port",   "account",    "authentication" };
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_line_free);

  g_return_val_if_fail (MW_IS_SHEET (sheet), lines);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), lines);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      MwValue *value = find_role (sheet, protocol, roles[i]);

      if (value == NULL)
        continue;
      if (g_str_equal (roles[i], "port"))
        add_line (lines, value, foresee_port (sheet, values, value));
      else
        add_line (lines, value, foresee (sheet, values, mw_value_get_key (value)));
    }
  return lines;
}
