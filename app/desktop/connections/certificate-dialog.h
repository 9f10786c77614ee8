/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

#define MW_TYPE_CERTIFICATE_DIALOG (mw_certificate_dialog_get_type ())

/**
 * MwCertificateDialog:
 *
 * The certificates that a server showed: the chain, what each says, what it was verified against,
 * how the connection was encrypted. A certificate can be exported, and the profile told what else
 * to trust: each says beforehand what comes of it, and there is no way to trust everything.
 *
 * Signal `commit (values)`: a #GHashTable of keys to canonical values, to be staged as one edit.
 */
G_DECLARE_FINAL_TYPE (MwCertificateDialog, mw_certificate_dialog, MW, CERTIFICATE_DIALOG, AdwWindow)

/**
 * mw_certificate_dialog_new:
 * @parent: the window that it belongs to
 * @report: a report with a chain
 * @sheet: (nullable): the values of the profile that can be told what to trust
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWidget *mw_certificate_dialog_new (GtkWindow *parent, MwProbeReport *report, MwSheet *sheet);

G_END_DECLS
