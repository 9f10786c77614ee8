/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

#define MW_TYPE_PARAMETER (mw_parameter_get_type ())
G_DECLARE_FINAL_TYPE (MwParameter, mw_parameter, MW, PARAMETER, GObject)

/* A driver's parameter: what a value may be. Immutable once its catalogue is loaded. Properties
 * `key`, `name`, `help`, `section` are readable for expressions. */

/**
 * mw_parameter_get_key:
 * @self: a parameter
 *
 * Returns: (transfer none): the stable key (`smtp-server`), the same in the database, on the
 * command line and in JSON
 */
const char *mw_parameter_get_key (MwParameter *self);

/**
 * mw_parameter_get_name:
 * @self: a parameter
 *
 * Returns: (transfer none): the translated name
 */
const char *mw_parameter_get_name (MwParameter *self);

/**
 * mw_parameter_get_help:
 * @self: a parameter
 *
 * Returns: (transfer none): the translated help text, empty if there is none
 */
const char *mw_parameter_get_help (MwParameter *self);

/**
 * mw_parameter_get_section:
 * @self: a parameter
 *
 * Returns: (transfer none): the section it is shown in: `incoming`, `outgoing`, `encryption`,
 *   `messages`, `folders` or `advanced`
 */
const char *mw_parameter_get_section (MwParameter *self);

MwParameterType mw_parameter_get_value_type (MwParameter *self);

/**
 * mw_parameter_type_to_string:
 * @type: a type
 *
 * Returns: (transfer none): the word for @type in driver files and JSON (`text`, `address`, `host`,
 *   `port`, `number`, `switch`, `choice`, `charset`, `folder`, `path`, `fingerprint`, `secret`)
 */
const char *mw_parameter_type_to_string (MwParameterType type);

/**
 * mw_parameter_type_describe:
 * @self: a parameter
 *
 * Returns: (transfer full): type and range for people, translated ("Number, 60 to 998 characters")
 */
char *mw_parameter_describe_type (MwParameter *self);

MwDirection mw_parameter_get_direction (MwParameter *self);

/**
 * mw_parameter_get_required:
 * @self: a parameter
 *
 * Returns: whether a profile whose direction is in use needs a value
 */
gboolean mw_parameter_get_required (MwParameter *self);

/**
 * mw_parameter_is_secret:
 * @self: a parameter
 *
 * Returns: whether its value lives in the keyring and the database holds a secret id only
 */
gboolean mw_parameter_is_secret (MwParameter *self);

/**
 * mw_parameter_get_default:
 * @self: a parameter
 *
 * Returns: (transfer none) (nullable): the driver's default, canonical; may hold `{address}` and
 *   `{localpart}`, which stand for the profile's own. %NULL if there is none or if it follows
 * another parameter.
 */
const char *mw_parameter_get_default (MwParameter *self);

/**
 * mw_parameter_get_follows:
 * @self: a parameter
 *
 * Returns: (transfer none) (nullable): the key of the encryption parameter that decides this port's
 *   default
 */
const char *mw_parameter_get_follows (MwParameter *self);

/**
 * mw_parameter_get_followed_default:
 * @self: a parameter that follows another
 * @value: the other's effective value
 *
 * Returns: (transfer none) (nullable): the default that belongs to @value
 */
const char *mw_parameter_get_followed_default (MwParameter *self, const char *value);

gint64 mw_parameter_get_minimum (MwParameter *self);
gint64 mw_parameter_get_maximum (MwParameter *self);

/**
 * mw_parameter_get_unit:
 * @self: a parameter
 *
 * Returns: (transfer none) (nullable): the unit's word: `seconds`, `days`, `characters`,
 * `mebibytes`, `recipients`
 */
const char *mw_parameter_get_unit (MwParameter *self);

/**
 * mw_parameter_get_choices:
 * @self: a parameter
 *
 * Returns: (transfer none) (array zero-terminated=1): the choices, empty for other types
 */
const char *const *mw_parameter_get_choices (MwParameter *self);

/**
 * mw_parameter_get_choice_label:
 * @self: a parameter
 * @choice: one of its choices
 *
 * Returns: (transfer none): the translated words for @choice
 */
const char *mw_parameter_get_choice_label (MwParameter *self, const char *choice);

/**
 * mw_parameter_normalise:
 * @self: a parameter
 * @text: a value as typed
 * @error: return location for an error
 *
 * The one place that decides whether a value is allowed. An empty text is a value for types text,
 * address, folder (it says "none", for example an empty SMTP Account Name is "no login"), unless
 * the parameter is required.
 *
 * Returns: (transfer full): the canonical value, or %NULL with %MW_ERROR_INVALID, whose message
 * says what is allowed
 */
char *mw_parameter_normalise (MwParameter *self, const char *text, GError **error);

/**
 * mw_parameter_format:
 * @self: a parameter
 * @value: (nullable): a canonical value
 *
 * Returns: (transfer full): @value for people ("On", "60 seconds", "STARTTLS"); for a secret only
 * that one is set; an empty string where there is none
 */
char *mw_parameter_format (MwParameter *self, const char *value);

G_END_DECLS
