/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/driver.h>

G_BEGIN_DECLS

typedef enum
{
  MW_ROLE_SERVER,
  MW_ROLE_PORT,
  MW_ROLE_ENCRYPTION,
  MW_ROLE_IMPLICIT_TLS,
  MW_ROLE_STARTTLS,
  MW_ROLE_ACCOUNT,
  MW_ROLE_PASSWORD,
  MW_ROLE_AUTHENTICATION,
  MW_ROLE_TIMEOUT,
} MwRole;

#define MW_N_ROLES 9

/* Filled by the reader of driver files, and left alone from then on. */
struct _MwProtocol
{
  GObject parent_instance;

  char *id;   /* (owned) (not nullable) */
  char *name; /* (owned) (not nullable), translated */
  MwDirection direction;
  char *keys[MW_N_ROLES]; /* (owned) (nullable): the parameter of each role */
};

struct _MwDriver
{
  GObject parent_instance;

  char *id;          /* (owned) (not nullable) */
  char *name;        /* (owned) (not nullable), translated */
  char *description; /* (owned) (not nullable), translated */
  char *channel;     /* (owned) (not nullable) */
  gboolean site;
  char *enabled_in;       /* (owned) (nullable) */
  char *enabled_out;      /* (owned) (nullable) */
  GListStore *parameters; /* (owned) (not nullable) */
  GHashTable *by_key;     /* (owned) (not nullable): key to parameter, which the list owns */
  GListStore *protocols;  /* (owned) (not nullable), incoming first */
  guint n_profiles;
};

/* Refuses (%FALSE) a key that the driver has already. */
gboolean mw_driver_add_parameter (MwDriver *self, MwParameter *parameter);

/* Puts @protocol behind those of its direction. */
void mw_driver_add_protocol (MwDriver *self, MwProtocol *protocol);

/* The protocol whose encryption @key, or one of its two switches, decides; %NULL if there is none.
 */
MwProtocol *mw_driver_find_encrypted_protocol (MwDriver *self, const char *key);

G_END_DECLS
