/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/edit.h>

#include <glib/gi18n-lib.h>

struct _MwEdit
{
  gatomicrefcount ref_count;
  MwEditVerb verb;
  char *subject;         /* (owned) */
  char *detail;          /* (owned) (nullable) */
  GArray *steps;         /* (owned) (element-type MwStep) */
  GPtrArray *operations; /* (owned) (nullable) (element-type MwOperation) */
};

G_DEFINE_BOXED_TYPE (MwEdit, mw_edit, mw_edit_ref, mw_edit_unref)

static const char *const VERB_WORDS[] = {
  [MW_EDIT_ADD_PROFILE] = "add-profile",
  [MW_EDIT_CHANGE_PROFILE] = "change-profile",
  [MW_EDIT_DELETE_PROFILE] = "delete-profile",
  [MW_EDIT_ENABLE_PROFILE] = "enable-profile",
  [MW_EDIT_DISABLE_PROFILE] = "disable-profile",
  [MW_EDIT_SET_OVERRIDE] = "set-override",
  [MW_EDIT_RESET_OVERRIDE] = "reset-override",
  [MW_EDIT_SET_SITE_DEFAULT] = "set-site-default",
  [MW_EDIT_RESET_SITE_DEFAULT] = "reset-site-default",
  [MW_EDIT_ADD_AGENT] = "add-agent",
  [MW_EDIT_CHANGE_AGENT] = "change-agent",
  [MW_EDIT_REMOVE_AGENT] = "remove-agent",
  [MW_EDIT_ADD_RESPONSIBILITY] = "add-responsibility",
  [MW_EDIT_CHANGE_RESPONSIBILITY] = "change-responsibility",
  [MW_EDIT_REMOVE_RESPONSIBILITY] = "remove-responsibility",
  [MW_EDIT_ASSIGN] = "assign",
  [MW_EDIT_UNASSIGN] = "unassign",
  [MW_EDIT_TAKE_BACK] = "take-back",
  [MW_EDIT_MOVE] = "move",
  [MW_EDIT_TAKE_OUT] = "take-out",
  [MW_EDIT_SEVERAL] = "several",
};

static void
clear_step (MwStep *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (step->arguments); i++)
    g_clear_pointer (&step->arguments[i], g_free);
}

