/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/port.h>

#include "drivers.h"

/* RFC 8314, section 7, and the port of RFC 5321. */
static void
test_standards (void)
{
  g_assert_cmpuint (mw_port_get_standard ("smtp", MW_ENCRYPTION_TLS), ==, 465);
  g_assert_cmpuint (mw_port_get_standard ("smtp", MW_ENCRYPTION_STARTTLS), ==, 587);
  g_assert_cmpuint (mw_port_get_standard ("smtp", MW_ENCRYPTION_NONE), ==, 587);
  g_assert_cmpuint (mw_port_get_standard ("imap", MW_ENCRYPTION_TLS), ==, 993);
  g_assert_cmpuint (mw_port_get_standard ("imap", MW_ENCRYPTION_STARTTLS), ==, 143);
  g_assert_cmpuint (mw_port_get_standard ("pop3", MW_ENCRYPTION_TLS), ==, 995);
  g_assert_cmpuint (mw_port_get_standard ("pop3", MW_ENCRYPTION_NONE), ==, 110);
  g_assert_cmpuint (mw_port_get_standard ("http", MW_ENCRYPTION_TLS), ==, 0);
}

static void
test_uses (void)
{
  g_assert_cmpint (mw_port_get_use ("smtp", 465), ==, MW_PORT_TLS);
  g_assert_cmpint (mw_port_get_use ("smtp", 587), ==, MW_PORT_PLAIN);
  g_assert_cmpint (mw_port_get_use ("smtp", 25), ==, MW_PORT_PLAIN);
  g_assert_cmpint (mw_port_get_use ("smtp", 993), ==, MW_PORT_OTHER);
  g_assert_cmpint (mw_port_get_use ("imap", 25), ==, MW_PORT_OTHER);
  g_assert_cmpint (mw_port_get_use (NULL, 993), ==, MW_PORT_TLS);
  g_assert_cmpint (mw_port_get_use (NULL, 110), ==, MW_PORT_PLAIN);
  /* IMAP has no third port. */
  g_assert_cmpint (mw_port_get_use (NULL, 0), ==, MW_PORT_OTHER);
  g_assert_cmpint (mw_port_get_use ("http", 25), ==, MW_PORT_OTHER);
  g_assert_true (mw_port_is_submission (465) && mw_port_is_submission (587));
  g_assert_false (mw_port_is_submission (25) || mw_port_is_submission (993) ||
                  mw_port_is_submission (0));
}

static guint
look_at_protocol (MwDriver *driver, MwProtocol *protocol)
{
  const char *key = mw_protocol_get_key (protocol, "port");
  MwParameter *parameter = key ? mw_driver_find_parameter (driver, key) : NULL;
  g_autofree char *scheme = mw_protocol_dup_scheme (protocol);
  guint n = 0;

  for (int i = MW_ENCRYPTION_NONE; parameter && i <= MW_ENCRYPTION_TLS; i++)
    {
      const char *port =
          mw_parameter_get_followed_default (parameter, mw_encryption_to_string ((MwEncryption) i));

      g_assert_nonnull (port);
      g_assert_cmpint (mw_port_get_use (scheme, (guint16) g_ascii_strtoull (port, NULL, 10)), ==,
                       i == MW_ENCRYPTION_TLS ? MW_PORT_TLS : MW_PORT_PLAIN);
      n++;
    }
  return n;
}

/* What drivers say in their files is no other rule. */
static void
test_shipped_drivers_agree (void)
{
  static const char *const ids[] = { "internet-smtp-imap", "internet-smtp-pop3" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MwDriver) driver = drivers_load_shipped (ids[i]);
      GListModel *protocols = mw_driver_get_protocols (driver);

      for (guint k = 0; k < g_list_model_get_n_items (protocols); k++)
        {
          g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, k);

          n += look_at_protocol (driver, protocol);
        }
    }
  g_assert_cmpuint (n, ==, 18);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/port/standards", test_standards);
  g_test_add_func ("/core/port/uses", test_uses);
  g_test_add_func ("/core/port/shipped-drivers-agree", test_shipped_drivers_agree);

  return g_test_run ();
}
