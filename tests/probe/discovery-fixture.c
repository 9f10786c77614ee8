/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery-fixture.h"

#include <string.h>

#include "probe/web.h"

void
discovery_set_up (DiscoveryFixture *self, gconstpointer data)
{
  self->resolver = fake_resolver_new ();
  self->prober = port_prober_new ();
  self->cancellable = g_cancellable_new ();
  self->sources.resolver = G_RESOLVER (self->resolver);
  self->sources.ca_file = web_get_ca_file ();
  self->sources.connect_to = web_get_connect_to ();
  self->sources.fetch_milliseconds = 20000;
  g_free (web_take_requests ());
}

/* Nothing is left behind, whatever was still under way. */
void
discovery_tear_down (DiscoveryFixture *self, gconstpointer data)
{
  gpointer prober = self->prober;

  g_clear_object (&self->result);
  g_strfreev (self->troubles);
  g_object_add_weak_pointer (G_OBJECT (prober), &prober);
  g_clear_object (&self->prober);
  while (prober)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (self->resolver);
  g_assert_finalize_object (self->cancellable);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DiscoveryFixture *self = user_data;

  g_assert_true (source == G_OBJECT (self->prober));
  g_assert_null (self->result);
  self->result = g_object_ref (result);
}

void
discovery_begin (DiscoveryFixture *self, const char *address, gboolean allow_plain)
{
  g_clear_object (&self->result);
  mw_discovery_find_in_async (&self->sources, MW_PROBER (self->prober), address, allow_plain,
                              self->cancellable, on_found, self);
}

GPtrArray *
discovery_finish (DiscoveryFixture *self, GError **error)
{
  while (!self->result)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->troubles, g_strfreev);
  return mw_discovery_find_finish (MW_PROBER (self->prober), self->result, &self->troubles, error);
}

GPtrArray *
discovery_find (DiscoveryFixture *self, const char *address, gboolean allow_plain)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *settings = NULL;

  discovery_begin (self, address, allow_plain);
  settings = discovery_finish (self, &error);
  g_assert_no_error (error);
  return settings;
}

/* "imap imap.example.org:993 tls jo@example.org autoconfig", one a line */
void
discovery_assert_settings (GPtrArray *settings, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < settings->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (settings, i);

      g_string_append_printf (lines, "%s %s:%u %s %s %s\n", setting->scheme, setting->host,
                              setting->port, mw_encryption_to_string (setting->encryption),
                              setting->account ? setting->account : "-", setting->source);
      g_assert_nonnull (setting->source_text);
      g_test_message ("%s", setting->source_text);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

void
discovery_expect (DiscoveryFixture *self,
                  const char *address,
                  gboolean allow_plain,
                  const char *expected)
{
  g_autoptr (GPtrArray) settings = discovery_find (self, address, allow_plain);

  g_test_message ("%s", address);
  discovery_assert_settings (settings, expected);
}

void
discovery_assert_text (DiscoveryFixture *self,
                       const char *address,
                       gboolean allow_plain,
                       const char *words)
{
  g_autoptr (GPtrArray) settings = discovery_find (self, address, allow_plain);
  MwFoundSetting *setting = NULL;

  g_assert_cmpuint (settings->len, >, 0);
  setting = g_ptr_array_index (settings, 0);
  if (!strstr (setting->source_text, words))
    g_error ("“%s” is not in “%s”", words, setting->source_text);
}

/* What the last search found wrong: a sentence or more that has each of these words, in this order
 */
void
discovery_assert_troubles (DiscoveryFixture *self, const char *const *words)
{
  for (guint i = 0; self->troubles[i]; i++)
    g_test_message ("%s", self->troubles[i]);
  g_assert_cmpuint (g_strv_length (self->troubles), ==, g_strv_length ((GStrv) words));
  for (guint i = 0; words[i]; i++)
    if (!strstr (self->troubles[i], words[i]))
      g_error ("“%s” is not in “%s”", words[i], self->troubles[i]);
}

/* Whether one of the last search's troubles has both. */
void
discovery_assert_trouble (DiscoveryFixture *self, const char *place, const char *words)
{
  gboolean found = FALSE;

  for (guint i = 0; self->troubles[i]; i++)
    {
      g_test_message ("%s", self->troubles[i]);
      g_assert_null (strstr (self->troubles[i], "emailaddress"));
      found |= strstr (self->troubles[i], place) && strstr (self->troubles[i], words);
    }
  if (!found)
    g_error ("Nothing is said with “%s” and “%s”", place, words);
}
