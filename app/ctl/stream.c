/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/stream.h"

#include "ctl/command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <mailwright/character.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The first error of each, as errno has it; 0 while all is well. */
static int output_error;
static int message_error;

static void
put (FILE *file, int *error, const char *text)
{
  errno = 0;
  if (fputs (text, file) == EOF && !*error)
    *error = errno ? errno : EIO;
}

static void
flush (FILE *file, int *error)
{
  errno = 0;
  if (fflush (file) != 0 && !*error)
    *error = errno ? errno : EIO;
}

void
ctl_stream_put (const char *text)
{
  put (stdout, &output_error, text);
}

void
ctl_stream_flush (void)
{
  flush (stdout, &output_error);
}

gboolean
ctl_stream_is_lost (void)
{
  return output_error != 0;
}

/* Whatever else is seen to: no text that others wrote tells the terminal what to do. */
static char *
without_controls (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_iscntrl (letter) && letter != '\n' && letter != '\t')
        g_string_append_printf (out, "<U+%04X>", letter);
      else
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

/* In the letters of the locale; what it has no letter for is written as well as it can. */
static char *
for_locale (const char *text)
{
  const char *charset = NULL;
  g_autofree char *valid = without_controls (text);
  g_autofree char *target = NULL;
  char *converted = NULL;

  if (g_get_charset (&charset))
    return g_steal_pointer (&valid);
  target = g_strconcat (charset, "//TRANSLIT", NULL);
  converted = g_convert_with_fallback (valid, -1, target, "UTF-8", "?", NULL, NULL, NULL);
  return converted ? converted : g_steal_pointer (&valid);
}

static void
on_print (const char *text)
{
  g_autofree char *shown = for_locale (text);

  put (stdout, &output_error, shown);
}

/* What was printed before comes before it, where both go to one place. */
static void
on_print_error (const char *text)
{
  g_autofree char *shown = for_locale (text);

  ctl_stream_flush ();
  put (stderr, &message_error, shown);
}

void
ctl_stream_say (const char *kind, const char *sentence)
{
  g_autofree char *shown = mw_character_dup_visible_sentence (sentence);

  if (kind)
    g_printerr ("mailwrightctl: %s: %s\n", kind, shown);
  else
    g_printerr ("mailwrightctl: %s\n", shown);
}

void
ctl_stream_put_control (const char *text)
{
  put (stderr, &message_error, text);
}

/* The next file that is opened would take the place of a stream that the caller closed, and be
 * written to: a stand-in holds it, on which each read or write fails. */
static void
fill_gap (int fd, int flags)
{
  int stand_in = -1;

  if (fcntl (fd, F_GETFD) >= 0 || errno != EBADF)
    return;
  stand_in = open ("/dev/null", flags);
  if (stand_in >= 0 && stand_in != fd)
    {
      dup2 (stand_in, fd);
      close (stand_in);
    }
}

void
ctl_stream_set_up (void)
{
  fill_gap (STDIN_FILENO, O_WRONLY);
  fill_gap (STDOUT_FILENO, O_RDONLY);
  fill_gap (STDERR_FILENO, O_RDONLY);
  /* Libraries of ours ignore it at one time and not at another; at the end it is raised. */
  signal (SIGPIPE, SIG_IGN);
  g_set_print_handler (on_print);
  g_set_printerr_handler (on_print_error);
}

static void
end_by_pipe (void)
{
  sigset_t pipe;

  signal (SIGPIPE, SIG_DFL);
  sigemptyset (&pipe);
  sigaddset (&pipe, SIGPIPE);
  sigprocmask (SIG_UNBLOCK, &pipe, NULL);
  raise (SIGPIPE);
}

static void
say_lost (gboolean changed)
{
  /* Translators: %s is the system's reason, such as "No space left on device" */
  g_autofree char *sentence =
      g_strdup_printf (_ ("The output could not be written: %s."), g_strerror (output_error));

  if (changed)
    g_printerr ("mailwrightctl: %s %s\n", sentence,
                _ ("What was asked for is done, though: do not repeat it."));
  else
    g_printerr ("mailwrightctl: %s\n", sentence);
}

int
ctl_stream_end (int status, gboolean changed)
{
  ctl_stream_flush ();
  /* Some file systems tell only now that they have no room. */
  if (close (STDOUT_FILENO) != 0 && errno != EBADF && !output_error)
    output_error = errno;
  if (output_error == EPIPE || (!output_error && message_error == EPIPE))
    end_by_pipe ();
  if (output_error)
    {
      say_lost (changed);
      return changed ? CTL_UNSAID : CTL_FAILED;
    }
  if (message_error && status == CTL_DONE)
    return changed ? CTL_UNSAID : CTL_FAILED;
  return status;
}
