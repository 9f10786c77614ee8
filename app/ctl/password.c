/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/password.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LONGEST 4096

static gboolean
hide_input (struct termios *old)
{
  struct termios quiet;

  if (tcgetattr (STDIN_FILENO, old) != 0)
    return FALSE;
  quiet = *old;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  quiet.c_lflag |= ECHONL;
  return tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
}

/* Byte by byte, past stdio: its buffer would keep a copy that nobody wipes. */
static gssize
read_line (char *buffer, gsize size)
{
  gsize n = 0;

  while (n < size)
    {
      gssize got = read (STDIN_FILENO, buffer + n, 1);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0 || buffer[n] == '\n')
        break;
      n++;
    }
  if (n > 0 && n < size && buffer[n - 1] == '\r')
    n--;
  return (gssize) n;
}

static MwSecret *
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, message);
  return NULL;
}

MwSecret *
ctl_password_read (const char *name, GError **error)
{
  char buffer[LONGEST];
  struct termios old;
  gboolean hidden = FALSE;
  MwSecret *secret = NULL;
  gssize n;

  if (isatty (STDIN_FILENO))
    {
      hidden = hide_input (&old);
      if (!hidden)
        return set_invalid (error, _ ("The terminal cannot hide what is typed. Nothing was read."));
      g_printerr ("%s: ", name);
    }
  n = read_line (buffer, sizeof buffer);
  if (hidden)
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &old);
  if (n == 0)
    set_invalid (error, _ ("The password is empty. Nothing was changed."));
  else if (n == LONGEST)
    set_invalid (error, _ ("The password is too long. Nothing was changed."));
  else if (memchr (buffer, 0, (gsize) n) || !g_utf8_validate (buffer, n, NULL))
    set_invalid (error, _ ("The password is not valid UTF-8 text. Nothing was changed."));
  else
    secret = mw_secret_new (buffer, n);
  explicit_bzero (buffer, sizeof buffer);
  return secret;
}
