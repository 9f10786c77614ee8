/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

#include "core/objects/field.h"

struct _MwMailboxTest
{
  GObject parent_instance;

  char *profile_id; /* (owned): reference-counted */
  char *name;       /* (owned): reference-counted */
  char *address;    /* (owned): reference-counted */
  MwDriver *driver; /* (owned) */
  MwDirection direction;
  char *server; /* (owned) (nullable) */
  gboolean running;
  MwProbeReport *report; /* (owned) (nullable) */
  GDateTime *last_good;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (MwMailboxTest, mw_mailbox_test, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROFILE_ID = 1,
  PROP_PROFILE_NAME,
  PROP_ADDRESS,
  PROP_DIRECTION,
  PROP_PROTOCOL,
  PROP_SERVER,
  PROP_RUNNING,
  PROP_REPORT,
  PROP_VERDICT,
  PROP_REACHABILITY,
  PROP_MESSAGE,
  PROP_LAST_GOOD,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static const char *
get_protocol_name (MwMailboxTest *self)
{
  MwProtocol *protocol = mw_driver_find_protocol (self->driver, self->direction);

  return protocol ? mw_protocol_get_name (protocol) : "";
}

static void
mw_mailbox_test_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwMailboxTest *self = MW_MAILBOX_TEST (object);

  switch ((Property) property_id)
    {
    case PROP_PROFILE_ID:
      g_value_set_string (value, self->profile_id);
      break;
    case PROP_PROFILE_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_DIRECTION:
      g_value_set_int (value, (int) self->direction);
      break;
    case PROP_PROTOCOL:
      g_value_set_string (value, get_protocol_name (self));
      break;
    case PROP_SERVER:
      g_value_set_string (value, mw_field_text (self->server));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_REPORT:
      g_value_set_object (value, self->report);
      break;
    case PROP_VERDICT:
      g_value_set_int (value, (int) mw_mailbox_test_get_verdict (self));
      break;
    case PROP_REACHABILITY:
      g_value_set_int (value, (int) mw_mailbox_test_get_reachability (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, mw_mailbox_test_get_message (self));
      break;
    case PROP_LAST_GOOD:
      g_value_set_boxed (value, self->last_good);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_mailbox_test_finalize (GObject *object)
{
  MwMailboxTest *self = MW_MAILBOX_TEST (object);

  g_ref_string_release (self->profile_id);
  g_ref_string_release (self->name);
  g_ref_string_release (self->address);
  g_clear_object (&self->driver);
  g_clear_object (&self->report);
  g_clear_pointer (&self->last_good, g_date_time_unref);
  g_free (self->server);

  G_OBJECT_CLASS (mw_mailbox_test_parent_class)->finalize (object);
}

static void
mw_mailbox_test_class_init (MwMailboxTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_mailbox_test_get_property;
  object_class->finalize = mw_mailbox_test_finalize;

  properties[PROP_PROFILE_ID] = mw_field_string ("profile-id");
  properties[PROP_PROFILE_NAME] = mw_field_string ("profile-name");
  properties[PROP_ADDRESS] = mw_field_string ("address");
  properties[PROP_DIRECTION] = g_param_spec_int ("direction", NULL, NULL, 0, MW_DIRECTION_BOTH,
                                                 MW_DIRECTION_IN, MW_FIELD_READ_ONLY);
  properties[PROP_PROTOCOL] = mw_field_string ("protocol");
  properties[PROP_SERVER] = mw_field_string ("server");
  properties[PROP_RUNNING] = mw_field_boolean ("running", FALSE);
  properties[PROP_REPORT] =
      g_param_spec_object ("report", NULL, NULL, MW_TYPE_PROBE_REPORT, MW_FIELD_READ_ONLY);
  properties[PROP_VERDICT] = g_param_spec_int ("verdict", NULL, NULL, 0, MW_N_VERDICTS - 1,
                                               MW_VERDICT_UNTESTED, MW_FIELD_READ_ONLY);
  properties[PROP_REACHABILITY] =
      g_param_spec_int ("reachability", NULL, NULL, MW_REACHABILITY_UNTESTED, MW_REACHABILITY_FAILS,
                        MW_REACHABILITY_UNTESTED, MW_FIELD_READ_ONLY);
  properties[PROP_MESSAGE] = mw_field_string ("message");
  properties[PROP_LAST_GOOD] =
      g_param_spec_boxed ("last-good", NULL, NULL, G_TYPE_DATE_TIME, MW_FIELD_READ_ONLY);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_mailbox_test_init (MwMailboxTest *self)
{
  self->direction = MW_DIRECTION_IN;
}

MwMailboxTest *
mw_mailbox_test_new (
    char *profile_id, char *name, char *address, MwDriver *driver, MwDirection direction)
{
  MwMailboxTest *self = g_object_new (MW_TYPE_MAILBOX_TEST, NULL);

  self->profile_id = g_ref_string_acquire (profile_id);
  self->name = g_ref_string_acquire (name);
  self->address = g_ref_string_acquire (address);
  self->driver = g_object_ref (driver);
  self->direction = direction;
  return self;
}

MwDriver *
mw_mailbox_test_get_driver (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), NULL);
  return self->driver;
}

void
mw_mailbox_test_set_server (MwMailboxTest *self, const char *server)
{
  g_return_if_fail (MW_IS_MAILBOX_TEST (self));
  mw_field_set_text (G_OBJECT (self), &self->server, server, properties[PROP_SERVER]);
}

void
mw_mailbox_test_set_running (MwMailboxTest *self, gboolean running)
{
  g_return_if_fail (MW_IS_MAILBOX_TEST (self));
  mw_field_set_boolean (G_OBJECT (self), &self->running, running, properties[PROP_RUNNING]);
}

void
mw_mailbox_test_set_last_good (MwMailboxTest *self, GDateTime *last_good)
{
  g_return_if_fail (MW_IS_MAILBOX_TEST (self));

  if (last_good)
    g_date_time_ref (last_good);
  g_clear_pointer (&self->last_good, g_date_time_unref);
  self->last_good = last_good;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_GOOD]);
}

void
mw_mailbox_test_take_report (MwMailboxTest *self, MwProbeReport *report)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (MW_IS_MAILBOX_TEST (self));
  g_return_if_fail (MW_IS_PROBE_REPORT (report));

