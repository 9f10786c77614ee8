#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""test-clean-root.py      what tests/run --in takes over from this machine, and what it never removes; prints TAP"""
import importlib.machinery, importlib.util, os, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.realpath(__file__))
loader = importlib.machinery.SourceFileLoader('clean_root', os.path.join(HERE, 'clean-root'))
clean_root = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
loader.exec_module(clean_root)


class Skip(Exception):
    pass


def the_mirror_is_debians_own(folder):
    listed = os.path.join(folder, 'mirrors')
    with open(listed, 'w') as f:
        f.write('https://near.example/debian\tpriority:1\nhttps://far.example/debian\n')
    for targets, mirror in (
            ('', None),
            ('main bookworm http://deb.example/debian/ Debian\n', 'http://deb.example/debian'),
            # Before the first update nothing is known of the origin.
            ('main bookworm http://deb.example/debian/ \n', 'http://deb.example/debian'),
            ('main bookworm http://proxy.example:3142/mirror/deb/ Debian\n', 'http://proxy.example:3142/mirror/deb'),
            ('main cloud http://other.example/apt/ Some Cloud SDK\n'
             'main bookworm-security http://deb.example/debian-security/ Debian\n'
             'main bookworm-updates http://updates.example/debian/ Debian\n'
             'contrib bookworm http://contrib.example/debian/ Debian\n'
             'main bookworm https://deb.example/debian/ Debian\n', 'https://deb.example/debian'),
            ('main bookworm mirror+file:/%s Debian\n' % listed, 'https://near.example/debian')):
        found = clean_root.mirror(targets)
        assert found == mirror, (targets, found)


def the_way_there_is_that_of_apt(folder):
    dump = '''APT::Architecture "amd64";
Acquire "";
Acquire::Check-Date "false";
Acquire::CompressionTypes::xz "xz";
Acquire::http "";
Acquire::http::Proxy "http://proxy.example:3128";
Acquire::http::Proxy-Auto-Detect "/usr/bin/find-proxy";
Acquire::https::deb.example::CaInfo "/etc/own/ca.pem";
Acquire::https::SslKey "/etc/own/key.pem";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
DPkg::Post-Invoke:: "rm -f /var/cache/apt/*.deb";
'''
    lines = clean_root.way_there(dump, {})
    assert lines == ['Acquire::Check-Date "false";', 'Acquire::http::Proxy "http://proxy.example:3128";',
                     'Acquire::https::deb.example::CaInfo "/etc/own/ca.pem";',
                     'Acquire::https::SslKey "/etc/own/key.pem";'], lines
    assert clean_root.named(lines, 'CaInfo', 'SslKey') == ['/etc/own/ca.pem', '/etc/own/key.pem']
    assert clean_root.named(lines, 'Proxy') == ['http://proxy.example:3128']
    # The environment counts where apt says nothing.
    env = {'http_proxy': 'http://shell.example', 'https_proxy': 'http://shell.example'}
    assert clean_root.named(clean_root.way_there(dump, env), 'Proxy') == ['http://proxy.example:3128', 'http://shell.example']
    assert clean_root.named(clean_root.way_there('', env), 'Proxy') == ['http://shell.example']


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as f:
        f.write(text)
    return path


def tree(folder):
    found = {}
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != '.git']
        for name in files:
            path = os.path.join(where, name)
            if os.path.islink(path):
                text = '-> ' + os.readlink(path)
            else:
                with open(path) as f:
                    text = ('x ' if os.access(path, os.X_OK) else '') + f.read()
            found[os.path.relpath(path, folder)] = text
    return found


def the_checkout_is_that_of_the_working_tree(folder):
    if not shutil.which('git'):
        raise Skip('git is not installed')
    source, target = os.path.join(folder, 'source'), os.path.join(folder, 'target')
    os.mkdir(source)

    def git(*argv):
        subprocess.run(['git', '-C', source, '-c', 'user.name=A', '-c', 'user.email=a@example.org', *argv], check=True,
                       stdout=subprocess.DEVNULL, env={**os.environ, 'GIT_CONFIG_GLOBAL': '/dev/null'})
    git('init', '--quiet', '-b', 'main')
    write(source, '.gitignore', '_build*\n')
    for name in ('same', 'changed', 'lost', 'unlisted', 'was/a/folder', 'name with\nall kinds é'):
        write(source, name, 'first')
    os.chmod(write(source, 'run', 'first'), 0o755)
    git('add', '.')
    git('commit', '--quiet', '-m', 'first')
    write(source, 'changed', 'second')
    os.unlink(os.path.join(source, 'lost'))
    git('rm', '--quiet', '--cached', 'unlisted')
    os.unlink(os.path.join(source, 'unlisted'))
    shutil.rmtree(os.path.join(source, 'was'))
    write(source, 'was', 'a file')
    write(source, 'new/er', 'second')
    os.symlink('new/er', os.path.join(source, 'link'))
    write(source, '_build/left', 'behind')
    clean_root.take_checkout(source, target)
    wanted = tree(source)
    del wanted['_build/left']
    assert tree(target) == wanted, (tree(target), wanted)


def nothing_is_removed_through_a_mount(folder):
    """In a mount namespace, which takes the mount with it."""
    if os.geteuid() != 0 or subprocess.run(['unshare', '--mount', 'true'], stderr=subprocess.DEVNULL).returncode:
        raise Skip('takes root and mount namespaces')
    base = os.path.join(folder, 'base')
    os.makedirs(os.path.join(base, 'root', 'dev'))
    r = subprocess.run(['unshare', '--mount', sys.executable, os.path.realpath(__file__), '--mounted', base],
                       capture_output=True, text=True)
    assert r.returncode == 0, r.stderr
    assert not os.path.exists(base)


def mounted(base):
    inside = os.path.join(base, 'root', 'dev')
    subprocess.run(['mount', '-t', 'tmpfs', 'dev', inside], check=True)
    write(inside, 'null', '')
    try:
        clean_root.remove(base)
    except clean_root.Failed as e:
        assert inside in str(e), e
    else:
        raise AssertionError('it was removed')
    assert os.path.exists(os.path.join(inside, 'null'))
    subprocess.run(['umount', inside], check=True)
    clean_root.remove(base)


def main():
    if sys.argv[1:2] == ['--mounted']:
        return mounted(sys.argv[2])
    tests = (the_mirror_is_debians_own, the_way_there_is_that_of_apt, the_checkout_is_that_of_the_working_tree,
             nothing_is_removed_through_a_mount)
    failed = 0
    print('1..%d' % len(tests))
    for number, test in enumerate(tests, 1):
        name = '/harness/clean-root/' + test.__name__.replace('_', '-')
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print('ok %d %s' % (number, name), flush=True)
            except Skip as e:
                print('ok %d %s # SKIP %s' % (number, name, e), flush=True)
            except Exception as e:
                failed += 1
                print('not ok %d %s\n# %s: %s' % (number, name, type(e).__name__, str(e).replace('\n', '\n# ')), flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
