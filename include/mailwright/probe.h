/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/certificate.h>
#include <mailwright/driver.h>
#include <mailwright/found-setting.h>
#include <mailwright/vault.h>
#include <mailwright/verdict.h>

G_BEGIN_DECLS

/**
 * MwEndpoint:
 *
 * What is tested: one connection, as the draft (or fields that are not staged yet) has it. Made
 * with mw_endpoint_new(); fields are read only after that.
 */
typedef struct
{
  char *scheme; /* (owned): `smtp`, `imap` or `pop3`: the protocol's id up to its first hyphen */
  MwDirection direction;
  char *host; /* (owned) (nullable): not set */
  guint16 port;
  MwEncryption encryption;
  char *account;        /* (owned): "" for no login */
  char *authentication; /* (owned): the parameter's word: `automatic`, `plain`, … `none` */
  guint timeout;        /* seconds, for each step */
  char *ca_file;        /* (owned) (nullable): in place of the system's trust store */
  char *pin;            /* (owned) (nullable): SHA-256 of the one certificate that is accepted */
  char *minimum_tls;    /* (owned): `1.0` to `1.3` */
  char *mailbox;     /* (owned) (nullable): incoming, the folder; outgoing, the sender's address */
  char *password_id; /* (owned) (nullable): the secret's id; outgoing, else the incoming one's */
  gatomicrefcount ref_count;
} MwEndpoint;

#define MW_TYPE_ENDPOINT (mw_endpoint_get_type ())
GType mw_endpoint_get_type (void);

/**
 * mw_endpoint_new:
 * @sheet: a profile's values
 * @protocol: a protocol of its driver
 *
 * Returns: (transfer full): what a test of @protocol would connect to
 */
MwEndpoint *mw_endpoint_new (MwSheet *sheet, MwProtocol *protocol);

/**
 * mw_endpoint_list_keys:
 * @driver: a driver
 * @protocol: the main protocol of one of its directions
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys of the parameters of @driver that
 *   mw_endpoint_new() reads: while they and the profile's address are the same, so is the digest
 */
char **mw_endpoint_list_keys (MwDriver *driver, MwProtocol *protocol);
MwEndpoint *
mw_endpoint_new_plain (const char *scheme, const char *host, guint16 port, MwEncryption encryption);
MwEndpoint *mw_endpoint_ref (MwEndpoint *self);
void mw_endpoint_unref (MwEndpoint *self);
gboolean mw_endpoint_logs_in (MwEndpoint *self);

/**
 * mw_endpoint_dup_digest:
 *
 * Returns: (transfer full): a digest of everything that a verdict depends on, secrets by their ids:
 *   an observation with another digest is stale
 */
char *mw_endpoint_dup_digest (MwEndpoint *self);

/**
 * mw_endpoint_dup_server:
 *
 * Returns: (transfer full): `host:port`, by which mailboxes of one server belong together; "" where
 *   no host is set
 */
char *mw_endpoint_dup_server (MwEndpoint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwEndpoint, mw_endpoint_unref)

/* What became of one step. */
typedef struct
{
  MwProbeOutcome outcome;
  guint milliseconds;
  char *
      detail; /* (owned) (nullable): what was seen, one line, for people ("192.0.2.1", "TLS 1.3") */
} MwProbeStepResult;

/**
 * MwProbeFields:
 *
 * Everything that a test saw. mw_probe_report_new() copies it.
 */
typedef struct
{
  MwEndpoint *endpoint;
  MwVerdict verdict;
  MwProbeStep step;    /* the one that decided */
  const char *message; /* one translated sentence or two: what happened, and what to do */
  const char *log;     /* the technical detail: the conversation, without anything of a login */
  MwProbeStepResult steps[MW_N_PROBE_STEPS];
  guint milliseconds;
  const char *tls_version;  /* (nullable) `TLS 1.3` */
  const char *cipher;       /* (nullable) */
  const char *trust;        /* (nullable): what it was verified against, for people */
  const char *trust_error;  /* (nullable): why verification failed, in OpenSSL's words */
  const char *capabilities; /* (nullable): words of the server, separated by spaces */
  GPtrArray *chain;         /* (nullable) (element-type MwCertificate): the server's own first */
  MwChainFacts chain_facts;
  GDateTime *time; /* when, UTC */
} MwProbeFields;

/**
 * MwProbeReport:
 *
 * What a test of one endpoint saw. Immutable. Readable properties: `direction`, `scheme`,
 * `verdict`, `reachability`, `step`, `message`, `log`, `milliseconds`, `tls-version`, `cipher`,
 * `trust`, `chain` (GListModel of #MwCertificate), `time`.
 */
