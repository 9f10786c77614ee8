/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-identity.h"

#include "desktop/editors/identity-row.h"

#define N_ROWS 3

struct _MwProfileIdentity
{
  AdwBin parent_instance;

  GtkListBox *list;

  MwIdentityRow *rows[N_ROWS]; /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (MwProfileIdentity, mw_profile_identity, ADW_TYPE_BIN)

enum
{
  COMMIT,
  OPEN_PROFILE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *field;
  MwIdentityKind kind;
} ROWS[N_ROWS] = {
  { "address", MW_IDENTITY_ADDRESS },
  { "name", MW_IDENTITY_NAME },
  { "comment", MW_IDENTITY_COMMENT },
};

static MwIdentityRow *
find_row (MwProfileIdentity *self, const char *field)
{
  for (guint i = 0; i < N_ROWS; i++)
    if (g_str_equal (field, ROWS[i].field))
      return self->rows[i];
  return NULL;
}

static void
on_row_commit_cb (MwProfileIdentity *self, const char *text, MwIdentityRow *row)
{
  g_assert (MW_IS_PROFILE_IDENTITY (self));

  for (guint i = 0; i < N_ROWS; i++)
    if (self->rows[i] == row)
      g_signal_emit (self, signals[COMMIT], 0, ROWS[i].field, text);
}

static void
on_row_open_profile_cb (MwProfileIdentity *self, const char *id)
{
  g_assert (MW_IS_PROFILE_IDENTITY (self));

  g_signal_emit (self, signals[OPEN_PROFILE], 0, id);
}

static void
mw_profile_identity_class_init (MwProfileIdentityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[COMMIT] = g_signal_new ("commit", MW_TYPE_PROFILE_IDENTITY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[OPEN_PROFILE] = g_signal_new ("open-profile", MW_TYPE_PROFILE_IDENTITY, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profile-identity.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfileIdentity, list);
}

static void
mw_profile_identity_init (MwProfileIdentity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_profile_identity_set_draft (MwProfileIdentity *self, MwDraft *draft, const char *profile_id)
{
  g_return_if_fail (MW_IS_PROFILE_IDENTITY (self));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (self->rows[0] == NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      GtkWidget *row = mw_identity_row_new (ROWS[i].kind, draft, profile_id);

      self->rows[i] = MW_IDENTITY_ROW (row);
      g_signal_connect_object (row, "commit", G_CALLBACK (on_row_commit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "open-profile", G_CALLBACK (on_row_open_profile_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
}

void
mw_profile_identity_show (MwProfileIdentity *self, MwProfile *profile)
{
  g_return_if_fail (MW_IS_PROFILE_IDENTITY (self));
  g_return_if_fail (MW_IS_PROFILE (profile));

  mw_identity_row_show (find_row (self, "address"), mw_profile_get_address (profile));
  mw_identity_row_show (find_row (self, "name"), mw_profile_get_name (profile));
  mw_identity_row_show (find_row (self, "comment"), mw_profile_get_comment (profile));
}

gboolean
mw_profile_identity_focus (MwProfileIdentity *self, const char *field)
{
  MwIdentityRow *row = NULL;

  g_return_val_if_fail (MW_IS_PROFILE_IDENTITY (self), FALSE);

  row = find_row (self, field);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return row != NULL;
}

void
mw_profile_identity_end_commit (MwProfileIdentity *self, const char *field, const char *mistake)
{
  g_return_if_fail (MW_IS_PROFILE_IDENTITY (self));

  mw_identity_row_end_commit (find_row (self, field), mistake);
}
