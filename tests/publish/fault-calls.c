/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "fault-calls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A program's own function stands before the C library's, for libcdb too. */

static CallFault armed;
static int countdown;

void
fault_calls_arm (CallFault fault, int n)
{
  armed = fault;
  countdown = n;
}

static gboolean
has_accident (void)
{
  if (armed == CALL_FAULT_NONE || --countdown > 0)
    return FALSE;
  if (armed == CALL_FAULT_KILL)
    kill (getpid (), SIGKILL);
  errno = ENOSPC;
  return TRUE;
}

ssize_t
write (int fd, const void *buffer, size_t n)
{
  return has_accident () ? -1 : syscall (SYS_write, fd, buffer, n);
}

int
fsync (int fd)
{
  return has_accident () ? -1 : (int) syscall (SYS_fsync, fd);
}

int
fchmod (int fd, mode_t mode)
{
  return has_accident () ? -1 : (int) syscall (SYS_fchmod, fd, mode);
}

int
renameat (int from_fd, const char *from, int to_fd, const char *to)
{
  return has_accident () ? -1 : (int) syscall (SYS_renameat2, from_fd, from, to_fd, to, 0);
}
