/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/* Toasts of the window (or dialog) that a widget is in. A new one takes the place of the one that
 * is there: what is shown is what happened last. An error is left until it was
 * read: the next waits. */

/**
 * mw_toast_present:
 * @widget: where it happened
 * @toast: (transfer full): a toast
 *
 * Shows it instead of the one before; an error, beside it. Who does not see it is told.
 */
void mw_toast_present (GtkWidget *widget, AdwToast *toast);

/**
 * mw_toast_show:
 * @widget: where it happened
 * @text: the sentence, plain text
 * @button_label: (nullable): a button ("Show")
 * @action: (nullable): the detailed action of the button
 *
 * Says that something happened. What undoes an edit is mw_toast_offer_undo().
 */
void
mw_toast_show (GtkWidget *widget, const char *text, const char *button_label, const char *action);

/**
 * mw_toast_offer_undo:
 * @widget: where it happened
 * @draft: the draft
 * @text: the sentence that says what was done last, plain text
 *
 * Says that an edit was made, right after it was, with a button that undoes it. The toast goes when
 * anything else was staged, undone or submitted, here or by another program; and its button undoes
 * nothing where that is under way.
 */
void mw_toast_offer_undo (GtkWidget *widget, MwDraft *draft, const char *text);

/**
 * mw_toast_after:
 * @widget: where it happened
 * @draft: the draft
 * @before: (nullable): its `mark` before the edit
 * @text: the sentence that says that the edit was made
 *
 * As mw_toast_offer_undo(), unless the edit changed nothing: then there is nothing to undo.
 */
void mw_toast_after (GtkWidget *widget, MwDraft *draft, const char *before, const char *text);

/**
 * mw_toast_after_edit:
 * @widget: where it happens
 * @draft: the draft
 * @edit: what is to be done
 * @text: (nullable): the sentence that says it was done; %NULL where what is seen says so
 *
 * Applies @edit, then says that it was done, with a button that undoes it, or why it was not.
 */
void mw_toast_after_edit (GtkWidget *widget, MwDraft *draft, MwEdit *edit, const char *text);

G_END_DECLS
