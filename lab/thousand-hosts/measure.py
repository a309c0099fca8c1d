#!/usr/bin/env python3
"""measure.py NAME COMMAND...: runs it; says how long it took, what processor time it and its children took, and the most memory that
they had together (proportional set size)."""
import os
import resource
import subprocess
import sys
import threading
import time


def tree(root):
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as stat:
                    parents.setdefault(int(stat.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
            except OSError:
                pass
    found, todo = [], [root]
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += parents.get(pid, [])
    return found


def memory(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as rollup:
            return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def main():
    name, command = sys.argv[1], sys.argv[2:]
    begun = time.monotonic()
    process = subprocess.Popen(command)
    most, over = [0], threading.Event()

    def watch():
        while not over.wait(1):
            most[0] = max(most[0], sum(memory(pid) for pid in tree(process.pid)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    code = process.wait()
    wall = time.monotonic() - begun
    over.set()
    watcher.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{name}: {wall:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor, {most[0] / 1024:.0f} MB, exit {code}")


main()
