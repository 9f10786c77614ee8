#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-twin.py MAILWRIGHTCTL      the window and mailwrightctl do the same: walks both lists of actions; prints TAP

Each action of the window is told what does it on the command line, or why nothing does; each command, where it is in
the window. What is added to one of them and not here fails.
"""
import glob, os, re, subprocess, sys

from world import CTL, main, test

DESKTOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'app', 'desktop')

# An action's command; several with a comma.
BY_COMMAND = {
    'win.add-agent': 'agent add', 'win.add-profile': 'profile add', 'win.add-responsibility': 'responsibility add',
    'win.undo': 'undo', 'win.undo-at': 'undo', 'win.redo': 'redo', 'win.submit': 'submit', 'win.discard': 'discard',
    'win.publish': 'publish',
    'win.secrets': 'secrets list', 'win.test-profiles': 'test', 'win.test-revision': 'test',
    'agent.add': 'agent add', 'agent.add-another': 'agent add', 'agent.remove': 'agent remove',
    'agent.assign': 'responsibility assign', 'chip.remove': 'responsibility unassign',
    'agent-responsibilities.remove': 'responsibility unassign',
    'agents.assign': 'responsibility assign', 'agent.same-as': 'agent same-as', 'agents.same-as': 'agent same-as',
    'same-as.apply': 'agent same-as', 'profile.assign': 'responsibility assign', 'agents.remove': 'agent remove',
    'assign.assign': 'responsibility assign', 'assign.new': 'responsibility add', 'members.add': 'responsibility assign',
    'assistant.add': 'profile add', 'assistant.submit': 'submit',
    'bulk.set': 'profile set', 'profiles.set-parameter': 'profile set', 'override.done': 'profile set',
    'overrides.edit': 'profile set', 'overrides.reset': 'profile unset', 'settings.apply': 'profile set',
    'certificate.pin': 'profile set', 'certificate.trust-ca-file': 'profile set', 'certificate.export': 'certificate',
    'probe.certificate': 'certificate', 'probe.trust-ca-file': 'profile set',
    'connections.test-all': 'test', 'connections.retest': 'test',
    'profile.test': 'test', 'profiles.test': 'test', 'encryption.test': 'test',
    'encryption.suggest': 'suggest', 'suggest.apply': 'suggest', 'parameters.find-settings': 'find-settings',
    'profile.find-settings': 'find-settings', 'settings.allow-plain': 'find-settings',
    'preferences.publish': 'publish-folder show', 'preferences.choose': 'publish-folder set',
    'profile.delete': 'profile delete', 'profiles.delete': 'profile delete',
    'profile.share-value': 'driver set, profile unset',
    'profile.toggle': 'profile enable, profile disable', 'profiles.enable': 'profile enable',
    'profiles.disable': 'profile disable', 'profiles.assign': 'responsibility assign',
    'responsibilities.add-addresses': 'responsibility assign', 'responsibilities.add-agents': 'responsibility assign',
    'responsibilities.assign': 'responsibility assign', 'responsibilities.remove': 'responsibility remove',
    'responsibilities.rename': 'responsibility edit', 'responsibility.apply': 'responsibility add, responsibility edit',
    'secrets.look-again': 'secrets list', 'secrets.remove': 'secrets clean', 'sender-list.make-default': 'agent edit',
    'submit.discard': 'discard', 'submit.undo': 'undo', 'review.take-out': 'undo, profile unset, profile edit', 'submit.review': 'check, diff', 'submit.submit': 'submit',
}
WAYS = 'goes somewhere in the window'
STEPS = 'a step of a dialog'
CLIPBOARD = 'what is printed can be copied'
ENDS = 'Ctrl+C'
FOLLOWS = 'a draft without changes begins on what is live, and one with changes is discarded first, as in the window'
OF_THE_WINDOW = {
    WAYS: 'win.open-agent win.select-agent win.open-profile win.open-profile-parameter win.open-driver '
          'win.open-driver-parameter win.open-responsibility win.show-page win.show-failing win.show-reachability '
          'win.peek-page win.show-nth-page win.back win.close-page win.close-vanished win.copy-text '
          'win.search win.clear-search win.cycle-focus win.primary win.preferences app.show-page agents.open '
          'profiles.open profile.open-driver connections.open override.open-profile overrides.open-profile '
          'sender-list.open review.open responsibilities.choose-agent list.context-menu own-menu.open chip.open '
          'drivers.open-folder',
    STEPS: 'assistant.back assistant.go-on assistant.next bulk.back submit.cancel responsibilities.report '
           'responsibilities.foretell '
           'app.about app.retry connection.close',
    CLIPBOARD: 'agent.copy-address profile.copy-address certificate.copy-fingerprint probe.copy drivers.copy-folder '
               'preferences.copy',
    ENDS: 'app.quit bulk.cancel connection.cancel connections.cancel',
    FOLLOWS: 'win.update',
}
# A command's place in the window that is no action: a page, or the fields on one.
ON_A_PAGE = {
    'driver list': 'drivers/drivers-page', 'driver show': 'drivers/driver-page', 'driver set': 'drivers/driver-page',
    'driver unset': 'drivers/driver-page', 'profile list': 'profiles/profiles-page', 'profile show': 'profiles/profile-page',
    'profile edit': 'profiles/profile-page', 'profile password': 'editors/secret-field', 'agent list': 'agents/agents-page',
    'responsibility list': 'responsibilities/responsibilities-page', 'responsibility show': 'responsibilities/responsibility-card',
    'from-list': 'senders/sender-list', 'publish-folder unset': 'shell/preferences',
    'take-back': 'connections/connections-page', 'health': 'connections/connections-page',
}
# The window has no page of the revisions yet.
NOT_IN_THE_WINDOW_YET = {'history'}


def actions():
    """Those that are installed on widgets and on the application."""
    found = set()
    for path in glob.glob(os.path.join(DESKTOP, '**', '*.c'), recursive=True):
        with open(path) as f:
            text = f.read()
        found |= set(re.findall(r'install_action \(\s*\w+,\s*"([a-z.-]+)"', text))
        found |= set(re.findall(r'\{ "(win\.[a-z-]+)",', text)) if 'actions[]' in text else set()
        found |= {'app.' + name for name in re.findall(r'\{ \.name = "([a-z-]+)", \.activate', text)}
    return found


def commands():
    listed = subprocess.run([CTL, '--help'], capture_output=True, text=True, check=True).stdout.split('Commands:')[1]
    return set(re.findall(r'^  ([a-z-]+(?: [a-z][a-z-]*)?)(?= [A-Z\[-]|  |$)', listed, re.M))


@test
def each_action_has_its_command():
    told = {name: why for why, names in OF_THE_WINDOW.items() for name in names.split()}
    assert not set(told) & set(BY_COMMAND)
    known = set(told) | set(BY_COMMAND)
    assert len(actions()) > 80, 'the sources are read otherwise now'
    assert actions() == known, 'not told: %s; gone: %s' % (sorted(actions() - known), sorted(known - actions()))
    there = commands()
    for name, text in BY_COMMAND.items():
        assert set(text.split(', ')) <= there, (name, text)


@test
def each_command_has_its_place():
    there = commands()
    placed = {c for text in BY_COMMAND.values() for c in text.split(', ')} | set(ON_A_PAGE) | NOT_IN_THE_WINDOW_YET
    assert there == placed, 'not told: %s; gone: %s' % (sorted(there - placed), sorted(placed - there))
    for place in ON_A_PAGE.values():
        assert os.path.exists(os.path.join(DESKTOP, place + '.ui')), place


sys.exit(main())
