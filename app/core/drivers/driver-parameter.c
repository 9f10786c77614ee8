/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Reads one parameter of a driver file. */

#include "core/drivers/driver-file.h"

#include "core/drivers/parameter-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SAMPLE_ADDRESS "someone@example.org"

static const char *const KNOWN_KEYS[] = { "Name",         "Type",     "Direction",
                                          "Section",      "Required", "Default",
                                          "Minimum",      "Maximum",  "Unit",
                                          "Choices",      "Follows",  "FollowedDefaults",
                                          "ChoiceLabels", "Help",     NULL };

gboolean
mw_driver_file_is_key (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= 64 && g_ascii_islower (text[0]) &&
         g_ascii_isalnum (text[length - 1]) &&
         strspn (text, G_CSET_a_2_z G_CSET_DIGITS "-") == length && !strstr (text, "--");
}

MwDirection
mw_driver_file_read_direction (MwDriverSource *source, const char *group, gboolean both)
{
  g_autofree char *word = mw_driver_source_require (source, group, "Direction");

  if (!word || g_str_equal (word, "in"))
    return MW_DIRECTION_IN;
  if (g_str_equal (word, "out"))
    return MW_DIRECTION_OUT;
  if (both && g_str_equal (word, "both"))
    return MW_DIRECTION_BOTH;

  if (both)
    mw_driver_source_report (source, group, "Direction",
                             _ ("“%s” is no direction: it is “in”, “out” or “both”."), word);
  else
    mw_driver_source_report (source, group, "Direction",
                             _ ("“%s” is no direction of a protocol: it is “in” or “out”."), word);
  return MW_DIRECTION_IN;
}

static void
read_words (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  g_autofree char *name = mw_driver_source_require (source, group, "Name");
  g_autofree char *section = mw_driver_source_require (source, group, "Section");
  g_autofree char *required = mw_driver_source_get (source, group, "Required");
  const char *known_section = mw_parameter_find_section (section);

  if (name)
    parameter->name = mw_driver_source_get_translated (source, group, "Name");
  else
    parameter->name = g_strdup (parameter->key);
  parameter->help = mw_driver_source_get_translated (source, group, "Help");
  if (!parameter->help)
    parameter->help = g_strdup ("");

  if (known_section)
    parameter->section = known_section;
  else if (section)
    mw_driver_source_report (source, group, "Section",
                             _ ("“%s” is no section: it is “incoming”, “outgoing”, “encryption”, "
                                "“messages”, “folders” or “advanced”."),
                             section);

  parameter->direction = mw_driver_file_read_direction (source, group, TRUE);
  parameter->required = g_strcmp0 (required, "true") == 0;
  if (required && !parameter->required && !g_str_equal (required, "false"))
    mw_driver_source_report (source, group, "Required",
                             _ ("“%s” does not say whether a value is required: it is “true” or "
                                "“false”."),
                             required);
}

static gboolean
read_type (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  g_autofree char *word = mw_driver_source_require (source, group, "Type");

  if (!word)
    return FALSE;
  if (!mw_parameter_type_from_string (word, &parameter->type))
    {
      mw_driver_source_report (source, group, "Type", _ ("“%s” is no type of a parameter."), word);
      return FALSE;
    }
  return TRUE;
}

/* Keys that say something of one type only. */
static void
refuse_keys (MwDriverSource *source, const char *group, const char *const *keys, const char *type)
{
  for (guint i = 0; keys[i]; i++)
    {
      g_autofree char *value = mw_driver_source_get (source, group, keys[i]);

      if (value)
        mw_driver_source_report (source, group, keys[i],
                                 _ ("“%s” is for parameters of type “%s” only."), keys[i], type);
    }
}

static gboolean
read_bound (MwDriverSource *source, const char *group, const char *key, gint64 *bound)
{
  g_autofree char *text = mw_driver_source_require (source, group, key);

  if (!text)
    return FALSE;
  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, bound, NULL))
    return TRUE;
  mw_driver_source_report (source, group, key, _ ("“%s” is no whole number."), text);
  return FALSE;
}

