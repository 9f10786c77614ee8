/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/password.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LONGEST 4096

/* Signals that would end or stop the program while the terminal hides what is typed. */
static const int SIGNALS[] = { SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGTSTP };

static volatile sig_atomic_t caught;

typedef struct
{
  struct termios terminal;
  struct sigaction actions[G_N_ELEMENTS (SIGNALS)];
} Before;

static void
on_signal (int number)
{
  caught = number;
}

static gboolean
hide_input (Before *before)
{
  struct sigaction action = { .sa_handler = on_signal };
  struct termios quiet;

  if (tcgetattr (STDIN_FILENO, &before->terminal) != 0)
    return FALSE;
  caught = 0;
  for (guint i = 0; i < G_N_ELEMENTS (SIGNALS); i++)
    sigaction (SIGNALS[i], &action, &before->actions[i]);
  quiet = before->terminal;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  quiet.c_lflag |= ECHONL;
  return tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
}

/* The terminal as it was, and then the signal that came meanwhile. */
static void
show_input (const Before *before)
{
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before->terminal);
  for (guint i = 0; i < G_N_ELEMENTS (SIGNALS); i++)
    sigaction (SIGNALS[i], &before->actions[i], NULL);
  if (caught)
    raise (caught);
}

/* Byte by byte, past stdio: its buffer would keep a copy that nobody wipes. */
static gssize
read_line (char *buffer, gsize size)
{
  gsize n = 0;

  while (n < size)
    {
      gssize got = read (STDIN_FILENO, buffer + n, 1);

      if (got < 0 && errno == EINTR && !caught)
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
  Before before;
  gboolean hidden = FALSE;
  MwSecret *secret = NULL;
  gssize n;

  if (isatty (STDIN_FILENO))
    {
      hidden = hide_input (&before);
      if (!hidden)
        return set_invalid (error, _ ("The terminal cannot hide what is typed. Nothing was read."));
      g_printerr ("%s: ", name);
    }
  n = read_line (buffer, sizeof buffer);
  if (hidden && caught)
    n = 0;
  if (hidden)
    show_input (&before);
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
