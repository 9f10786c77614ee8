#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""lint.py CHECKOUT              asks every rule of rules.py about a checkout, and prints TAP
lint.py --potfiles CHECKOUT   prints what po/POTFILES.in should hold

Before a rule is asked about the checkout it is tried on small trees that break it: a rule that finds
nothing there is itself a failure.
"""
import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import rules                                                            # noqa: E402

HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later\n * SPDX-FileCopyrightText: 2026 A\n */\n'


def function(name, lines):
    return 'void\n%s (void)\n{\n%s}\n' % (name, '  x ();\n' * lines)


def struct(name, fields):
    return 'struct %s\n{\n%s};\n' % (name, '  char *a; /* (owned), or not */\n' * fields)


def catalogue(source, translation, flag=''):
    """A tree whose template has the one message source, and whose catalogue has the translation."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' \
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    empty = '\nmsgstr[0] ""\nmsgstr[1] ""\n' if 'msgid_plural' in source else '\nmsgstr ""\n'
    return {'po/LINGUAS': 'de\n', 'po/de.po': head + translation,
            'po/update': '#!/bin/sh\ncat >"$2" <<"EOF"\n%s%s%sEOF\n' % (head, flag, source + empty)}


# For each rule, files that break it; every file of a tree must be named in a finding.
BROKEN = {
    'format_of_c': [{'app/core/a.c': 'int  main(void){return 0;}\n'}],
    'layers': [
        {'include/mailwright/a.h': '#include <sqlite3.h>\n'},
        {'app/core/a.c': '#include "store/draft.h"\n', 'app/core/b.c': '#include <idn2.h>\n'},
        {'app/core/a.c': '#include <gtk/gtk.h>\n'},
        {'app/store/a.c': '#include "vault/vault.h"\n'},
        {'app/vault/a.c': '#include <sqlite3.h>\n'},
        {'app/probe/a.c': '#include "vault/keyring.h"\n', 'app/core/a.c': '#include <curl/curl.h>\n'},
        {'app/publish/a.c': '#include "store/live.h"\n', 'app/store/a.c': '#include <cdb.h>\n'},
        {'app/publish/a.c': '#include <sqlite3.h>\n', 'app/ctl/a.c': '#include "publish/map.h"\n'},
        {'app/desktop/a.c': '#include "store/draft.h"\n', 'app/ctl/a.c': '#include <gtk/gtk.h>\n'},
    ],
    'foreign_types': [{'include/mailwright/a.h': 'int mw_a (sqlite3 *db);\n', 'include/mailwright/b.h': 'GBytes *changeset;\n'},
                      {'include/mailwright/a.h': 'void mw_a (GtkWidget *widget);\n'}],
    'documentation': [{'include/mailwright/a.h': '/* Makes one. */\nMwA *mw_a_new (void);\n'},
                      {'include/mailwright/a.h': '/**\n * mw_a_new:\n */\nMwA *mw_a_new (void);\nvoid\nmw_a_go (MwA *self);\n'}],
    'pages': [
        {'app/desktop/agents/a-page.c': '#include "desktop/agents/b-page.h"\n'},
        {'app/desktop/widgets/a.c': '#include "desktop/agents/b-page.h"\n',
         'app/desktop/submit/a-dialog.c': '#include "desktop/agents/b-page.h"\n'},
    ],
    'rooms': [
        {'app/desktop/widgets/a.c': '#include "desktop/editors/b.h"\n'},
        {'app/desktop/lists/a.h': '#include "desktop/agents/b-dialog.h"\n',
         'app/desktop/editors/a.c': '#include "desktop/shell/b.h"\n'},
        {'app/store/entities/a.c': '#include "store/draft/b.h"\n', 'app/core/drawer/a.c': ''},
    ],
    'file_lengths': [{'app/core/a.c': '\n' * 701, 'app/core/a.h': '\n' * 251,
                      'app/desktop/a.ui': '\n' * 301}],
    'function_lengths': [{'app/core/a.c': function('a', 81),
                          'app/core/b.c': function('b_class_init', 121),
                          'app/core/c.c': 'void\nc (int a,\n   int b)\n{\n%s}\n' % ('\n' * 81)}],
    'struct_fields': [
        {'app/core/a.c': struct('_MwA', 19), 'app/core/a.h': 'typedef struct\n{\n  int a;\n' + '  int b, c;\n' * 9 + '} MwA;\n'},
        {'tests/core/a.c': 'struct _A\n{\n' + '  void (*a) (int b, int c);\n' * 19 + '};\n',
         'app/desktop/a.c': 'struct _A\n{\n  struct\n  {\n' + '    int a : 1;\n' * 10 + '  } b;\n' + '  int c[2];\n' * 8 + '};\n',
         'app/store/a.c': struct('_MwClassroom', 19)},
    ],
    'template_children': [{'app/desktop/a.c': 'gtk_widget_class_bind_template_child (a, B, c);\n' * 16}],
    'test_lines': [{'app/core/a.c': '\n' * 10}],
    'names': [{'app/core/string-utils.c': '', 'app/core/a.h': 'typedef int MwDraftManager;\n'}],
    'licences': [{'app/core/a.c': 'int a;\n', 'app/run': '#!/bin/sh\n', 'app/desktop/a.ui': '<a/>\n'}],
    'spelling_of_c': [
        {'app/core/a.c': 'g_object_set_data (a, "b", c);\n'},
        {'app/desktop/a.c': 'secret_password_lookup_sync (a);\n'},
        {'app/core/a.h': 'MwDraft *mw_draft_get_default (void);\n'},
        {'app/core/a.c': 'gchar *a = NULL;\n', 'app/core/b.c': 'gint a = 0;\n'},
        {'app/core/a.c': 'g_autoptr (GError) error;\n', 'app/core/b.c': 'g_autofree char *a;\n'},
        {'app/core/a.h': '#ifndef A_H\n'},
        {'app/core/a.c': 'a (_ ("b %" G_GINT64_FORMAT), c);\n'},
    ],
    'unfinished': [{'app/core/a.c': '/* TO' 'DO: this */\n', 'app/desktop/a.ui': '<!-- FIX' 'ME -->\n'}],
    'reports': [{'tests/bench/a.tsv': 'figure\tvalue\tunit\tgoal\tholds\nload\t1\tprograms\t-\tyes\n'}],
    'top_level': [{'notes.txt': ''}],
    'icons': [{'app/desktop/a.c': '"no-such-thing-symbolic"\n',
               'app/desktop/a.ui': '<property name="icon-name">nor-this-symbolic</property>\n'}],
    'potfiles': [{'po/POTFILES.in': 'app/core/gone.c\n', 'app/core/a.c': 'a (_ ("b"));\n'},
                 {'po/POTFILES.in': '', 'app/desktop/a.ui': '<p translatable="yes">A</p>\n'},
                 {'po/POTFILES.in': '', 'data/drivers/a.driver': 'Name=A\n'}],
    'catalogues': [
        catalogue('msgid "New"', ''),
        catalogue('msgid "%d new"', '#, fuzzy\nmsgid "%d new"\nmsgstr "%d neu"\n', flag='#, c-format\n'),
        catalogue('msgid "%d new"', '#, c-format\nmsgid "%d new"\nmsgstr "%s neu"\n',
                  flag='#, c-format\n'),
        catalogue('msgid "%d a"\nmsgid_plural "%d b"', '#, c-format\nmsgid "%d a"\nmsgid_plural "%d b"\n'
                  'msgstr[0] "%d c"\nmsgstr[1] ""\n', flag='#, c-format\n'),
        catalogue('msgid "_New"', 'msgid "_New"\nmsgstr "Neu"\n'),
        catalogue('msgid "New…"', 'msgid "New"\nmsgstr "Neu"\n')],
}
BROKEN['apostrophes'] = [
    {'app/core/a.c': 'a (_ ("the server\'s own"));\n', 'app/desktop/a.ui': '<p translatable="yes">A server\'s</p>\n'},
    {'app/core/a.c': 'a (ngettext ("one",\n"the servers\' own", n));\n', 'data/drivers/a.driver': 'Help=Whose it\'s\n'}]