static gboolean
read_range (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  static const char *const KEYS[] = { "Minimum", "Maximum", "Unit", NULL };
  g_autofree char *unit = NULL;
  gboolean sound = TRUE;

  if (parameter->type == MW_PARAMETER_PORT)
    {
      parameter->minimum = 1;
      parameter->maximum = G_MAXUINT16;
    }
  if (parameter->type != MW_PARAMETER_NUMBER)
    {
      refuse_keys (source, group, KEYS, mw_parameter_type_to_string (MW_PARAMETER_NUMBER));
      return TRUE;
    }

  sound = read_bound (source, group, "Minimum", &parameter->minimum);
  sound = read_bound (source, group, "Maximum", &parameter->maximum) && sound;
  if (sound && parameter->minimum > parameter->maximum)
    {
      mw_driver_source_report (source, group, "Minimum",
                               _ ("“Minimum” is greater than “Maximum”."));
      sound = FALSE;
    }

  unit = mw_driver_source_get (source, group, "Unit");
  parameter->unit = mw_parameter_find_unit (unit);
  if (unit && !parameter->unit)
    mw_driver_source_report (source, group, "Unit",
                             _ ("“%s” is no unit: it is “seconds”, “days”, “characters”, "
                                "“mebibytes” or “recipients”."),
                             unit);
  return sound;
}

/* The labels are translated as one text; a translation that lost one is not used. */
static void
read_labels (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  g_autofree char *plain = mw_driver_source_get (source, group, "ChoiceLabels");
  g_autofree char *translated = mw_driver_source_get_translated (source, group, "ChoiceLabels");
  g_auto (GStrv) labels = mw_driver_source_split (plain);
  g_auto (GStrv) translated_labels = mw_driver_source_split (translated);
  guint n_choices = g_strv_length (parameter->choices);

  if (plain && g_strv_length (labels) != n_choices)
    mw_driver_source_report (source, group, "ChoiceLabels",
                             _ ("“ChoiceLabels” holds %u labels for %u choices."),
                             g_strv_length (labels), n_choices);

  g_strfreev (parameter->labels);
  if (g_strv_length (translated_labels) == n_choices)
    parameter->labels = g_steal_pointer (&translated_labels);
  else if (g_strv_length (labels) == n_choices)
    parameter->labels = g_steal_pointer (&labels);
  else
    parameter->labels = g_strdupv (parameter->choices);
}

