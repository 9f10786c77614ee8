/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwEdit:
 *
 * One step of the undo history before it is made: a label and what to do. Built by mw_edit_new()
 * and the functions below, handed to mw_draft_apply(), which checks every value, does all of it or
 * nothing, and journals it as one entry.
 */

/**
 * MwEditVerb:
 *
 * What the edit as a whole is called in the undo history, with its subject. Stored as a word, put
 * into the reader's language when shown (mw_edit_describe()).
 */
typedef enum
{
  MW_EDIT_ADD_PROFILE,
  MW_EDIT_CHANGE_PROFILE,
  MW_EDIT_DELETE_PROFILE,
  MW_EDIT_ENABLE_PROFILE,
  MW_EDIT_DISABLE_PROFILE,
  MW_EDIT_SET_OVERRIDE,
  MW_EDIT_RESET_OVERRIDE,
  MW_EDIT_SET_SITE_DEFAULT,
  MW_EDIT_RESET_SITE_DEFAULT,
  MW_EDIT_ADD_AGENT,
  MW_EDIT_CHANGE_AGENT,
  MW_EDIT_REMOVE_AGENT,
  MW_EDIT_ADD_RESPONSIBILITY,
  MW_EDIT_CHANGE_RESPONSIBILITY,
  MW_EDIT_REMOVE_RESPONSIBILITY,
  MW_EDIT_ASSIGN,
  MW_EDIT_UNASSIGN,
  MW_EDIT_TAKE_BACK, /* of a revision; its subject is the number */
  MW_EDIT_MOVE,      /* of what was staged on a revision that is gone; the same of the new one */
  MW_EDIT_TAKE_OUT,  /* of what is staged, a part of it; its subject is what that was of */
  MW_EDIT_SEVERAL,
} MwEditVerb;

typedef enum
{
  MW_STEP_ADD_PROFILE,           /* id, name ("": after its address), address, driver id */
  MW_STEP_SET_PROFILE,           /* id, field (name, address, comment, enabled), value */
  MW_STEP_DELETE_PROFILE,        /* id */
  MW_STEP_SET_OVERRIDE,          /* profile id, key, value (a secret id for a secret) */
  MW_STEP_RESET_OVERRIDE,        /* profile id, key */
  MW_STEP_SET_SITE_DEFAULT,      /* driver id, key, value */
  MW_STEP_RESET_SITE_DEFAULT,    /* driver id, key */
  MW_STEP_ADD_AGENT,             /* id, login, name, address */
  MW_STEP_SET_AGENT,             /* id, field (login, name, address, default-profile), value */
  MW_STEP_REMOVE_AGENT,          /* id */
  MW_STEP_ADD_RESPONSIBILITY,    /* id, name */
  MW_STEP_SET_RESPONSIBILITY,    /* id, field (name, comment), value */
  MW_STEP_REMOVE_RESPONSIBILITY, /* id */
  MW_STEP_ASSIGN_AGENT,          /* responsibility id, agent id; already so is no error */
  MW_STEP_UNASSIGN_AGENT,        /* responsibility id, agent id */
  MW_STEP_ASSIGN_PROFILE,        /* responsibility id, profile id */
  MW_STEP_UNASSIGN_PROFILE,      /* responsibility id, profile id */
  MW_STEP_ADD,                   /* kind's word, id, field, value: an object of any kind */
  MW_STEP_SET,                   /* kind's word, id, field, value */
  MW_STEP_REMOVE,                /* kind's word, id */
} MwStepKind;

/**
 * MwStep:
 * @kind: what to do
 * @arguments: its arguments in the order written beside the kind; the rest %NULL
 */
typedef struct
{
  MwStepKind kind;
  char *arguments[4]; /* (owned) */
} MwStep;

#define MW_TYPE_EDIT (mw_edit_get_type ())
GType mw_edit_get_type (void);

/**
 * mw_edit_new:
 * @verb: what it is called
 * @subject: what it is done to, for people: a name; for overrides "SMTP Server of Support DE" is
 * made of
 *   @subject and @detail
 * @detail: (nullable): the parameter's key, or the second name of an assignment
 *
 * Returns: (transfer full): an edit without steps
 */
