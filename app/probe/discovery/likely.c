/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/likely.h"

#define N_NAMES 3

typedef struct
{
  const char *scheme;
  MwDirection direction;
  const char *names[N_NAMES]; /* before the domain, likeliest first; "" for the domain itself */
  guint16 ports[MW_N_ENCRYPTIONS];
} Service;

/* RFC 8314. Port 25 is for servers among themselves. */
static const Service SERVICES[] = {
  { "imap", MW_DIRECTION_IN, { "imap.", "mail.", "" }, { 143, 143, 993 } },
  { "pop3", MW_DIRECTION_IN, { "pop.", "mail.", "" }, { 110, 110, 995 } },
  { "smtp", MW_DIRECTION_OUT, { "smtp.", "mail.", "" }, { 587, 587, 465 } },
};

#define N_SERVICES G_N_ELEMENTS (SERVICES)

typedef enum
{
  ANSWER_NO,
  ANSWER_AWAITED,
  ANSWER_YES,
} Answer;

/* How far the tests of one service are: those of one encryption at a time. */
typedef struct
{
  Answer answers[N_NAMES];
  gboolean exists[N_NAMES];
  gboolean wanted;
  gboolean settled;
  gboolean broken; /* a server encrypts, but not so that it can be relied on */
  int encryption;
} Chain;

typedef struct
{
  MwProber *prober;    /* (owned) */
  GResolver *resolver; /* (owned) */
  char *domain;        /* (owned) */
  GPtrArray *found;    /* (owned) */
  Chain chains[N_SERVICES];
  guint timeout;
  guint n_names_left;
  guint n_chains_left;
} Search;

/* One name of one service that is looked up or tested. */
typedef struct
{
  GTask *task;          /* (owned) */
  MwEndpoint *endpoint; /* (owned) (nullable) */
  guint service;
  guint name;
} Question;

