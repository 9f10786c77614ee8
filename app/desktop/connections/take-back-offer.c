/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/take-back-offer.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/announcer.h"
#include "desktop/widgets/spoken-name.h"

struct _MwTakeBackOffer
{
  AdwBin parent_instance;

  MwDraft *draft;  /* (owned) (nullable): until it is set */
  gint64 revision; /* 0 for none */

  guint n_failed; /* of the last result */

  GtkInfoBar *bar;
  GtkLabel *label;
  GtkWidget *take_back_button;
};

G_DEFINE_FINAL_TYPE (MwTakeBackOffer, mw_take_back_offer, ADW_TYPE_BIN)

static void
on_taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTakeBackOffer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mw_draft_take_back_finish (MW_DRAFT (source), result, &error))
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  gtk_info_bar_set_revealed (self->bar, FALSE);
  mw_toast_offer_undo (GTK_WIDGET (self), MW_DRAFT (source),
                       _ ("Staged. Submit it to take the revision back."));
}

static void
on_answered_cb (MwTakeBackOffer *self, int response)
{
  if (response == GTK_RESPONSE_APPLY)
    mw_draft_take_back_async (self->draft, self->revision, NULL, on_taken_back_cb,
                              g_object_ref (self));
  else
    gtk_info_bar_set_revealed (self->bar, FALSE);
}

static void
mw_take_back_offer_dispose (GObject *object)
{
  g_clear_object (&MW_TAKE_BACK_OFFER (object)->draft);

  G_OBJECT_CLASS (mw_take_back_offer_parent_class)->dispose (object);
}

static void
mw_take_back_offer_class_init (MwTakeBackOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_take_back_offer_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/take-back-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, MwTakeBackOffer, bar);
  gtk_widget_class_bind_template_child (widget_class, MwTakeBackOffer, label);
  gtk_widget_class_bind_template_child (widget_class, MwTakeBackOffer, take_back_button);
  gtk_widget_class_bind_template_callback (widget_class, on_answered_cb);
}

static void
mw_take_back_offer_init (MwTakeBackOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_spoken_name_closes (self->bar);
}

void
mw_take_back_offer_set_draft (MwTakeBackOffer *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_TAKE_BACK_OFFER (self));
  g_return_if_fail (MW_IS_DRAFT (draft));

  g_set_object (&self->draft, draft);
}

void
mw_take_back_offer_set_revision (MwTakeBackOffer *self, gint64 revision)
{
  g_return_if_fail (MW_IS_TAKE_BACK_OFFER (self));

  self->revision = revision;
  self->n_failed = 0;
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

/* A submitted profile is never deleted, so a revision that added one is not taken back. */
static gboolean
adds_profile (GPtrArray *operations)
{
  for (guint i = 0; i < operations->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (operations->pdata[i]);

      if (fields->object_kind == MW_OBJECT_PROFILE && fields->sign == MW_CHANGE_ADDED &&
          fields->member == NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
describe (MwTakeBackOffer *self, gboolean possible)
{
  if (possible)
    return g_strdup_printf (
        ngettext ("%u connection that revision %" PRId64 " touched fails. It can be taken back: "
                  "that is staged, and submitted like any other change.",
                  "%u connections that revision %" PRId64 " touched fail. It can be taken back: "
                  "that is staged, and submitted like any other change.",
                  self->n_failed),
        self->n_failed, self->revision);
  return g_strdup_printf (
      ngettext ("%u connection that revision %" PRId64 " touched fails. The revision added a "
                "mailbox, which stays: put right what fails, or disable the mailbox meanwhile.",
                "%u connections that revision %" PRId64 " touched fail. The revision added a "
                "mailbox, which stays: put right what fails, or disable the mailbox meanwhile.",
                self->n_failed),
      self->n_failed, self->revision);
}

static void
on_operations_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwTakeBackOffer) self = user_data;
  g_autoptr (GPtrArray) operations =
      mw_live_list_operations_finish (MW_LIVE (source), result, NULL);
  gboolean possible = operations == NULL || !adds_profile (operations);
  g_autofree char *text = NULL;

  if (self->n_failed == 0)
    return;
  text = describe (self, possible);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->take_back_button, possible);
  mw_announce_bar (self->bar, self->label, TRUE);
}

void
mw_take_back_offer_take_result (MwTakeBackOffer *self, guint n_failed)
{
  g_return_if_fail (MW_IS_TAKE_BACK_OFFER (self));

  self->n_failed = self->revision != 0 ? n_failed : 0;
  if (self->n_failed > 0)
    mw_live_list_operations_async (mw_draft_get_live (self->draft), self->revision - 1,
                                   self->revision, NULL, on_operations_listed_cb,
                                   g_object_ref (self));
}
