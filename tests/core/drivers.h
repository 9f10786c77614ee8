/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/* A folder of driver files that a test writes. */
char *drivers_make_folder (void);
void drivers_write (const char *folder, const char *name, const char *text);
void drivers_remove_folder (const char *folder);

/* The folder of the shipped drivers. */
char *drivers_shipped_folder (void);

/* The driver in @text, which has to be sound. */
MwDriver *drivers_load_text (const char *text);

/* The shipped driver of this id. */
MwDriver *drivers_load_shipped (const char *id);

/* The smallest sound driver; parameters may follow. */
#define SMALL_DRIVER(id, name)                                                                     \
  "[Driver]\nId=" id "\nName=" name "\nChannel=TEST\n"                                             \
  "[Protocol smtp]\nName=SMTP\nDirection=out\nServer=server\nPort=port\nEncryption=encryption\n"   \
  "[Parameter server]\nName=Server\nType=host\nDirection=out\nSection=outgoing\n"                  \
  "[Parameter port]\nName=Port\nType=port\nDirection=out\nSection=outgoing\nFollows=encryption\n"  \
  "FollowedDefaults=tls:465;starttls:587;none:25\n"                                                \
  "[Parameter encryption]\nName=Encryption\nType=choice\nDirection=out\nSection=encryption\n"      \
  "Default=tls\nChoices=none;starttls;tls\n"

/* A driver with two switches in place of one encryption, as old configurations have them. */
#define TWO_SWITCHES_DRIVER                                                                        \
  "[Driver]\nId=two-switches\nName=Two Switches\nChannel=TEST\n"                                   \
  "[Protocol smtp]\nName=SMTP\nDirection=out\nServer=server\nPort=port\nImplicitTls=use-ssl\n"     \
  "StartTls=use-tls\n"                                                                             \
  "[Parameter server]\nName=Server\nType=host\nDirection=out\nSection=outgoing\n"                  \
  "Default=smtp.example.org\n"                                                                     \
  "[Parameter port]\nName=Port\nType=port\nDirection=out\nSection=outgoing\nFollows=use-ssl\n"     \
  "FollowedDefaults=tls:465;starttls:587;none:25\n"                                                \
  "[Parameter use-ssl]\nName=Use SSL\nType=switch\nDirection=out\nSection=encryption\n"            \
  "Default=off\n"                                                                                  \
  "[Parameter use-tls]\nName=Use TLS\nType=switch\nDirection=out\nSection=encryption\n"            \
  "Default=on\n"

G_END_DECLS