static void
search_free (gpointer search)
{
  Search *self = search;

  g_object_unref (self->prober);
  g_object_unref (self->resolver);
  g_free (self->domain);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static Question *
question_new (GTask *task, guint service, guint name)
{
  Question *question = g_new0 (Question, 1);

  question->task = g_object_ref (task);
  question->service = service;
  question->name = name;
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->task);
  g_clear_pointer (&question->endpoint, mw_endpoint_unref);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static char *
dup_host (Search *self, guint service, guint name)
{
  return g_strconcat (SERVICES[service].names[name], self->domain, NULL);
}

static void
add_setting (Search *self, guint service, guint name, MwEncryption encryption)
{
  MwFoundSetting *setting = g_new0 (MwFoundSetting, 1);

  setting->scheme = g_strdup (SERVICES[service].scheme);
  setting->direction = SERVICES[service].direction;
  setting->host = dup_host (self, service, name);
  setting->port = SERVICES[service].ports[encryption];
  setting->encryption = encryption;
  setting->source = g_strdup ("probing");
  g_ptr_array_add (self->found, setting);
}

static void ask_all_names (GTask *task, guint service);

static void
settle (GTask *task, guint service)
{
  Search *self = g_task_get_task_data (task);

  self->chains[service].settled = TRUE;
  if (--self->n_chains_left == 0 && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* The likeliest name that answers counts, as soon as no likelier one can. */
static void
judge (GTask *task, guint service)
{
  Search *self = g_task_get_task_data (task);
  Chain *chain = &self->chains[service];
  guint name = 0;

  while (name < N_NAMES && chain->answers[name] == ANSWER_NO)
    name++;
  if (name < N_NAMES && chain->answers[name] == ANSWER_AWAITED)
    return;
  if (name < N_NAMES)
    {
      add_setting (self, service, name, (MwEncryption) chain->encryption);
      settle (task, service);
      return;
    }
  chain->encryption--;
  if (chain->encryption < 0 || (chain->encryption == MW_ENCRYPTION_NONE && chain->broken) ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    settle (task, service);
  else
    ask_all_names (task, service);
}

/* Neither a certificate that cannot be trusted nor a failing handshake is a reason to go without.
 */
static gboolean
is_broken (MwVerdict verdict)
{
  return verdict >= MW_VERDICT_STARTTLS_REFUSED && verdict <= MW_VERDICT_CERTIFICATE_NOT_PINNED;
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  Search *self = g_task_get_task_data (question->task);
  Chain *chain = &self->chains[question->service];
  g_autoptr (MwProbeReport) report = mw_prober_probe_finish (self->prober, result, NULL);
  MwReachability reachability =
      report ? mw_probe_report_get_reachability (report) : MW_REACHABILITY_FAILS;

  if (chain->settled)
    return;
  if (report && is_broken (mw_probe_report_get_verdict (report)))
    chain->broken = TRUE;
  chain->answers[question->name] =
      reachability == MW_REACHABILITY_WORKS || reachability == MW_REACHABILITY_WARNING ? ANSWER_YES
                                                                                       : ANSWER_NO;
  judge (question->task, question->service);
}

static void
ask_name (GTask *task, guint service, guint name)
{
  Search *self = g_task_get_task_data (task);
  MwEncryption encryption = (MwEncryption) self->chains[service].encryption;
  Question *question = question_new (task, service, name);
  g_autofree char *host = dup_host (self, service, name);

  question->endpoint = mw_endpoint_new_plain (SERVICES[service].scheme, host,
                                              SERVICES[service].ports[encryption], encryption);
  question->endpoint->timeout = self->timeout;
  mw_prober_probe_async (self->prober, question->endpoint, NULL, FALSE,
                         g_task_get_cancellable (task), on_probed, question);
}

static void
ask_all_names (GTask *task, guint service)
{
  Search *self = g_task_get_task_data (task);
  Chain *chain = &self->chains[service];

  for (guint i = 0; i < N_NAMES; i++)
    chain->answers[i] = chain->exists[i] ? ANSWER_AWAITED : ANSWER_NO;
  for (guint i = 0; i < N_NAMES; i++)
    if (chain->exists[i])
      ask_name (task, service, i);
}

static gboolean
has_name (const Chain *chain)
{
  for (guint i = 0; i < N_NAMES; i++)
    if (chain->exists[i])
      return TRUE;
  return FALSE;
}

static void
start_chains (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  /* One more until all are begun: a chain without a name ends at once. */
  self->n_chains_left = N_SERVICES + 1;
  for (guint i = 0; i < N_SERVICES; i++)
    if (self->chains[i].wanted && has_name (&self->chains[i]))
      {
        self->chains[i].encryption = MW_ENCRYPTION_TLS;
        ask_all_names (task, i);
      }
    else
      settle (task, i);
  if (--self->n_chains_left == 0 && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  Search *self = g_task_get_task_data (question->task);
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, NULL);

  self->chains[question->service].exists[question->name] = addresses != NULL;
  g_resolver_free_addresses (addresses);
  if (--self->n_names_left == 0)
    start_chains (question->task);
}

void
mw_likely_find_async (const MwLikely *likely,
                      GPtrArray *found,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *self = g_new0 (Search, 1);

  self->prober = g_object_ref (likely->prober);
  self->resolver = g_object_ref (likely->resolver);
  self->domain = g_strdup (likely->domain);
  self->found = g_ptr_array_ref (found);
  self->timeout = likely->timeout;
  g_task_set_source_tag (task, mw_likely_find_async);
  g_task_set_task_data (task, self, search_free);

  for (guint i = 0; i < N_SERVICES; i++)
    {
      self->chains[i].wanted = g_strv_contains (likely->schemes, SERVICES[i].scheme);
      self->n_names_left += self->chains[i].wanted ? N_NAMES : 0;
    }
  if (self->n_names_left == 0)
    g_task_return_boolean (task, TRUE);
  for (guint i = 0; i < N_SERVICES; i++)
    for (guint j = 0; j < N_NAMES && self->chains[i].wanted; j++)
      {
        g_autofree char *host = dup_host (self, i, j);

        g_resolver_lookup_by_name_async (self->resolver, host, cancellable, on_looked_up,
                                         question_new (task, i, j));
      }
}

gboolean
mw_likely_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
