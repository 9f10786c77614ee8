/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

#include <mailwright/address.h>
#include <mailwright/agent.h>
#include <mailwright/agent-edits.h>
#include <mailwright/assign-plan.h>
#include <mailwright/author.h>
#include <mailwright/catalogue.h>
#include <mailwright/certificate.h>
#include <mailwright/change.h>
#include <mailwright/change-spans.h>
#include <mailwright/character.h>
#include <mailwright/check.h>
#include <mailwright/draft.h>
#include <mailwright/driver.h>
#include <mailwright/edit.h>
#include <mailwright/error.h>
#include <mailwright/from.h>
#include <mailwright/health.h>
#include <mailwright/join-plan.h>
#include <mailwright/kept-secret.h>
#include <mailwright/keyed-list.h>
#include <mailwright/live.h>
#include <mailwright/loaded-rows.h>
#include <mailwright/members.h>
#include <mailwright/name.h>
#include <mailwright/new-profile.h>
#include <mailwright/observation.h>
#include <mailwright/override.h>
#include <mailwright/parameter.h>
#include <mailwright/parameter-words.h>
#include <mailwright/password.h>
#include <mailwright/port.h>
#include <mailwright/probe.h>
#include <mailwright/profile.h>
#include <mailwright/profile-edits.h>
#include <mailwright/publication.h>
#include <mailwright/publish.h>
#include <mailwright/publisher.h>
#include <mailwright/query.h>
#include <mailwright/responsibility.h>
#include <mailwright/responsibility-edits.h>
#include <mailwright/review.h>
#include <mailwright/revision.h>
#include <mailwright/sender-map.h>
#include <mailwright/sheet.h>
#include <mailwright/shipped.h>
#include <mailwright/take-out.h>
#include <mailwright/tester.h>
#include <mailwright/time-left.h>
#include <mailwright/touched.h>
#include <mailwright/value-edits.h>
#include <mailwright/vault.h>
#include <mailwright/verdict.h>