#define MW_TYPE_PROBE_REPORT (mw_probe_report_get_type ())
G_DECLARE_FINAL_TYPE (MwProbeReport, mw_probe_report, MW, PROBE_REPORT, GObject)
MwProbeReport *mw_probe_report_new (const MwProbeFields *fields);
const MwProbeFields *mw_probe_report_get_fields (MwProbeReport *self);
MwVerdict mw_probe_report_get_verdict (MwProbeReport *self);
MwReachability mw_probe_report_get_reachability (MwProbeReport *self);
const char *mw_probe_report_get_message (MwProbeReport *self);
GListModel *mw_probe_report_get_chain (MwProbeReport *self);

/**
 * mw_probe_report_get_certificate_state:
 * @index: of a certificate in the chain
 * @now: the time that it is looked at
 *
 * Returns: what is to be said of that certificate alone: it works, ends within
 *   %MW_CERTIFICATE_WARNING_DAYS, or is at fault or ended; untested where nothing depends on it
 */
MwReachability
mw_probe_report_get_certificate_state (MwProbeReport *self, guint index, GDateTime *now);

/**
 * mw_probe_report_is_local:
 * @index: of a certificate in the chain
 *
 * Returns: whether the server did not send it: it is from the CA file, or one of the system's
 */
gboolean mw_probe_report_is_local (MwProbeReport *self, guint index);

/**
 * MwProber:
 *
 * Tests connections. Nothing is ever sent, fetched or changed. At most so many tests run at once,
 * in all and per host; the rest wait. Calls may be made from the main context; work is done in a
 * thread of the prober's own.
 */
#define MW_TYPE_PROBER (mw_prober_get_type ())
G_DECLARE_INTERFACE (MwProber, mw_prober, MW, PROBER, GObject)

struct _MwProberInterface
{
  GTypeInterface parent_iface;

  void (*probe_async) (MwProber *self,
                       MwEndpoint *endpoint,
                       MwSecret *password,
                       gboolean log_in,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  MwProbeReport *(*probe_finish) (MwProber *self, GAsyncResult *result, GError **error);
  void (*find_settings_async) (MwProber *self,
                               const char *address,
                               gboolean allow_plain,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  GPtrArray *(*find_settings_finish) (MwProber *self,
                                      GAsyncResult *result,
                                      GStrv *troubles,
                                      GError **error);
};

/**
 * mw_prober_probe_async:
 * @endpoint: what to test
 * @password: (nullable): its password; not needed without @log_in
 * @log_in: whether to log in where the endpoint has an account
 *
 * First looks without verification and without credentials, which shows the certificate whatever is
 * wrong with it; logs in on a second connection that is verified or pinned. Where a login is asked
 * for, the account has a name and @password is %NULL, the verdict is `password-missing`, after
 * everything else was looked at. A test that fails is a report, not an error.
 */
void mw_prober_probe_async (MwProber *self,
                            MwEndpoint *endpoint,
                            MwSecret *password,
                            gboolean log_in,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * mw_prober_probe_finish:
 *
 * Returns: (transfer full): what was seen, or %NULL with %G_IO_ERROR_CANCELLED
 */
MwProbeReport *mw_prober_probe_finish (MwProber *self, GAsyncResult *result, GError **error);

/**
 * mw_prober_find_settings_async:
 * @address: a mail address
 * @allow_plain: whether a configuration that came over plain HTTP may be used
 *
 * Finds out the servers of a mailbox from its address alone: the provider's own configuration file,
 * then SRV records (RFC 6186, RFC 8314), then the same of whoever receives the domain's mail (its
 * MX record), then likely names that answer. The address is never sent unencrypted. Nothing is
 * changed.
 */
void mw_prober_find_settings_async (MwProber *self,
                                    const char *address,
                                    gboolean allow_plain,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/**
 * mw_prober_find_settings_finish:
 * @troubles: (out) (optional) (transfer full): what is wrong where settings could have been found:
 * a configuration file that is there and cannot be used, a name server that does not answer. Each
 * is a few translated sentences in plain text that name the place, names between U+2068 and U+2069
 *
 * Returns: (transfer full) (element-type MwFoundSetting): the best first, empty if nothing was
 *   found; %NULL with %MW_ERROR_INVALID (no address) or %G_IO_ERROR_CANCELLED
 */
GPtrArray *mw_prober_find_settings_finish (MwProber *self,
                                           GAsyncResult *result,
                                           GStrv *troubles,
                                           GError **error);

G_END_DECLS
