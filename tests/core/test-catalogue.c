/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/catalogue.h>

static MwCatalogue *
load_shipped (void)
{
  g_autofree char *drivers =
      g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers", NULL);
  const char *directories[] = { drivers, NULL };

  return mw_catalogue_new (directories);
}

static void
test_shipped_drivers_load (void)
{
  g_autoptr (MwCatalogue) catalogue = load_shipped ();
  const char *const *problems = mw_catalogue_get_problems (catalogue);

  for (guint i = 0; problems[i]; i++)
    g_test_message ("%s", problems[i]);
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 2);
  g_assert_nonnull (mw_catalogue_find (catalogue, "internet-smtp-imap"));
  g_assert_nonnull (mw_catalogue_find (catalogue, "Internet SMTP/POP3 Server"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/catalogue/shipped-drivers-load", test_shipped_drivers_load);

  return g_test_run ();
}
