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

  GtkInfoBar *bar;
  GtkLabel *label;
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
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

void
mw_take_back_offer_take_result (MwTakeBackOffer *self, guint n_failed)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MW_IS_TAKE_BACK_OFFER (self));

  if (self->revision == 0 || n_failed == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u connection that revision %" PRId64 " touched fails. It can be taken back: "
                "that is staged, and submitted like any other change.",
                "%u connections that revision %" PRId64 " touched fail. It can be taken back: "
                "that is staged, and submitted like any other change.",
                n_failed),
      n_failed, self->revision);
  gtk_label_set_label (self->label, text);
  mw_announce_bar (self->bar, self->label, TRUE);
}
