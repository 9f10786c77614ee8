/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/password.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <mailwright/password.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

#define LONGEST 4096

/* Signals that would end or stop the program while the terminal hides what is typed. */
static const int SIGNALS[] = { SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGTSTP };

static volatile sig_atomic_t caught;
static int wake = -1; /* readable once a signal was caught, in whichever thread that was */

typedef struct
{
  struct termios terminal;
  struct sigaction actions[G_N_ELEMENTS (SIGNALS)];
} Before;

static void
on_signal (int number)
{
  const guint64 one = 1;

  caught = number;
  if (write (wake, &one, sizeof one) < 0)
    return;
}

static gboolean
hide_input (Before *before)
{
  struct sigaction action = { .sa_handler = on_signal };
  struct termios quiet;

  if (tcgetattr (STDIN_FILENO, &before->terminal) != 0)
    return FALSE;
  wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake < 0)
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
  close (wake);
  wake = -1;
  if (caught)
    raise (caught);
}

/* A signal that comes just before a read, or to another thread, would not end the read. */
static gboolean
wait_for_input (void)
{
  struct pollfd watched[] = { { .fd = STDIN_FILENO, .events = POLLIN },
                              { .fd = wake, .events = POLLIN } };

  while (!caught)
    if (poll (watched, G_N_ELEMENTS (watched), -1) > 0 && watched[0].revents && !caught)
      return TRUE;
  return FALSE;
}

/* Byte by byte, past stdio: its buffer would keep a copy that nobody wipes. What somebody types is
 * one line; what comes from a pipe or a file is read to its end, so that a second line is seen. */
static gsize
read_text (char *buffer, gsize size, gboolean hidden)
{
  gsize n = 0;

  while (n < size && (!hidden || wait_for_input ()))
    {
      gssize got = read (STDIN_FILENO, buffer + n, 1);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0 || (hidden && buffer[n] == '\n'))
        break;
      n++;
    }
  return n;
}

/* One line end, of whichever kind, is the end of the line and not of the password. */
static gsize
strip_line_end (const char *buffer, gsize n)
{
  if (n > 0 && buffer[n - 1] == '\n')
    n--;
  else
    return n;
  return n > 0 && buffer[n - 1] == '\r' ? n - 1 : n;
}

static MwSecret *
refuse (GError **error, const char *reason)
{
  /* Translators: %s is a sentence: what is wrong with a password */
  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("%s Nothing was changed."), reason);
  return NULL;
}

static MwSecret *
check (const char *buffer, gsize n, GError **error)
{
  g_autofree char *reason = NULL;

  if (n > LONGEST)
    return refuse (error, _ ("The password is too long."));
  switch (mw_password_check (buffer, n, &reason))
    {
    case MW_PASSWORD_UNUSABLE:
      return refuse (error, reason);
    case MW_PASSWORD_DOUBTFUL:
      g_printerr (_ ("warning: %s It is kept as it is.\n"), reason);
      break;
    case MW_PASSWORD_FINE:
    default:
      break;
    }
  return mw_secret_new (buffer, (gssize) n);
}

MwSecret *
ctl_password_read (const char *name, GError **error)
{
  char buffer[LONGEST + 3]; /* and a line end, and one more that is too many */
  Before before;
  gboolean hidden = FALSE;
  MwSecret *secret = NULL;
  gsize n;

  if (isatty (STDIN_FILENO))
    {
      hidden = hide_input (&before);
      if (!hidden)
        return refuse (error, _ ("The terminal cannot hide what is typed."));
      g_printerr ("%s: ", name);
    }
  n = read_text (buffer, sizeof buffer, hidden);
  if (hidden && caught)
    n = 0;
  if (hidden)
    show_input (&before);
  secret = check (buffer, hidden ? n : strip_line_end (buffer, n), error);
  explicit_bzero (buffer, sizeof buffer);
  return secret;
}
