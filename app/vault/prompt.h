/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* Shows a prompt of the Secret Service and waits until it is answered, dismissed or cancelled, or
 * the service is gone. NULL with MW_ERROR_KEYRING_DECLINED if it was dismissed; (transfer full) */
GVariant *mw_prompt_run (SecretPrompt *prompt, GCancellable *cancellable, GError **error);

/* The error of a prompt that was dismissed. (transfer full) */
GError *mw_prompt_new_declined (void);

G_END_DECLS
