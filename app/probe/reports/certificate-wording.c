/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/reports/certificate-wording.h"

#include <glib/gi18n-lib.h>
#include <mailwright/observation.h>

/* A sentence holds so many names, and says how many more there are; the certificate shows all. */
#define MOST_NAMES 5
#define FIRST_NAMES 4

/* What the sentences speak of. All of it is borrowed. */
typedef struct
{
  const MwProbeMatter *matter;
  const MwVerification *seen;
  const char *server;   /* host:port */
  const char *protocol; /* "IMAP" */
  GDateTime *now;
} Scene;

typedef gboolean (*Match) (const MwCertificateFields *fields, GDateTime *now);

static const MwCertificateFields *
get_fields (const Scene *scene, guint index)
{
  return mw_certificate_get_fields (g_ptr_array_index (scene->seen->chain, index));
}

static char *
format_date (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);

  /* Translators: a date as g_date_time_format() writes it, in words of this language */
  return g_date_time_format (local, _ ("%-d %B %Y"));
}

/* Text of others may run from right to left, and must not carry ours along. */
static char *
isolate (const char *text)
{
  return g_strconcat ("\u2068", text, "\u2069", NULL);
}

static void
add (GString *text, char *sentence)
{
  if (!sentence)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* ---- which certificate ---- */

/* The beginning of a sentence. */
static char *
word_whose (const Scene *scene, guint index)
{
  const char *ca_file = scene->matter->endpoint->ca_file;
  g_autofree char *subject = isolate (get_fields (scene, index)->subject);

  if (index == 0)
    /* Translators: a server. Begins sentences such as “… ended on 1 May 2026.” */
    return g_strdup_printf (_ ("The certificate of %s"), scene->server);
  if (index < scene->seen->n_sent)
    /* Translators: an authority, a server. Begins sentences such as “… ended on 1 May 2026.” */
    return g_strdup_printf (_ ("The certificate of “%s”, which vouches for that of %s,"), subject,
                            scene->server);
  if (ca_file)
    /* Translators: an authority, a file, a server. Begins sentences such as “… ended on 1 May
       2026.” */
    return g_strdup_printf (
        _ ("The certificate of “%s” in the CA file %s, which vouches for that of %s,"), subject,
        ca_file, scene->server);
  /* Translators: an authority, a server. Begins sentences such as “… ended on 1 May 2026.” */
  return g_strdup_printf (
      _ ("The certificate of “%s” among the authorities of this system, which vouches for that of "
         "%s,"),
      subject, scene->server);
}

/* Of what ends. */
static char *
word_renewal (const Scene *scene, guint index)
{
  if (index == 0)
    return g_strdup_printf (_ ("Have the %s server’s certificate renewed."), scene->protocol);
  if (index < scene->seen->n_sent)
    return g_strdup_printf (_ ("Have the %s server’s chain of certificates renewed."),
                            scene->protocol);
  if (scene->matter->endpoint->ca_file)
    return g_strdup (_ ("Put that authority’s current certificate into the file."));
  return g_strdup (_ ("Bring the certificate authorities of this system up to date."));
}

static gboolean
has_ended (const MwCertificateFields *fields, GDateTime *now)
{
  return g_date_time_compare (fields->not_after, now) < 0;
}

static gboolean
has_not_begun (const MwCertificateFields *fields, GDateTime *now)
{
  return g_date_time_compare (fields->not_before, now) > 0;
}

static gboolean
ends_soon (const MwCertificateFields *fields, GDateTime *now)
{
  return g_date_time_difference (fields->not_after, now) <
         MW_CERTIFICATE_WARNING_DAYS * G_TIME_SPAN_DAY;
}

/* A sentence for each certificate of the chain from @first on that matches, and what to do. */
static void
add_dates (const Scene *scene, GString *text, guint first, Match match)
{
  for (guint i = first; i < scene->seen->n_built; i++)
    {
      const MwCertificateFields *fields = get_fields (scene, i);
      g_autofree char *whose = NULL;
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;

      if (!match (fields, scene->now))
        continue;
      whose = word_whose (scene, i);
      from = format_date (fields->not_before);
      until = format_date (fields->not_after);
      if (match == has_not_begun)
        /* Translators: whose certificate, a date */
        add (text, g_strdup_printf (_ ("%s is not valid before %s."), whose, from));
      else if (match == has_ended)
        /* Translators: whose certificate, a date */
        add (text, g_strdup_printf (_ ("%s ended on %s."), whose, until));
      else
        /* Translators: whose certificate, a date */
        add (text, g_strdup_printf (_ ("%s ends on %s."), whose, until));
      if (match != has_not_begun)
        add (text, word_renewal (scene, i));
    }
}

static char *
word_ended (const Scene *scene)
{
  GString *text = g_string_new (NULL);

  add_dates (scene, text, 0, has_ended);
  return g_string_free (text, FALSE);
}

static char *
word_not_begun (const Scene *scene)
{
  GString *text = g_string_new (NULL);

  add_dates (scene, text, 0, has_not_begun);
  add (text, g_strdup_printf (_ ("Check the clock of this computer, or have the %s server’s "
                                 "certificate replaced."),
                              scene->protocol));
  return g_string_free (text, FALSE);
}

/* ---- for whom ---- */

static char *
join_names (const GStrv names)
{
  guint n = g_strv_length (names);
  g_autofree char *first = NULL;
  g_autofree char *all_few = NULL;
  g_autoptr (GStrvBuilder) few = NULL;
  g_auto (GStrv) few_names = NULL;
  g_autofree char *all = g_strjoinv (", ", names);

  if (n <= MOST_NAMES)
    return isolate (all);
  few = g_strv_builder_new ();
  for (guint i = 0; i < FIRST_NAMES; i++)
    g_strv_builder_add (few, names[i]);
  few_names = g_strv_builder_end (few);
  all_few = g_strjoinv (", ", few_names);
  first = isolate (all_few);
  /* Translators: names, and how many more there are */
  return g_strdup_printf (
      ngettext ("%s and %u other", "%s and %u others", (gulong) (n - FIRST_NAMES)), first,
      n - FIRST_NAMES);
}

static char *
word_address (const Scene *scene, const char *names)
{
  const char *host = scene->matter->endpoint->host;

  if (!*scene->seen->naming->hosts)
    /* Translators: server, address, protocol. iPAddress is a technical word */
    return g_strdup_printf (
        _ ("The certificate of %s has %s as the name of a host, and addresses do not count there. "
           "Have the %s server’s certificate replaced by one that has it as an address "
           "(iPAddress)."),
        scene->server, host, scene->protocol);
  /* Translators: server, address, protocol, names, protocol. iPAddress is a technical word */
  return g_strdup_printf (
      _ ("The certificate of %s has %s as the name of a host, and addresses do not count there. "
         "Set "
         "the %s server to a name that the certificate is for (%s), or have the %s server’s "
         "certificate replaced by one that has it as an address (iPAddress)."),
      scene->server, host, scene->protocol, names, scene->protocol);
}

static char *
word_wrong_host (const Scene *scene)
{
  const MwNaming *naming = scene->seen->naming;
  g_autofree char *names = join_names (naming->hosts);
  g_autofree char *match = isolate (naming->match ? naming->match : "");

  switch (naming->kind)
    {
    case MW_NAMING_ADDRESS:
      return word_address (scene, names);
    case MW_NAMING_FORM:
      /* Translators: server, a name as it is written, the same name as it should be, protocol */
      return g_strdup_printf (
          _ ("The certificate of %s is for “%s”, which does not count written like that: it has to "
             "be “%s” there. Have the %s server’s certificate replaced."),
          scene->server, match, scene->matter->endpoint->host, scene->protocol);
    case MW_NAMING_WILDCARD:
      /* Translators: server, names, protocol */
      return g_strdup_printf (
          _ ("The certificate of %s is for %s, where * stands for one whole part of a name, the "
             "first, and for nothing else. Set the %s server to a name that the certificate is "
             "for, "
             "or have it replaced."),
          scene->server, names, scene->protocol);
    case MW_NAMING_NOBODY:
      return g_strdup_printf (_ ("The certificate of %s is for no host at all. Have the %s "
                                 "server’s certificate replaced."),
                              scene->server, scene->protocol);
    case MW_NAMING_OTHER:
    case MW_NAMING_RIGHT:
    case MW_NAMING_UNDERSCORE:
    case MW_NAMING_SUBJECT:
    default:
      /* Translators: the second %s is the names in the certificate */
      return g_strdup_printf (
          _ ("The certificate of %s is for %s. Set the %s server to a name that "
             "the certificate is for, or have it replaced."),
          scene->server, names, scene->protocol);
    }
}

/* ---- by whom ---- */

static char *
word_unknown_issuer (const Scene *scene)
{
  g_autofree char *issuer = isolate (get_fields (scene, scene->seen->fault)->issuer);
  const char *ca_file = scene->matter->endpoint->ca_file;

  if (ca_file && scene->seen->has_namesake)
    /* Translators: server, authority, file, protocol */
    return g_strdup_printf (
        _ ("The certificate of %s is from “%s”, but not from the one in the CA file %s, which has "
           "the same name and another key. Put that authority’s current certificate into the file, "
           "or have the %s server’s certificate replaced."),
        scene->server, issuer, ca_file, scene->protocol);
  if (ca_file)
    /* Translators: server, authority, file, protocol */
    return g_strdup_printf (
        _ ("The certificate of %s is from “%s”, which is not in the CA file %s. If that is an "
           "authority to trust, put its certificate into the file; otherwise have the %s server "
           "send its whole chain, or its certificate replaced."),
        scene->server, issuer, ca_file, scene->protocol);
  /* Translators: server, authority, protocol */
  return g_strdup_printf (
      _ ("The certificate of %s is from “%s”, which is not trusted here. If that is your own "
         "authority, set its CA file; otherwise have the %s server send its whole chain, or its "
         "certificate replaced."),
      scene->server, issuer, scene->protocol);
}

static char *
word_self_signed (const Scene *scene)
{
  const char *ca_file = scene->matter->endpoint->ca_file;

  if (ca_file)
    /* Translators: server, file, protocol */
    return g_strdup_printf (_ ("The certificate of %s is signed by itself, and is not in the CA "
                               "file %s. If it is known to be right, put it into the file; "
                               "otherwise have the %s server’s certificate replaced."),
                            scene->server, ca_file, scene->protocol);
  return g_strdup_printf (_ ("The certificate of %s is signed by itself, so nobody vouches for "
                             "it. If it is known to be right, pin it; otherwise have the %s "
                             "server’s certificate replaced."),
                          scene->server, scene->protocol);
}

static char *
word_fault (const Scene *scene)
{
  g_autofree char *whose = word_whose (scene, scene->seen->fault);
  GString *text = g_string_new (NULL);

  if (scene->matter->judgement.verdict == MW_VERDICT_CERTIFICATE_REVOKED)
    /* Translators: whose certificate */
    add (text, g_strdup_printf (_ ("%s was revoked by its issuer."), whose));
  else
    /* Translators: whose certificate, and what the TLS library said */
    add (text, g_strdup_printf (_ ("%s is not acceptable; the cause: %s."), whose,
                                X509_verify_cert_error_string (scene->seen->error)));
  add (text, g_strdup_printf (_ ("Have the %s server’s certificate replaced."), scene->protocol));
  return g_string_free (text, FALSE);
}

/* ---- the CA file ---- */

static char *
word_ca_file_contents (const char *file, MwCaFileState state)
{
  switch ((int) state)
    {
    case MW_CA_FILE_EMPTY:
      return g_strdup_printf (_ ("The CA file %s is empty."), file);
    case MW_CA_FILE_BINARY:
      return g_strdup_printf (_ ("The CA file %s is in binary form (DER or PKCS #12), which mail "
                                 "programs do not read."),
                              file);
    case MW_CA_FILE_DAMAGED:
      return g_strdup_printf (
          _ ("A certificate in the CA file %s is damaged or breaks off, so that "
             "nothing in it counts."),
          file);
    case MW_CA_FILE_KEY:
      return g_strdup_printf (
          _ ("The CA file %s holds a private key, which has no place there, and no certificate."),
          file);
    default:
      return g_strdup_printf (
          _ ("The CA file %s holds no certificate: none begins with “-----BEGIN CERTIFICATE-----” "
             "on a line of its own."),
          file);
    }
}

static char *
word_ca_file_state (const char *file, MwCaFileState state)
{
  switch ((int) state)
    {
    case MW_CA_FILE_ABSENT:
      return g_strdup_printf (_ ("There is no CA file %s."), file);
    case MW_CA_FILE_FORBIDDEN:
      return g_strdup_printf (_ ("You may not read the CA file %s."), file);
    case MW_CA_FILE_FOLDER:
      return g_strdup_printf (_ ("The CA file %s is a folder."), file);
    case MW_CA_FILE_SPECIAL:
      return g_strdup_printf (_ ("The CA file %s is no ordinary file."), file);
    case MW_CA_FILE_TOO_LARGE:
      return g_strdup_printf (_ ("The CA file %s is too large to be one."), file);
    case MW_CA_FILE_UNREADABLE:
      return g_strdup_printf (_ ("The CA file %s cannot be read."), file);
    default:
      return word_ca_file_contents (file, state);
    }
}

static char *
word_ca_file (const Scene *scene)
{
  GString *text = g_string_new (NULL);

  add (text, word_ca_file_state (scene->matter->endpoint->ca_file, scene->matter->ca_file_state));
  add (text, g_strdup_printf (_ ("So the certificate of %s could not be checked. Set a file with "
                                 "the certificates of the authorities to trust (PEM)."),
                              scene->server));
  return g_string_free (text, FALSE);
}

/* ---- warnings ---- */

static char *
word_pin_ends (const Scene *scene)
{
  const MwCertificateFields *fields = get_fields (scene, 0);
  g_autofree char *until = format_date (fields->not_after);

  if (has_ended (fields, scene->now))
    /* Translators: server, date, protocol */
    return g_strdup_printf (
        _ ("%s works, but its certificate, which is pinned, ended on %s. Have the %s server’s "
           "certificate renewed, and pin the new one."),
        scene->server, until, scene->protocol);
  /* Translators: server, date, protocol */
  return g_strdup_printf (
      _ ("%s works, but its certificate, which is pinned, ends on %s. Have the %s server’s "
         "certificate renewed before, and pin the new one."),
      scene->server, until, scene->protocol);
}

static char *
word_ends_soon (const Scene *scene)
{
  const MwCertificateFields *own = get_fields (scene, 0);
  g_autofree char *until = format_date (own->not_after);
  GString *text = NULL;

  if (scene->matter->endpoint->pin)
    return word_pin_ends (scene);
  text = g_string_new (NULL);
  if (ends_soon (own, scene->now))
    add (text, g_strdup_printf (_ ("%s works, but its certificate ends on %s. Have the %s "
                                   "server’s certificate renewed before."),
                                scene->server, until, scene->protocol));
  else
    /* Translators: a server. Which one, and when, follows */
    add (text, g_strdup_printf (_ ("%s works, but a certificate that vouches for it ends soon."),
                                scene->server));
  add_dates (scene, text, 1, ends_soon);
  return g_string_free (text, FALSE);
}

static void
add_list_notes (const MwProbeMatter *matter, const MwVerification *seen, GString *notes)
{
  for (guint i = 0; i < seen->ended_lists->len; i++)
    {
      const MwEndedList *list = g_ptr_array_index (seen->ended_lists, i);
      g_autofree char *ended = format_date (list->ended);
      g_autofree char *issuer = isolate (list->issuer);

      /* Translators: authority, file, date */
      add (notes,
           g_strdup_printf (
               _ ("The revocation list of “%s” in the CA file %s ended on %s, so that nobody "
                  "can tell what that authority revoked since. Put its current list into "
                  "the file."),
               issuer, matter->endpoint->ca_file, ended));
    }
}

char *
mw_certificate_word_notes (const MwProbeMatter *matter)
{
  const MwVerification *seen = mw_probe_matter_get_verification (matter);
  GString *notes = NULL;

  if (!seen || matter->endpoint->pin)
    return NULL;
  notes = g_string_new (NULL);
  add_list_notes (matter, seen, notes);
  if (seen->naming->kind == MW_NAMING_UNDERSCORE)
    /* Translators: a name with an asterisk, such as *.example.org */
    add (notes, g_strdup_printf (_ ("Its certificate is for %s, and some programs take no host for "
                                    "that whose name has an underscore."),
                                 seen->naming->match));
  if (seen->naming->kind == MW_NAMING_SUBJECT)
    add (notes, g_strdup (_ ("Its certificate names the host in its subject alone, where newer "
                             "programs do not look; have it replaced when there is a chance.")));
  return g_string_free (notes, notes->len == 0);
}

/* ---- all ---- */

static char *
word (const Scene *scene)
{
  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_CERTIFICATE_EXPIRED:
      return word_ended (scene);
    case MW_VERDICT_CERTIFICATE_NOT_YET_VALID:
      return word_not_begun (scene);
    case MW_VERDICT_CERTIFICATE_WRONG_HOST:
      return word_wrong_host (scene);
    case MW_VERDICT_CERTIFICATE_SELF_SIGNED:
      return word_self_signed (scene);
    case MW_VERDICT_CERTIFICATE_UNKNOWN_ISSUER:
      return word_unknown_issuer (scene);
    case MW_VERDICT_CERTIFICATE_REVOKED:
    case MW_VERDICT_CERTIFICATE_UNACCEPTABLE:
      return word_fault (scene);
    case MW_VERDICT_CERTIFICATE_NOT_PINNED:
      return g_strdup_printf (_ ("%s has another certificate than the pinned one. If it is known "
                                 "to be right, pin the new one; otherwise do not log in to this %s "
                                 "server."),
                              scene->server, scene->protocol);
    case MW_VERDICT_CA_FILE_UNREADABLE:
      return word_ca_file (scene);
    case MW_VERDICT_CERTIFICATE_ENDS_SOON:
      return word_ends_soon (scene);
    default:
      return NULL;
    }
}

char *
mw_certificate_word_judgement (const MwProbeMatter *matter,
                               const char *server,
                               const char *protocol)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  Scene scene = { .matter = matter,
                  .seen = mw_probe_matter_get_verification (matter),
                  .server = server,
                  .protocol = protocol,
                  .now = now };

  return scene.seen ? word (&scene) : NULL;
}
