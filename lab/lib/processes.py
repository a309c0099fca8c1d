"""processes.py DIRECTORY-OF-PIDS DAEMON...: what runs of the lab, with memory. Ends with 1 when one of the daemons, or one on record, is down.

A row is a daemon with all its descendants. PSS is the honest figure: shared pages are counted once over all processes.
"""
import glob
import os
import sys

# what belongs to no daemon's tree: words of the command line, and the name of the row
STRAYS = [('privsep-helper', '(privsep helpers)'), ('qemu-system', '(guests: qemu)'), ('dnsmasq', '(dnsmasq)'),
          ('haproxy', '(haproxy, metadata)'), ('rootwrap-daemon', '(rootwrap daemons)'), ('keepalived', '(keepalived)'),
          ('ovsdb-client monitor', '(ovsdb monitor)'), ('ip -o monitor', '(ip monitor)')]


class Process:
    """One process, as /proc describes it."""

    def __init__(self, pid):
        """Reads it; OSError or IndexError when it has ended meanwhile."""
        folder = f'/proc/{pid}/'
        fields = read(folder + 'stat').rsplit(')', 1)[1].split()
        self.pid, self.parent, self.started = pid, int(fields[1]), fields[19]
        self.zombie = fields[0] == 'Z'
        self.rss = value(folder + 'status', 'VmRSS:')
        self.pss = value(folder + 'smaps_rollup', 'Pss:')
        self.command = read(folder + 'cmdline').replace('\0', ' ')


def read(path):
    """Returns what is in a file."""
    with open(path, encoding='utf-8', errors='replace') as file:
        return file.read()


def value(path, name):
    """Returns a size in KiB from a file of lines 'NAME SIZE kB', 0 when it is not there."""
    return next((int(line.split()[1]) for line in read(path).splitlines() if line.startswith(name)), 0)


def processes():
    """Returns all processes by pid."""
    found = {}
    for folder in glob.glob('/proc/[0-9]*'):
        try:
            process = Process(int(folder[6:]))
        except (OSError, IndexError):
            continue
        found[process.pid] = process
    return found


def tree(root, everyone):
    """Returns a process and all its descendants."""
    out = [root]
    for process in everyone.values():
        if process.parent == root.pid:
            out += tree(process, everyone)
    return out


def daemon(path, everyone):
    """Returns the process that a pid file names, or None when it is down."""
    try:
        process = everyone.get(int(read(path)))
        started = read(path[:-len('pid')] + 'start').split()[0]
    except (OSError, ValueError, IndexError):
        return None
    return process if process and process.started == started and not process.zombie else None


def row(name, members, state='up'):
    """Prints one row and returns its figures."""
    figures = [len(members), sum(p.rss for p in members), sum(p.pss for p in members)]
    first = members[0].pid if members else '-'
    print(f'{name:<34} {state:<5} {first:>7} {figures[0]:>4} {figures[1] / 1024:>8.0f} {figures[2] / 1024:>8.0f}')
    return figures


def main(directory, wanted):
    """Prints the table and returns how many daemons are down."""
    everyone, seen, rows, down = processes(), set(), [], 0
    on_record = {os.path.basename(path)[:-len('.pid')] for path in glob.glob(directory + '/*.pid')}
    print(f'{"daemon":<34} {"state":<5} {"pid":>7} {"proc":>4} {"RSS MiB":>8} {"PSS MiB":>8}')
    for name in sorted(on_record.union(wanted)):
        process = daemon(f'{directory}/{name}.pid', everyone)
        if process is None:
            down += 1
            row(name, [], 'DOWN')
            continue
        members = tree(process, everyone)
        seen.update(p.pid for p in members)
        rows.append(row(name, members))
    rows += stray_rows(everyone, seen)
    total = [sum(column) for column in zip(*rows)] or [0, 0, 0]
    print(f'{"total":<34} {"":<5} {"":>7} {total[0]:>4} {total[1] / 1024:>8.0f} {total[2] / 1024:>8.0f}')
    return down


def stray_rows(everyone, seen):
    """Prints a row for each kind of helper that is in no daemon's tree, and returns their figures."""
    strays = {}
    for process in everyone.values():
        name = next((name for words, name in STRAYS if words in process.command), None)
        if name and process.pid not in seen:
            strays.setdefault(name, []).append(process)
    return [row(name, members) for name, members in sorted(strays.items())]


sys.exit(1 if main(sys.argv[1], sys.argv[2:]) else 0)