  g_object_freeze_notify (object);
  g_set_object (&self->report, report);
  g_object_notify_by_pspec (object, properties[PROP_REPORT]);
  g_object_notify_by_pspec (object, properties[PROP_VERDICT]);
  g_object_notify_by_pspec (object, properties[PROP_REACHABILITY]);
  g_object_notify_by_pspec (object, properties[PROP_MESSAGE]);
  if (mw_mailbox_test_get_reachability (self) != MW_REACHABILITY_FAILS)
    mw_mailbox_test_set_last_good (self, mw_probe_report_get_fields (report)->time);
  mw_mailbox_test_set_running (self, FALSE);
  g_object_thaw_notify (object);
}

/**
 * mw_mailbox_test_get_profile_id:
 *
 * Returns: (transfer none): the id of the profile; “” of one that is yet to be added
 */
const char *
mw_mailbox_test_get_profile_id (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), "");
  return self->profile_id;
}

/**
 * mw_mailbox_test_get_profile_name:
 *
 * Returns: (transfer none): what the profile is called
 */
const char *
mw_mailbox_test_get_profile_name (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), "");
  return self->name;
}

/**
 * mw_mailbox_test_get_address:
 *
 * Returns: (transfer none): its address
 */
const char *
mw_mailbox_test_get_address (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), "");
  return self->address;
}

/**
 * mw_mailbox_test_get_server:
 *
 * Returns: (transfer none): the server that is tested, host and port
 */
const char *
mw_mailbox_test_get_server (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), "");
  return mw_field_text (self->server);
}

/**
 * mw_mailbox_test_get_direction:
 *
 * Returns: the direction that is tested
 */
MwDirection
mw_mailbox_test_get_direction (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), MW_DIRECTION_IN);
  return self->direction;
}

/**
 * mw_mailbox_test_get_report:
 *
 * Returns: (transfer none) (nullable): what was seen; %NULL while it is under way
 */
MwProbeReport *
mw_mailbox_test_get_report (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), NULL);
  return self->report;
}

/**
 * mw_mailbox_test_get_verdict:
 *
 * Returns: what it came to; untested while it is under way
 */
MwVerdict
mw_mailbox_test_get_verdict (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), MW_VERDICT_UNTESTED);
  return self->report ? mw_probe_report_get_verdict (self->report) : MW_VERDICT_UNTESTED;
}

/**
 * mw_mailbox_test_get_reachability:
 *
 * Returns: the same, in four steps
 */
MwReachability
mw_mailbox_test_get_reachability (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), MW_REACHABILITY_UNTESTED);
  return self->report ? mw_probe_report_get_reachability (self->report) : MW_REACHABILITY_UNTESTED;
}

/**
 * mw_mailbox_test_get_message:
 *
 * Returns: (transfer none): what happened and what to do, translated sentences; “” while it is
 *   under way
 */
const char *
mw_mailbox_test_get_message (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), "");
  return mw_field_text (self->report ? mw_probe_report_get_message (self->report) : NULL);
}

/**
 * mw_mailbox_test_get_last_good:
 *
 * Returns: (transfer none) (nullable): when it last worked, in UTC
 */
GDateTime *
mw_mailbox_test_get_last_good (MwMailboxTest *self)
{
  g_return_val_if_fail (MW_IS_MAILBOX_TEST (self), NULL);
  return self->last_good;
}
