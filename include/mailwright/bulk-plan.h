/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/catalogue.h>
#include <mailwright/edit.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/**
 * MwBulkPlan:
 *
 * What setting one parameter for many profiles comes to: which parameters there are to choose from,
 * who gets the value, who has it already, and whose driver does not have the parameter.
 */
typedef struct _MwBulkPlan MwBulkPlan;

/**
 * MwBulkCounts:
 * @n_set: profiles that get the value
 * @n_replaced: those of @n_set that have another value of their own now
 * @n_same: profiles that have this very value already
 * @n_left_out: profiles whose driver does not have the parameter
 */
typedef struct
{
  guint n_set;
  guint n_replaced;
  guint n_same;
  guint n_left_out;
} MwBulkCounts;

/**
 * mw_bulk_plan_new:
 * @catalogue: where the profiles' drivers are
 * @profiles: (element-type MwProfile): for whom
 *
 * Returns: (transfer full): a plan without a parameter
 */
MwBulkPlan *mw_bulk_plan_new (MwCatalogue *catalogue, GPtrArray *profiles);

/**
 * mw_bulk_plan_free:
 *
 * Frees the plan; lists that were got from it are gone with it.
 */
void mw_bulk_plan_free (MwBulkPlan *self);

/**
 * mw_bulk_plan_get_n_profiles:
 *
 * Returns: for how many profiles it is
 */
guint mw_bulk_plan_get_n_profiles (MwBulkPlan *self);

/**
 * mw_bulk_plan_get_parameters:
 *
 * Returns: (transfer none): a list of #MwParameter: those of the profiles' drivers, each key once,
 *   those of one section beside each other
 */
GListModel *mw_bulk_plan_get_parameters (MwBulkPlan *self);

/**
 * mw_bulk_plan_find_driver:
 * @key: one of the keys
 *
 * Returns: (transfer none) (nullable): a driver of the profiles that has it
 */
MwDriver *mw_bulk_plan_find_driver (MwBulkPlan *self, const char *key);

/**
 * mw_bulk_plan_count_takers:
 * @key: one of the keys
 *
 * Returns: how many of the profiles have a driver with it
 */
guint mw_bulk_plan_count_takers (MwBulkPlan *self, const char *key);

/**
 * mw_bulk_plan_choose:
 * @key: the parameter that is to be set
 * @overrides: (element-type utf8 utf8): for each profile id that has an own value of it, the value
 */
void mw_bulk_plan_choose (MwBulkPlan *self, const char *key, GHashTable *overrides);

/**
 * mw_bulk_plan_get_key:
 *
 * Returns: (nullable): the parameter that was chosen
 */
const char *mw_bulk_plan_get_key (MwBulkPlan *self);

/**
 * mw_bulk_plan_measure:
 * @value: (nullable): the value; %NULL for a secret, which equals none that is there
 * @counts: (out caller-allocates): what it comes to
 */
void mw_bulk_plan_measure (MwBulkPlan *self, const char *value, MwBulkCounts *counts);

/**
 * mw_bulk_plan_list_takers:
 * @value: (nullable): as above
 *
 * Returns: (transfer container) (element-type MwProfile): the profiles that get it
 */
GPtrArray *mw_bulk_plan_list_takers (MwBulkPlan *self, const char *value);

/**
 * mw_bulk_plan_build_edit:
 * @takers: (element-type MwProfile): the profiles that get it
 * @value: (nullable): the value for all of them
 * @values: (nullable) (array): if @value is %NULL, one for each of them: the ids of their secrets
 *
 * Returns: (transfer full) (nullable): all of it as one edit; %NULL without takers
 */
MwEdit *mw_bulk_plan_build_edit (MwBulkPlan *self,
                                 GPtrArray *takers,
                                 const char *value,
                                 const char *const *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwBulkPlan, mw_bulk_plan_free)

G_END_DECLS