static gboolean
read_choices (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  static const char *const KEYS[] = { "Choices", "ChoiceLabels", NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;

  if (parameter->type != MW_PARAMETER_CHOICE)
    {
      refuse_keys (source, group, KEYS, mw_parameter_type_to_string (MW_PARAMETER_CHOICE));
      return TRUE;
    }

  text = mw_driver_source_require (source, group, "Choices");
  if (!text)
    return FALSE;

  g_strfreev (parameter->choices);
  parameter->choices = mw_driver_source_split (text);
  for (guint i = 0; parameter->choices[i]; i++)
    if (!*parameter->choices[i] ||
        !g_hash_table_add (seen, g_ascii_strdown (parameter->choices[i], -1)))
      mw_driver_source_report (source, group, "Choices",
                               _ ("“Choices” holds an empty choice, or “%s” twice."),
                               parameter->choices[i]);
  read_labels (source, group, parameter);
  return *parameter->choices != NULL;
}

/* Whether @value may be @parameter's; a template is tried with an address in its place. */
static char *
normalise_initial (MwDriverSource *source,
                   const char *group,
                   const char *key,
                   MwParameter *parameter,
                   const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = mw_parameter_expand (parameter, value, SAMPLE_ADDRESS);
  g_autofree char *normal = mw_parameter_normalise (parameter, sample, &error);

  if (!normal)
    {
      mw_driver_source_report (source, group, key, _ ("“%s” is refused as a default. %s"), value,
                               error->message);
      return NULL;
    }
  return g_str_equal (sample, value) ? g_steal_pointer (&normal) : g_strdup (value);
}

static void
read_initial (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  g_autofree char *value = mw_driver_source_get (source, group, "Default");

  if (!value)
    return;
  if (parameter->type == MW_PARAMETER_SECRET)
    /* Without the value, which may be a password. */
    mw_driver_source_report (source, group, "Default", _ ("A secret cannot have a default."));
  else
    parameter->initial = normalise_initial (source, group, "Default", parameter, value);
}

static void
read_followed (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  g_autofree char *text = mw_driver_source_require (source, group, "FollowedDefaults");
  g_auto (GStrv) pairs = mw_driver_source_split (text);
  gboolean named[MW_N_ENCRYPTIONS] = { FALSE };

  for (guint i = 0; pairs[i]; i++)
    {
      char *colon = strchr (pairs[i], ':');
      MwEncryption encryption = MW_ENCRYPTION_NONE;
      gboolean known = FALSE;

      if (colon)
        *colon = '\0';
      known = mw_encryption_from_string (g_strstrip (pairs[i]), &encryption);
      if (!colon || !known || named[encryption])
        mw_driver_source_report (source, group, "FollowedDefaults",
                                 _ ("“%s” is not one of “none:PORT”, “starttls:PORT” and "
                                    "“tls:PORT”, each once."),
                                 pairs[i]);
      else
        parameter->followed[encryption] = normalise_initial (source, group, "FollowedDefaults",
                                                             parameter, g_strstrip (colon + 1));
      if (known)
        named[encryption] = TRUE;
    }

  for (guint i = 0; text && i < MW_N_ENCRYPTIONS; i++)
    if (!named[i])
      mw_driver_source_report (source, group, "FollowedDefaults",
                               _ ("“FollowedDefaults” has no port for “%s”."),
                               mw_encryption_to_string ((MwEncryption) i));
}

static void
read_follows (MwDriverSource *source, const char *group, MwParameter *parameter)
{
  static const char *const KEYS[] = { "Follows", "FollowedDefaults", NULL };
  g_autofree char *followed = mw_driver_source_get (source, group, "FollowedDefaults");

  if (parameter->type != MW_PARAMETER_PORT)
    {
      refuse_keys (source, group, KEYS, mw_parameter_type_to_string (MW_PARAMETER_PORT));
      return;
    }

  parameter->follows = mw_driver_source_get (source, group, "Follows");
  if (parameter->follows && parameter->initial)
    mw_driver_source_report (source, group, "Default",
                             _ ("“Default” and “Follows” exclude each other."));
  if (parameter->follows)
    read_followed (source, group, parameter);
  else if (followed)
    mw_driver_source_report (source, group, "FollowedDefaults",
                             _ ("“FollowedDefaults” needs “Follows”."));
}

MwParameter *
mw_driver_file_read_parameter (MwDriverSource *source, const char *group, const char *key)
{
  MwParameter *parameter = g_object_new (MW_TYPE_PARAMETER, NULL);
  gboolean sound = TRUE;

  parameter->key = g_strdup (key);
  if (!mw_driver_file_is_key (key))
    mw_driver_source_report (source, group, NULL,
                             _ ("“%s” is no key of a parameter: it is made of lower-case words "
                                "and digits with hyphens between them."),
                             key);

  mw_driver_source_check_keys (source, group, KNOWN_KEYS);
  read_words (source, group, parameter);
  if (!read_type (source, group, parameter))
    return parameter;

  sound = read_range (source, group, parameter);
  sound = read_choices (source, group, parameter) && sound;
  if (sound)
    {
      read_initial (source, group, parameter);
      read_follows (source, group, parameter);
    }
  return parameter;
}
