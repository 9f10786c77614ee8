/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/demo.h>

#include <glib/gi18n-lib.h>

#define IMAP "internet-smtp-imap"
#define POP3 "internet-smtp-pop3"

typedef struct
{
  const char *name;
  const char *address;
  const char *driver;
  const char *key; /* (nullable) an override beside the password */
  const char *value;
} DemoProfile;

static const DemoProfile PROFILES[] = {
  { "Support", "support@example.org", IMAP, "from-display-name", "Example Support" },
  { "Support DE", "support@example.de", IMAP, "smtp-server", "smtp.example.de" },
  { "Support FR", "support@example.fr", IMAP, NULL, NULL },
  { "Support München", "support@münchen.example", IMAP, "imap-encryption", "starttls" },
  { "Returns", "returns@example.org", IMAP, "polling-interval", "120" },
  { "Sales", "sales@example.org", IMAP, "from-display-name", "Example Sales" },
  { "Sales DE", "vertrieb@example.de", IMAP, NULL, NULL },
  { "Sales FR", "ventes@example.fr", IMAP, NULL, NULL },
  { "Billing", "billing@example.org", IMAP, "reply-to-address", "accounts@example.org" },
  { "Press", "press@example.org", POP3, NULL, NULL },
  { "Jobs", "jobs@example.org", POP3, "leave-on-server", "14" },
  { "Security", "security@example.org", IMAP, "minimum-tls-version", "1.3" },
  { "Newsletter", "newsletter@example.org", IMAP, "process-incoming-mail", "off" },
  { "Old Shop", "shop@example.net", POP3, NULL, NULL },
};

static const struct
{
  const char *login;
  const char *name;
  const char *address;
} AGENTS[] = {
  { "anna", "Anna Larsen", "anna.larsen@example.org" },
  { "bo", "Bo Nilsson", "bo.nilsson@example.org" },
  { "chris", "Chris Okafor", "chris.okafor@example.org" },
  { "dilara", "Dilara Yılmaz", "dilara.yilmaz@example.de" },
  { "emile", "Émile Durand", "emile.durand@example.fr" },
  { "farah", "Farah Haddad", "farah.haddad@example.org" },
  { "greta", "Greta Huber", "greta.huber@example.de" },
};

static const struct
{
  const char *name;
  const char *agents;   /* logins */
  const char *profiles; /* numbers in PROFILES */
} RESPONSIBILITIES[] = {
  { "First Line", "anna bo chris dilara emile", "0 1 2 3" },
  { "Returns", "anna farah", "4" },
  { "Sales Europe", "dilara emile greta", "5 6 7" },
  { "Accounts", "chris greta", "8" },
  { "Public Relations", "farah", "9 12" },
  { "Security Team", "bo chris", "11" },
};

static void
add_site_defaults (MwEdit *edit)
{
  static const char *const DEFAULTS[][3] = {
    { IMAP, "imap-server", "mail.example.org" }, { IMAP, "smtp-server", "mail.example.org" },
    { POP3, "pop3-server", "mail.example.org" }, { POP3, "smtp-server", "mail.example.org" },
    { IMAP, "max-message-size", "50" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (DEFAULTS); i++)
    mw_edit_add_step (edit, MW_STEP_SET_SITE_DEFAULT, DEFAULTS[i][0], DEFAULTS[i][1],
                      DEFAULTS[i][2], NULL);
}

static void
add_profiles (MwEdit *edit, const char **ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (PROFILES); i++)
    {
      const DemoProfile *profile = &PROFILES[i];
      g_autofree char *secret_id = g_uuid_string_random ();

      ids[i] = mw_edit_add_new_profile (edit, profile->name, profile->address, profile->driver);
      mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, ids[i], "mail-password", secret_id, NULL);
      if (profile->key)
        mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, ids[i], profile->key, profile->value, NULL);
    }
  mw_edit_add_step (edit, MW_STEP_SET_PROFILE, ids[G_N_ELEMENTS (PROFILES) - 1], "enabled", "off",
                    NULL);
}