MwEdit *mw_edit_new (MwEditVerb verb, const char *subject, const char *detail);
MwEdit *mw_edit_ref (MwEdit *self);
void mw_edit_unref (MwEdit *self);

/**
 * mw_edit_rename:
 * @self: an edit that was not applied yet
 * @verb: what it is called from now on
 * @subject: what it is done to, as in mw_edit_new()
 * @detail: (nullable): as in mw_edit_new()
 *
 * Of many steps it is known only with the last one what they are together.
 */
void mw_edit_rename (MwEdit *self, MwEditVerb verb, const char *subject, const char *detail);

/**
 * mw_edit_add_step:
 * @self: an edit
 * @kind: what to do
 * @first: (nullable): its first argument
 * @...: the others, then %NULL
 */
void
mw_edit_add_step (MwEdit *self, MwStepKind kind, const char *first, ...) G_GNUC_NULL_TERMINATED;

/**
 * mw_edit_add_new_profile:
 * @self: an edit
 * @name: (nullable): its name; without one it is called what its address is, and gets a number
 * where another profile has that for a name
 * @address: its address
 * @driver_id: its driver's id
 *
 * Adds %MW_STEP_ADD_PROFILE with a fresh id.
 *
 * Returns: (transfer none): the id
 */
const char *mw_edit_add_new_profile (MwEdit *self,
                                     const char *name,
                                     const char *address,
                                     const char *driver_id);
const char *
mw_edit_add_new_agent (MwEdit *self, const char *login, const char *name, const char *address);
const char *mw_edit_add_new_responsibility (MwEdit *self, const char *name);

/**
 * mw_edit_set_operations:
 * @self: an edit
 * @operations: (element-type MwOperation): what is written after its steps
 *
 * For what was staged once and is taken out of the draft again, see mw_operations_take_out().
 */
void mw_edit_set_operations (MwEdit *self, GPtrArray *operations);

/**
 * mw_edit_get_operations:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable) (element-type MwOperation): what mw_edit_set_operations() set
 */
GPtrArray *mw_edit_get_operations (MwEdit *self);

/**
 * MwFieldChange:
 * @field: a field's word
 * @value: (nullable): its new value; %NULL leaves it as it is
 */
typedef struct
{
  const char *field;
  const char *value;
} MwFieldChange;

/**
 * mw_edit_new_change:
 * @verb: what the edit is called
 * @subject: the object's name as it is
 * @step: the step that sets one field of it
 * @id: the object's id
 * @changes: (array): ended by one without a field
 *
 * Returns: (transfer full) (nullable): one edit that sets all the fields that have a new value;
 *   %NULL if none has
 */
MwEdit *mw_edit_new_change (MwEditVerb verb,
                            const char *subject,
                            MwStepKind step,
                            const char *id,
                            const MwFieldChange *changes);

guint mw_edit_get_n_steps (MwEdit *self);
const MwStep *mw_edit_get_step (MwEdit *self, guint index);
MwEditVerb mw_edit_get_verb (MwEdit *self);
const char *mw_edit_get_subject (MwEdit *self);
const char *mw_edit_get_detail (MwEdit *self); /* (nullable) */

const char *mw_edit_verb_to_string (MwEditVerb verb);
gboolean mw_edit_verb_from_string (const char *word, MwEditVerb *verb);

/**
 * mw_edit_describe:
 * @verb: a verb
 * @subject: its subject
 * @detail: (nullable): a parameter's translated name, or the second name of an assignment
 *
 * Returns: (transfer full): the edit in words ("Set SMTP Server of Support DE")
 */
char *mw_edit_describe (MwEditVerb verb, const char *subject, const char *detail);

/**
 * mw_edit_describe_done:
 * @self: an edit that was applied
 *
 * Returns: (transfer full) (nullable): what was done, in a sentence that can be undone (“Deleted:
 *   Support DE”); %NULL for an edit whose doing shows where it is made
 */
char *mw_edit_describe_done (MwEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwEdit, mw_edit_unref)

G_END_DECLS
