/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/review.h>

#include "core/objects/field.h"

struct _MwReview
{
  GObject parent_instance;

  MwRevisionId base;
  gint64 upto;
  char *mark;            /* (owned) */
  GPtrArray *operations; /* (owned) (element-type MwOperation) */
  GListModel *changes;   /* (owned) (element-type MwChange) */
  GListStore *findings;  /* (owned) (element-type MwFinding) */
  guint n_errors;
  MwReviewFacts facts;
  MwChangeSpans *spans; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MwReview, mw_review, G_TYPE_OBJECT)

typedef enum
{
  PROP_CHANGES = 1,
  PROP_FINDINGS,
  PROP_N_ERRORS,
  PROP_N_WARNINGS,
  PROP_BASE_REVISION,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
mw_review_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwReview *self = MW_REVIEW (object);

  switch ((Property) property_id)
    {
    case PROP_CHANGES:
      g_value_set_object (value, self->changes);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;
    case PROP_N_ERRORS:
      g_value_set_uint (value, self->n_errors);
      break;
    case PROP_N_WARNINGS:
      g_value_set_uint (value, mw_review_get_n_warnings (self));
      break;
    case PROP_BASE_REVISION:
      g_value_set_int64 (value, self->base.number);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_review_finalize (GObject *object)
{
  MwReview *self = MW_REVIEW (object);

  g_clear_pointer (&self->mark, g_free);
  g_clear_pointer (&self->spans, mw_change_spans_unref);
  g_clear_pointer (&self->operations, g_ptr_array_unref);
  g_clear_object (&self->changes);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (mw_review_parent_class)->finalize (object);
}

static void
mw_review_class_init (MwReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_review_get_property;
  object_class->finalize = mw_review_finalize;

  properties[PROP_CHANGES] =
      g_param_spec_object ("changes", NULL, NULL, G_TYPE_LIST_MODEL, MW_FIELD_READ_ONLY);
  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL, MW_FIELD_READ_ONLY);
  properties[PROP_N_ERRORS] = mw_field_uint ("n-errors");
  properties[PROP_N_WARNINGS] = mw_field_uint ("n-warnings");
  properties[PROP_BASE_REVISION] =
      g_param_spec_int64 ("base-revision", NULL, NULL, 0, G_MAXINT64, 0, MW_FIELD_READ_ONLY);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_review_init (MwReview *self)
{
  self->findings = g_list_store_new (MW_TYPE_FINDING);
}

/* Errors come first: they are what keeps a person from submitting. */
static guint
take_findings (MwReview *self, GPtrArray *findings, gboolean errors)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      MwFinding *finding = g_ptr_array_index (findings, i);

      if (mw_finding_get_is_error (finding) != errors)
        continue;
      g_list_store_append (self->findings, finding);
      n++;
    }
  return n;
}

MwReview *
mw_review_new (const MwRevisionId *base,
               gint64 upto,
               const char *mark,
               GPtrArray *operations,
               GListModel *changes,
               GPtrArray *findings,
               const MwReviewFacts *facts)
{
  MwReview *self = NULL;

  g_return_val_if_fail (base && operations && changes && findings, NULL);

  self = g_object_new (MW_TYPE_REVIEW, NULL);
  self->base = *base;
  self->upto = upto;
  self->mark = g_strdup (mark);
  self->operations = g_ptr_array_ref (operations);
  self->changes = changes;
  self->facts = facts ? *facts : (MwReviewFacts){ .n_changes = operations->len };
  self->spans = mw_change_spans_new (operations);
  self->n_errors = take_findings (self, findings, TRUE);
  take_findings (self, findings, FALSE);
  return self;
}

GListModel *
mw_review_get_changes (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return self->changes;
}

MwChangeSpans *
mw_review_get_spans (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return self->spans;
}

const MwReviewFacts *
mw_review_get_facts (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return &self->facts;
}

GListModel *
mw_review_get_findings (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return G_LIST_MODEL (self->findings);
}

guint
mw_review_get_n_errors (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), 0);
  return self->n_errors;
}

guint
mw_review_get_n_warnings (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->findings)) - self->n_errors;
}

const MwRevisionId *
mw_review_get_base (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return &self->base;
}

gint64
mw_review_get_upto (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), -1);
  return self->upto;
}

const char *
mw_review_get_mark (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return self->mark;
}

GPtrArray *
mw_review_get_operations (MwReview *self)
{
  g_return_val_if_fail (MW_IS_REVIEW (self), NULL);
  return self->operations;
}