# What a rule must let pass, where it could easily find too much.
SOUND = {
    'documentation': {'include/mailwright/a.h': 'struct _MwAInterface\n{\n  int (*mw_go) (MwA *self);\n};\nGType mw_a_get_type (void);\n'
                                                '#define MW_TYPE_A (mw_a_get_type ())\nMwA *mw_a_new (void);\n',
                      'app/core/a.c': '/**\n * mw_a_new:\n */\nMwA *\nmw_a_new (void)\n{\n}\n'},
    'foreign_types': {'include/mailwright/a.h': '/* for SQLite a changeset */\nMwSecret *mw_secret_new (void);\n',
                      'app/store/a.h': 'int mw_a (sqlite3 *db);\n'},
    'catalogues': catalogue('msgid "_New (%d)"', '#, c-format\nmsgid "_New (%d)"\nmsgstr "_Neu (%d)"\n',
                            flag='#, c-format\n'),
    'layers': {'app/core/text/address.c': '#include <idn2.h>\n#include <glib/gi18n-lib.h>\n',
               'app/core/a.c': '/* #include <gtk/gtk.h> */\n#include <string.h>\n#include "core/a.h"\n',
               'app/desktop/main.c': '#include "store/draft.h"\n#include <adwaita.h>\n'},
    'pages': {'app/desktop/agents/a-page.c': '#include "desktop/agents/a-page.h"\n'
                                             '#include "desktop/widgets/b.h"\n',
              'app/desktop/agents/a-page-search.c': '#include "desktop/agents/a-page.h"\n',
              'app/desktop/shell/window.c': '#include "desktop/agents/a-page.h"\n'},
    'rooms': {'app/desktop/agents/a-dialog.c': '#include "desktop/editors/b.h"\n#include "desktop/agents/b.h"\n',
              'app/desktop/main.c': '#include "desktop/shell/b.h"\n',
              'app/store/draft/a.c': '#include "store/store.h"\n#include "store/entities/b.h"\n'},
    'reports': {'tests/bench/a.tsv': 'figure\tvalue\tunit\tgoal\tholds\nload\t1\tprograms\t-\t-\nedit\t1\tratio\t<= 1.2\tyes\n'},
    'test_lines': {'app/core/a.c': '\n' * 10, 'tests/store/a.c': '\n' * 6},
    'icons': {'data/icons/a/mw-own-symbolic.svg': '', 'app/desktop/a.c': '"mw-own-symbolic" "list-add-symbolic"\n',
              'app/desktop/a.ui': '<a>object-select-symbolic</a>\n'},
    'function_lengths': {'app/core/a.c': function('a', 80) + 'struct _A\n{\n' + '  int a;\n' * 90 + '};\n'},
    'struct_fields': {'app/core/a.c': struct('_MwA', 18) + struct('_MwAInterface', 40) + struct('_MwAClass', 40),
                      'app/core/b.c': 'struct _B\n{\n  /* int a; */\n#if B\n' + '  void (*a) (int (*b) (int c), int d[N (1, 2)]);\n' * 16 +
                                      '#endif\n  union\n  {\n    int e, f;\n  };\n};\n',
                      'app/core/c.c': 'static const struct\n{\n  int a;\n} B[] = {\n' + '  { 1 },\n' * 30 + '};\n'},
    'spelling_of_c': {'app/core/a.c': 'g_autoptr (GError) error = NULL;\nguint a = 0;\ngint64 b = 0;\n'
                                      '/* gchar */\nlookup_sync (a);\n'},
    'apostrophes': {'app/core/a.c': "/* the server's */ a (_ (\"the server’s\"), \"it's\"); 'a'; _ (\"'%s'\");\n"},
    'potfiles': {'po/POTFILES.in': 'app/core/a.c\n', 'app/core/a.c': 'a (_ ("b"));\n',
                 'app/core/b.c': '/* _("c") */\ng_free (b);\n'},
}
PLAIN = {'app/core/a.c': HEAD, 'po/LINGUAS': '', 'po/POTFILES.in': '',
         'po/update': '#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n'
                      '# SPDX-FileCopyrightText: 2026 A\n'}