static void
add_responsibilities (MwEdit *edit, const char **profile_ids, const char **agent_ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (RESPONSIBILITIES); i++)
    {
      const char *id = mw_edit_add_new_responsibility (edit, RESPONSIBILITIES[i].name);
      g_auto (GStrv) logins = g_strsplit (RESPONSIBILITIES[i].agents, " ", -1);
      g_auto (GStrv) numbers = g_strsplit (RESPONSIBILITIES[i].profiles, " ", -1);

      for (guint k = 0; k < G_N_ELEMENTS (AGENTS); k++)
        if (g_strv_contains ((const char *const *) logins, AGENTS[k].login))
          mw_edit_add_step (edit, MW_STEP_ASSIGN_AGENT, id, agent_ids[k], NULL);
      for (guint k = 0; numbers[k]; k++)
        mw_edit_add_step (edit, MW_STEP_ASSIGN_PROFILE, id,
                          profile_ids[g_ascii_strtoull (numbers[k], NULL, 10)], NULL);
    }
}

static gboolean
submit_sample (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwReview) review = mw_draft_review (draft, cancellable, error);

  return review && mw_draft_submit (draft, review, "Ada Lovelace", _ ("The sample organisation"),
                                    NULL, cancellable, error) > 0;
}

/* Something to review: a changed server, a new mailbox that is not complete, a new colleague. */
static gboolean
stage_sample (MwDraft *draft,
              const char **profile_ids,
              const char **agent_ids,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (MwEdit) server = mw_edit_new (MW_EDIT_SET_OVERRIDE, PROFILES[1].name, "smtp-server");
  g_autoptr (MwEdit) sender = mw_edit_new (MW_EDIT_CHANGE_AGENT, AGENTS[0].name, NULL);
  g_autoptr (MwEdit) mailbox = mw_edit_new (MW_EDIT_ADD_PROFILE, "Warranty", NULL);

  mw_edit_add_step (server, MW_STEP_SET_OVERRIDE, profile_ids[1], "smtp-server", "smtp2.example.de",
                    NULL);
  mw_edit_add_step (sender, MW_STEP_SET_AGENT, agent_ids[0], "default-profile", profile_ids[4],
                    NULL);
  mw_edit_add_new_profile (mailbox, "Warranty", "warranty@example.org", IMAP);
  return mw_draft_apply (draft, server, cancellable, error) &&
         mw_draft_apply (draft, sender, cancellable, error) &&
         mw_draft_apply (draft, mailbox, cancellable, error);
}

char *
mw_demo_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "mailwright", "demo.db", NULL);
}

/**
 * mw_demo_fill:
 * @draft: a draft of a live configuration
 * @cancellable: (nullable): as of mw_draft_apply()
 *
 * Fills a live configuration that was never submitted to with a sample organisation: one revision,
 * and a few edits staged on top of it. Does nothing where there is a revision already. Passwords
 * are not made up: the sample mailboxes say "Not in this keyring". Blocking.
 *
 * Returns: %FALSE with an error of mw_draft_apply() or mw_draft_submit()
 */
gboolean
mw_demo_fill (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  const char *profile_ids[G_N_ELEMENTS (PROFILES)], *agent_ids[G_N_ELEMENTS (AGENTS)];
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, _ ("The sample organisation"), NULL);
  MwDraftState state;
  gboolean is_new;

  if (!mw_draft_read_state (draft, &state, cancellable, error))
    return FALSE;
  is_new = state.live_revision == 0 && state.n_changes == 0;
  mw_draft_state_clear (&state);
  if (!is_new)
    return TRUE;
  add_site_defaults (edit);
  add_profiles (edit, profile_ids);
  for (guint i = 0; i < G_N_ELEMENTS (AGENTS); i++)
    agent_ids[i] = mw_edit_add_new_agent (edit, AGENTS[i].login, AGENTS[i].name, AGENTS[i].address);
  add_responsibilities (edit, profile_ids, agent_ids);
  return mw_draft_apply (draft, edit, cancellable, error) &&
         submit_sample (draft, cancellable, error) &&
         stage_sample (draft, profile_ids, agent_ids, cancellable, error);
}
