/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/acceptance.h>

struct _MwAcceptance
{
  GObject parent_instance;

  GHashTable *warnings; /* (owned): id to whether it is accepted */
  guint n_left;
};

G_DEFINE_FINAL_TYPE (MwAcceptance, mw_acceptance, G_TYPE_OBJECT)

typedef enum
{
  PROP_N_LEFT = 1,
} Property;

static GParamSpec *properties[PROP_N_LEFT + 1];

static void
count (MwAcceptance *self)
{
  GHashTableIter iter;
  gpointer accepted = NULL;
  guint n_left = 0;

  g_hash_table_iter_init (&iter, self->warnings);
  while (g_hash_table_iter_next (&iter, NULL, &accepted))
    n_left += GPOINTER_TO_INT (accepted) ? 0 : 1;
  if (n_left == self->n_left)
    return;
  self->n_left = n_left;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LEFT]);
}

static void
mw_acceptance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_N_LEFT:
      g_value_set_uint (value, MW_ACCEPTANCE (object)->n_left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_acceptance_finalize (GObject *object)
{
  g_hash_table_unref (MW_ACCEPTANCE (object)->warnings);

  G_OBJECT_CLASS (mw_acceptance_parent_class)->finalize (object);
}

static void
mw_acceptance_class_init (MwAcceptanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mw_acceptance_finalize;
  object_class->get_property = mw_acceptance_get_property;

  properties[PROP_N_LEFT] =
      g_param_spec_uint ("n-left", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_acceptance_init (MwAcceptance *self)
{
  self->warnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MwAcceptance *
mw_acceptance_new (void)
{
  return g_object_new (MW_TYPE_ACCEPTANCE, NULL);
}

void
mw_acceptance_set_findings (MwAcceptance *self, GListModel *findings)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (MW_IS_ACCEPTANCE (self));
  g_return_if_fail (G_IS_LIST_MODEL (findings));

  before = g_steal_pointer (&self->warnings);
  self->warnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);
      const char *id = mw_finding_get_id (finding);

      if (!mw_finding_get_is_error (finding))
        g_hash_table_insert (self->warnings, g_strdup (id), g_hash_table_lookup (before, id));
    }
  count (self);
}

void
mw_acceptance_set (MwAcceptance *self, MwFinding *warning, gboolean accepted)
{
  const char *id = NULL;
  gboolean before = FALSE;

  g_return_if_fail (MW_IS_ACCEPTANCE (self));
  g_return_if_fail (MW_IS_FINDING (warning));

  id = mw_finding_get_id (warning);
  before = mw_acceptance_get (self, warning);
  if (!g_hash_table_contains (self->warnings, id) || before == !!accepted)
    return;
  g_hash_table_insert (self->warnings, g_strdup (id), GINT_TO_POINTER (!!accepted));
  self->n_left = accepted ? self->n_left - 1 : self->n_left + 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LEFT]);
}

void
mw_acceptance_set_all (MwAcceptance *self, gboolean accepted)
{
  GHashTableIter iter;

  g_return_if_fail (MW_IS_ACCEPTANCE (self));

  g_hash_table_iter_init (&iter, self->warnings);
  while (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_replace (&iter, GINT_TO_POINTER (!!accepted));
  count (self);
}

gboolean
mw_acceptance_get (MwAcceptance *self, MwFinding *warning)
{
  g_return_val_if_fail (MW_IS_ACCEPTANCE (self), FALSE);
  g_return_val_if_fail (MW_IS_FINDING (warning), FALSE);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->warnings, mw_finding_get_id (warning)));
}

guint
mw_acceptance_get_n_left (MwAcceptance *self)
{
  g_return_val_if_fail (MW_IS_ACCEPTANCE (self), 0);
  return self->n_left;
}

guint
mw_acceptance_get_n_warnings (MwAcceptance *self)
{
  g_return_val_if_fail (MW_IS_ACCEPTANCE (self), 0);
  return g_hash_table_size (self->warnings);
}

char **
mw_acceptance_dup_ids (MwAcceptance *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer accepted = NULL;

  g_return_val_if_fail (MW_IS_ACCEPTANCE (self), NULL);

  g_hash_table_iter_init (&iter, self->warnings);
  while (g_hash_table_iter_next (&iter, &id, &accepted))
    if (GPOINTER_TO_INT (accepted))
      g_strv_builder_add (builder, id);
  return g_strv_builder_end (builder);
}