ALSO = {'po/LINGUAS', 'po/update', 'po/POTFILES.in'}       # looked in, not looked at


def grow(folder, files):
    for path, text in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
        if text.startswith('#!'):
            os.chmod(path, 0o755)
    return rules.Tree(folder)


def blind_spots(rule):
    """What the rule does not find in trees that break it, or finds in a tree that does not."""
    wrong = []
    for files in BROKEN[rule.__name__]:
        with tempfile.TemporaryDirectory() as folder:
            found = '\n'.join(rule(grow(folder, files)))
        wrong += ['nothing found in a broken %s (%r)' % (path, text[:60])
                  for path, text in files.items() if path not in found and path not in ALSO
                  and path != 'app/core/gone.c']
    with tempfile.TemporaryDirectory() as folder:
        tree = grow(folder, SOUND.get(rule.__name__, PLAIN))
        wrong += ['found in a sound tree: %s' % f for f in rule(tree)]
    return wrong


def main():
    if sys.argv[1:2] == ['--potfiles']:
        print('# Every file with a string that a person reads; po/update writes this list.')
        print('\n'.join(rules.translatable(rules.Tree(sys.argv[2]))))
        return 0
    tree = rules.Tree(os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else '.'))
    failed = number = 0
    print('1..%d' % (2 * len(rules.RULES)))
    for rule in rules.RULES:
        for name, ask in (('itself', lambda: blind_spots(rule)), ('checkout', lambda: rule(tree))):
            number += 1
            try:
                found, skipped = ask(), ''
            except rules.Skip as e:
                found, skipped = [], ' # SKIP %s' % e
            print('%s %d /lint/%s/%s%s' % ('not ok' if found else 'ok', number,
                                           rule.__name__.replace('_', '-'), name, skipped))
            for f in found:
                print('# %s' % f.replace('\n', '\n#   '))
            failed += bool(found)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