MwEdit *
mw_edit_new (MwEditVerb verb, const char *subject, const char *detail)
{
  MwEdit *self = NULL;

  g_return_val_if_fail (verb < G_N_ELEMENTS (VERB_WORDS), NULL);
  g_return_val_if_fail (subject, NULL);

  self = g_new0 (MwEdit, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->verb = verb;
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
  self->steps = g_array_new (FALSE, TRUE, sizeof (MwStep));
  g_array_set_clear_func (self->steps, (GDestroyNotify) clear_step);
  return self;
}

void
mw_edit_rename (MwEdit *self, MwEditVerb verb, const char *subject, const char *detail)
{
  g_autofree char *old_subject = NULL;
  g_autofree char *old_detail = NULL;

  g_return_if_fail (self);
  g_return_if_fail (verb < G_N_ELEMENTS (VERB_WORDS));
  g_return_if_fail (subject);

  old_subject = g_steal_pointer (&self->subject);
  old_detail = g_steal_pointer (&self->detail);
  self->verb = verb;
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
}

/**
 * mw_edit_ref:
 *
 * Returns: (transfer full): the same edit
 */
MwEdit *
mw_edit_ref (MwEdit *self)
{
  g_return_val_if_fail (self, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * mw_edit_unref:
 *
 * Lets go of an edit.
 */
void
mw_edit_unref (MwEdit *self)
{
  g_return_if_fail (self);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->subject);
  g_free (self->detail);
  g_array_unref (self->steps);
  g_clear_pointer (&self->operations, g_ptr_array_unref);
  g_free (self);
}

void
mw_edit_set_operations (MwEdit *self, GPtrArray *operations)
{
  g_return_if_fail (self && operations);

  g_clear_pointer (&self->operations, g_ptr_array_unref);
  self->operations = g_ptr_array_ref (operations);
}

GPtrArray *
mw_edit_get_operations (MwEdit *self)
{
  g_return_val_if_fail (self, NULL);
  return self->operations;
}

void
mw_edit_add_step (MwEdit *self, MwStepKind kind, const char *first, ...)
{
  MwStep step = { .kind = kind };
  const char *argument = first;
  va_list rest;

  g_return_if_fail (self);

  va_start (rest, first);
  for (guint i = 0; argument && i < G_N_ELEMENTS (step.arguments); i++)
    {
      step.arguments[i] = g_strdup (argument);
      argument = va_arg (rest, const char *);
    }
  va_end (rest);
  g_array_append_val (self->steps, step);
}

static const char *
last_id (MwEdit *self)
{
  return mw_edit_get_step (self, self->steps->len - 1)->arguments[0];
}

const char *
mw_edit_add_new_profile (MwEdit *self, const char *name, const char *address, const char *driver_id)
{
  g_autofree char *id = g_uuid_string_random ();

  g_return_val_if_fail (self && address && driver_id, NULL);

  mw_edit_add_step (self, MW_STEP_ADD_PROFILE, id, name ? name : "", address, driver_id, NULL);
  return last_id (self);
}

/**
 * mw_edit_add_new_agent:
 * @login: its login
 * @name: its name; may be empty
 * @address: its address; may be empty
 *
 * Adds %MW_STEP_ADD_AGENT with a fresh id.
 *
 * Returns: (transfer none): the fresh id, as long as the edit lives
 */
const char *
mw_edit_add_new_agent (MwEdit *self, const char *login, const char *name, const char *address)
{
  g_autofree char *id = g_uuid_string_random ();

  g_return_val_if_fail (self && login, NULL);

  mw_edit_add_step (self, MW_STEP_ADD_AGENT, id, login, name ? name : "", address ? address : "",
                    NULL);
  return last_id (self);
}

/**
 * mw_edit_add_new_responsibility:
 * @name: its name
 *
 * Adds %MW_STEP_ADD_RESPONSIBILITY with a fresh id.
 *
 * Returns: (transfer none): the fresh id, as long as the edit lives
 */
const char *
mw_edit_add_new_responsibility (MwEdit *self, const char *name)
{
  g_autofree char *id = g_uuid_string_random ();

  g_return_val_if_fail (self && name, NULL);

  mw_edit_add_step (self, MW_STEP_ADD_RESPONSIBILITY, id, name, NULL);
  return last_id (self);
}

MwEdit *
mw_edit_new_change (MwEditVerb verb,
                    const char *subject,
                    MwStepKind step,
                    const char *id,
                    const MwFieldChange *changes)
{
  g_autoptr (MwEdit) edit = NULL;

  g_return_val_if_fail (id && changes, NULL);

  edit = mw_edit_new (verb, subject, NULL);
  for (const MwFieldChange *change = changes; change->field; change++)
    if (change->value)
      mw_edit_add_step (edit, step, id, change->field, change->value, NULL);
  return mw_edit_get_n_steps (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

/**
 * mw_edit_get_n_steps:
 *
 * Returns: how many steps it has
 */
guint
mw_edit_get_n_steps (MwEdit *self)
{
  g_return_val_if_fail (self, 0);
  return self->steps->len;
}

/**
 * mw_edit_get_step:
 * @index: below mw_edit_get_n_steps()
 *
 * Returns: (transfer none): that step, as long as the edit lives
 */
const MwStep *
mw_edit_get_step (MwEdit *self, guint index)
{
  g_return_val_if_fail (self && index < self->steps->len, NULL);
  return &g_array_index (self->steps, MwStep, index);
}

/**
 * mw_edit_get_verb:
 *
 * Returns: what it is as a whole
 */
MwEditVerb
mw_edit_get_verb (MwEdit *self)
{
  g_return_val_if_fail (self, MW_EDIT_SEVERAL);
  return self->verb;
}

/**
 * mw_edit_get_subject:
 *
 * Returns: (transfer none): what it is done to, for people
 */
const char *
mw_edit_get_subject (MwEdit *self)
{
  g_return_val_if_fail (self, NULL);
  return self->subject;
}

/**
 * mw_edit_get_detail:
 *
 * Returns: (transfer none) (nullable): what else is told of it
 */
const char *
mw_edit_get_detail (MwEdit *self)
{
  g_return_val_if_fail (self, NULL);
  return self->detail;
}

/**
 * mw_edit_verb_to_string:
 * @verb: a verb
 *
 * Returns: (transfer none): the stable word for @verb, as in the journal
 */
const char *
mw_edit_verb_to_string (MwEditVerb verb)
{
  g_return_val_if_fail (verb < G_N_ELEMENTS (VERB_WORDS), NULL);
  return VERB_WORDS[verb];
}

/**
 * mw_edit_verb_from_string:
 * @word: a stable word
 * @verb: (out): the verb
 *
 * Returns: %FALSE if it is none, and @verb is left as it is
 */
gboolean
mw_edit_verb_from_string (const char *word, MwEditVerb *verb)
{
  g_return_val_if_fail (verb, FALSE);

  for (guint i = 0; word && i < G_N_ELEMENTS (VERB_WORDS); i++)
    if (g_str_equal (word, VERB_WORDS[i]))
      {
        *verb = (MwEditVerb) i;
        return TRUE;
      }
  return FALSE;
}

static char *
describe_subject (MwEditVerb verb, const char *subject)
{
  switch (verb)
    {
    case MW_EDIT_ADD_PROFILE:
      return g_strdup_printf (_ ("Add Profile %s"), subject);
    case MW_EDIT_CHANGE_PROFILE:
      return g_strdup_printf (_ ("Change Profile %s"), subject);
    case MW_EDIT_DELETE_PROFILE:
      return g_strdup_printf (_ ("Delete Profile %s"), subject);
    case MW_EDIT_ENABLE_PROFILE:
      return g_strdup_printf (_ ("Enable Profile %s"), subject);
    case MW_EDIT_DISABLE_PROFILE:
      return g_strdup_printf (_ ("Disable Profile %s"), subject);
    case MW_EDIT_SET_OVERRIDE:
      return g_strdup_printf (_ ("Set Parameters of %s"), subject);
    case MW_EDIT_RESET_OVERRIDE:
      return g_strdup_printf (_ ("Reset Parameters of %s"), subject);
    case MW_EDIT_SET_SITE_DEFAULT:
      return g_strdup_printf (_ ("Set Site Defaults of %s"), subject);
    case MW_EDIT_RESET_SITE_DEFAULT:
      return g_strdup_printf (_ ("Reset Site Defaults of %s"), subject);
    case MW_EDIT_ADD_AGENT:
      return g_strdup_printf (_ ("Add Agent %s"), subject);
    case MW_EDIT_CHANGE_AGENT:
      return g_strdup_printf (_ ("Change Agent %s"), subject);
    case MW_EDIT_REMOVE_AGENT:
      return g_strdup_printf (_ ("Remove Agent %s"), subject);
    case MW_EDIT_ADD_RESPONSIBILITY:
      return g_strdup_printf (_ ("Add Responsibility %s"), subject);
    case MW_EDIT_CHANGE_RESPONSIBILITY:
      return g_strdup_printf (_ ("Change Responsibility %s"), subject);
    case MW_EDIT_REMOVE_RESPONSIBILITY:
      return g_strdup_printf (_ ("Remove Responsibility %s"), subject);
    case MW_EDIT_ASSIGN:
      return g_strdup_printf (_ ("Assign to %s"), subject);
    case MW_EDIT_UNASSIGN:
      return g_strdup_printf (_ ("Remove From %s"), subject);
    case MW_EDIT_MOVE:
      /* Translators: what is staged was moved; %s is a revision's number */
      return g_strdup_printf (_ ("Move Changes onto Revision %s"), subject);
    case MW_EDIT_TAKE_BACK:
      /* Translators: %s is a revision's number */
      return g_strdup_printf (_ ("Take Back Revision %s"), subject);
    case MW_EDIT_TAKE_OUT:
      /* Translators: of what is staged, the changes of an object; %s is its name */
      return g_strdup_printf (_ ("Take Out the Changes of %s"), subject);
    case MW_EDIT_SEVERAL:
      return g_strdup_printf (_ ("Change %s"), subject);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
mw_edit_describe (MwEditVerb verb, const char *subject, const char *detail)
{
  g_return_val_if_fail (subject, NULL);

  if (!detail || !*detail)
    return describe_subject (verb, subject);

  switch ((int) verb)
    {
    case MW_EDIT_SET_OVERRIDE:
      /* Translators: %1$s is a profile, %2$s what is set there. */
      return g_strdup_printf (_ ("Set %2$s of %1$s"), subject, detail);
    case MW_EDIT_RESET_OVERRIDE:
      return g_strdup_printf (_ ("Reset %2$s of %1$s"), subject, detail);
    case MW_EDIT_SET_SITE_DEFAULT:
      /* Translators: %1$s is a driver, %2$s what is set there. */
      return g_strdup_printf (_ ("Set Site Default %2$s of %1$s"), subject, detail);
    case MW_EDIT_RESET_SITE_DEFAULT:
      return g_strdup_printf (_ ("Reset Site Default %2$s of %1$s"), subject, detail);
    case MW_EDIT_ASSIGN:
      /* Translators: %1$s is a responsibility, %2$s what is assigned to it. */
      return g_strdup_printf (_ ("Assign %2$s to %1$s"), subject, detail);
    case MW_EDIT_UNASSIGN:
      return g_strdup_printf (_ ("Remove %2$s From %1$s"), subject, detail);
    case MW_EDIT_SEVERAL:
      return g_strdup_printf (_ ("Change %2$s of %1$s"), subject, detail);
    default:
      return describe_subject (verb, subject);
    }
}

char *
mw_edit_describe_done (MwEdit *self)
{
  g_return_val_if_fail (self, NULL);

  switch ((int) self->verb)
    {
    case MW_EDIT_ENABLE_PROFILE:
      /* Translators: %s is a profile's name */
      return g_strdup_printf (_ ("Enabled \u2068%s\u2069"), self->subject);
    case MW_EDIT_DISABLE_PROFILE:
      /* Translators: %s is a profile's name */
      return g_strdup_printf (_ ("Disabled \u2068%s\u2069"), self->subject);
    case MW_EDIT_DELETE_PROFILE:
      /* Translators: %s is a profile's name, or “3 profiles” */
      return g_strdup_printf (_ ("Deleted \u2068%s\u2069"), self->subject);
    case MW_EDIT_REMOVE_AGENT:
      /* Translators: %s is an agent's name, or “3 agents” */
      return g_strdup_printf (_ ("Removed \u2068%s\u2069"), self->subject);
    default:
      return NULL;
    }
}
