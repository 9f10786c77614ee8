/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/page-stack.h"

#include "desktop/agents/agent-page.h"
#include "desktop/agents/agents-page.h"
#include "desktop/connections/connections-page.h"
#include "desktop/drivers/driver-page.h"
#include "desktop/drivers/drivers-page.h"
#include "desktop/overrides/overrides-page.h"
#include "desktop/profiles/profile-page.h"
#include "desktop/profiles/profiles-page.h"
#include "desktop/responsibilities/responsibilities-page.h"

struct _MwPageStack
{
  AdwBin parent_instance;

  MwDraft *draft;     /* (owned) */
  MwVault *vault;     /* (owned) */
  MwTester *tester;   /* (owned) */
  char *page;         /* (owned) (nullable) */
  GPtrArray *details; /* (owned) (element-type Detail) the last one is in front */
  GPtrArray *leaving; /* (owned) (element-type GtkWidget) closed, but still sliding away */
  GtkStack *stack;    /* (unowned): the child */
};

G_DEFINE_FINAL_TYPE (MwPageStack, mw_page_stack, ADW_TYPE_BIN)

typedef enum
{
  PROP_PAGE = 1,
  PROP_VISIBLE_PAGE,
  PROP_DEPTH,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

/* An object that is open. */
typedef struct
{
  char *key;         /* (owned): its kind and id */
  GtkWidget *widget; /* (unowned): a child of the stack */
} Detail;

static void
detail_free (Detail *detail)
{
  g_free (detail->key);
  g_free (detail);
}

static GtkWidget *
make_page (MwPageStack *self, const char *page)
{
  if (g_str_equal (page, "profiles"))
    return mw_profiles_page_new (self->draft, self->vault);
  if (g_str_equal (page, "overrides"))
    return GTK_WIDGET (mw_overrides_page_new (self->draft, self->vault));
  if (g_str_equal (page, "drivers"))
    return GTK_WIDGET (mw_drivers_page_new (self->draft));
  if (g_str_equal (page, "agents"))
    return mw_agents_page_new (self->draft);
  if (g_str_equal (page, "responsibilities"))
    return mw_responsibilities_page_new (self->draft);
  if (g_str_equal (page, "connections"))
    return mw_connections_page_new (self->draft, self->tester);
  return NULL;
}

static void
notify_visible (MwPageStack *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPTH]);
}

static void
remove_left (MwPageStack *self)
{
  while (self->leaving->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (self->leaving, self->leaving->len - 1);

      gtk_stack_remove (self->stack, widget);
    }
}

static void
on_transition_changed_cb (MwPageStack *self)
{
  if (!gtk_stack_get_transition_running (self->stack))
    remove_left (self);
}

static void
show_front (MwPageStack *self, GtkStackTransitionType transition)
{
  GtkWidget *front = NULL;

  if (self->details->len > 0)
    front = ((Detail *) g_ptr_array_index (self->details, self->details->len - 1))->widget;
  else
    front = gtk_stack_get_child_by_name (self->stack, self->page);

  gtk_stack_set_transition_type (self->stack, transition);
  gtk_stack_set_visible_child (self->stack, front);
  on_transition_changed_cb (self);
  notify_visible (self);
}

static void
close_details_above (MwPageStack *self, guint depth)
{
  while (self->details->len > depth)
    {
      Detail *detail = g_ptr_array_index (self->details, self->details->len - 1);

      g_ptr_array_add (self->leaving, detail->widget);
      g_ptr_array_set_size (self->details, self->details->len - 1);
    }
}

static GtkWidget *
find_detail (MwPageStack *self, const char *key)
{
  for (guint i = 0; i < self->details->len; i++)
    {
      Detail *detail = g_ptr_array_index (self->details, i);

      if (!g_str_equal (detail->key, key))
        continue;
      close_details_above (self, i + 1);
      show_front (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
      return detail->widget;
    }
  return NULL;
}

static void
push (MwPageStack *self, const char *key, GtkWidget *widget)
{
  Detail *detail = g_new0 (Detail, 1);

  detail->key = g_strdup (key);
  detail->widget = widget;
  gtk_stack_add_child (self->stack, widget);
  g_ptr_array_add (self->details, detail);
  show_front (self, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  mw_page_grab_default_focus (MW_PAGE (widget));
}

static void
mw_page_stack_dispose (GObject *object)
{
  MwPageStack *self = MW_PAGE_STACK (object);

  g_clear_pointer (&self->details, g_ptr_array_unref);
  g_clear_pointer (&self->leaving, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->tester);

  G_OBJECT_CLASS (mw_page_stack_parent_class)->dispose (object);
}

static void
mw_page_stack_finalize (GObject *object)
{
  g_free (MW_PAGE_STACK (object)->page);

  G_OBJECT_CLASS (mw_page_stack_parent_class)->finalize (object);
}

static void
mw_page_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwPageStack *self = MW_PAGE_STACK (object);

  switch ((Property) id)
    {
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_VISIBLE_PAGE:
      g_value_set_object (value, mw_page_stack_get_visible_page (self));
      break;
    case PROP_DEPTH:
      g_value_set_uint (value, mw_page_stack_get_depth (self));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_page_stack_class_init (MwPageStackClass *klass)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_page_stack_dispose;
  object_class->finalize = mw_page_stack_finalize;
  object_class->get_property = mw_page_stack_get_property;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, told);
  properties[PROP_VISIBLE_PAGE] =
      g_param_spec_object ("visible-page", NULL, NULL, MW_TYPE_PAGE, told);
  properties[PROP_DEPTH] = g_param_spec_uint ("depth", NULL, NULL, 0, G_MAXUINT, 0, told);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_page_stack_init (MwPageStack *self)
{
  self->details = g_ptr_array_new_with_free_func ((GDestroyNotify) detail_free);
  self->leaving = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (self->stack, "notify::transition-running",
                           G_CALLBACK (on_transition_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mw_page_stack_new (MwDraft *draft, MwVault *vault, MwTester *tester)
{
  MwPageStack *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (MW_IS_TESTER (tester), NULL);

  self = g_object_new (MW_TYPE_PAGE_STACK, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  self->tester = g_object_ref (tester);
  return GTK_WIDGET (self);
}

gboolean
mw_page_stack_show (MwPageStack *self, const char *page)
{
  GtkWidget *widget = NULL;

  g_return_val_if_fail (MW_IS_PAGE_STACK (self), FALSE);
  g_return_val_if_fail (page != NULL, FALSE);

  widget = gtk_stack_get_child_by_name (self->stack, page);
  if (widget == NULL)
    {
      widget = make_page (self, page);
      if (widget == NULL)
        return FALSE;
      gtk_stack_add_named (self->stack, widget, page);
    }
  if (g_strcmp0 (self->page, page) != 0)
    {
      g_free (self->page);
      self->page = g_strdup (page);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
    }
  close_details_above (self, 0);
  show_front (self, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  return TRUE;
}

void
mw_page_stack_open_profile (MwPageStack *self, const char *profile_id, const char *key)
{
  g_autofree char *detail_key = NULL;
  GtkWidget *widget = NULL;

  g_return_if_fail (MW_IS_PAGE_STACK (self));
  g_return_if_fail (profile_id != NULL);

  detail_key = g_strconcat ("profile:", profile_id, NULL);
  widget = find_detail (self, detail_key);
  if (widget == NULL)
    {
      widget =
          GTK_WIDGET (mw_profile_page_new (self->draft, self->vault, self->tester, profile_id));
      push (self, detail_key, widget);
    }
  if (key != NULL)
    mw_profile_page_focus_parameter (MW_PROFILE_PAGE (widget), key);
}

void
mw_page_stack_open_driver (MwPageStack *self, const char *driver_id, const char *key)
{
  g_autofree char *detail_key = NULL;
  GtkWidget *widget = NULL;

  g_return_if_fail (MW_IS_PAGE_STACK (self));
  g_return_if_fail (driver_id != NULL);

  detail_key = g_strconcat ("driver:", driver_id, NULL);
  widget = find_detail (self, detail_key);
  if (widget == NULL)
    {
      widget = GTK_WIDGET (mw_driver_page_new (self->draft, self->vault, driver_id));
      push (self, detail_key, widget);
    }
  if (key != NULL)
    mw_driver_page_focus_parameter (MW_DRIVER_PAGE (widget), key);
}

void
mw_page_stack_open_agent (MwPageStack *self, const char *agent_id)
{
  g_autofree char *detail_key = NULL;

  g_return_if_fail (MW_IS_PAGE_STACK (self));
  g_return_if_fail (agent_id != NULL);

  detail_key = g_strconcat ("agent:", agent_id, NULL);
  if (find_detail (self, detail_key) == NULL)
    push (self, detail_key, mw_agent_page_new (self->draft, agent_id));
}

void
mw_page_stack_select_agent (MwPageStack *self, const char *id)
{
  MwPage *page = NULL;

  g_return_if_fail (MW_IS_PAGE_STACK (self));
  g_return_if_fail (id != NULL);

  page = mw_page_stack_get_visible_page (self);
  if (MW_IS_AGENTS_PAGE (page))
    mw_agents_page_select (MW_AGENTS_PAGE (page), id);
  else if (MW_IS_RESPONSIBILITIES_PAGE (page))
    gtk_widget_activate_action (GTK_WIDGET (page), "responsibilities.choose-agent", "s", id);
}

void
mw_page_stack_open_responsibility (MwPageStack *self, const char *id)
{
  g_return_if_fail (MW_IS_PAGE_STACK (self));
  g_return_if_fail (id != NULL);

  mw_page_stack_show (self, "responsibilities");
  mw_responsibilities_page_open (
      MW_RESPONSIBILITIES_PAGE (gtk_stack_get_child_by_name (self->stack, "responsibilities")), id);
}

void
mw_page_stack_show_reachability (MwPageStack *self, const char *word)
{
  g_return_if_fail (MW_IS_PAGE_STACK (self));

  mw_page_stack_show (self, "profiles");
  mw_profiles_page_show_reachability (
      MW_PROFILES_PAGE (gtk_stack_get_child_by_name (self->stack, "profiles")), word);
}

static MwConnectionsPage *
show_connections (MwPageStack *self)
{
  mw_page_stack_show (self, "connections");
  return MW_CONNECTIONS_PAGE (gtk_stack_get_child_by_name (self->stack, "connections"));
}

void
mw_page_stack_show_failing (MwPageStack *self)
{
  g_return_if_fail (MW_IS_PAGE_STACK (self));

  mw_connections_page_show_failing (show_connections (self));
}

void
mw_page_stack_test (MwPageStack *self, const char *const *profile_ids)
{
  g_return_if_fail (MW_IS_PAGE_STACK (self));

  mw_connections_page_test (show_connections (self), profile_ids);
}

void
mw_page_stack_test_revision (MwPageStack *self, gint64 revision, const char *const *profile_ids)
{
  g_return_if_fail (MW_IS_PAGE_STACK (self));
  g_return_if_fail (revision > 0 && profile_ids != NULL);

  mw_connections_page_test_revision (show_connections (self), revision, profile_ids);
}

gboolean
mw_page_stack_back (MwPageStack *self)
{
  g_return_val_if_fail (MW_IS_PAGE_STACK (self), FALSE);

  if (self->details->len == 0)
    return FALSE;
  close_details_above (self, self->details->len - 1);
  show_front (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  return TRUE;
}

/* Whoever presses Enter at once, as for the field that went, opens nothing by it: the focus is on
 * what the list scrolls in, and on no row. */
static void
focus_beside_rows (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    {
      gtk_widget_grab_focus (widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    focus_beside_rows (child);
}

gboolean
mw_page_stack_close (MwPageStack *self, const char *key)
{
  guint front = 0;

  g_return_val_if_fail (MW_IS_PAGE_STACK (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  front = self->details->len;
  for (guint i = front; i > 0; i--)
    {
      Detail *detail = g_ptr_array_index (self->details, i - 1);

      if (!g_str_equal (detail->key, key))
        continue;
      g_ptr_array_add (self->leaving, detail->widget);
      g_ptr_array_remove_index (self->details, i - 1);
      show_front (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
      if (i == front)
        focus_beside_rows (gtk_stack_get_visible_child (self->stack));
      return TRUE;
    }
  return FALSE;
}

MwPage *
mw_page_stack_get_visible_page (MwPageStack *self)
{
  GtkWidget *child = NULL;

  g_return_val_if_fail (MW_IS_PAGE_STACK (self), NULL);

  child = gtk_stack_get_visible_child (self->stack);
  return child != NULL ? MW_PAGE (child) : NULL;
}

const char *
mw_page_stack_get_page (MwPageStack *self)
{
  g_return_val_if_fail (MW_IS_PAGE_STACK (self), NULL);

  return self->page;
}

guint
mw_page_stack_get_depth (MwPageStack *self)
{
  g_return_val_if_fail (MW_IS_PAGE_STACK (self), 0);

  return self->details != NULL ? self->details->len : 0;
}
