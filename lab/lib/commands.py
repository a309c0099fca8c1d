"""Compares what sshds and sudo saw of runs with what is declared: python3 commands.py JAR DIRECTORY SUITE...

JAR has the scripts that hosts are asked with; DIRECTORY is the one that lab/command-proof fills. Prints figures for each suite and host, and each thing that should not be; ends with 1 if
there is any.
"""
import ast
import collections
import pathlib
import re
import sys
import zipfile

GATHER = "exec /bin/sh -s"
SHELL = re.compile(r"/(bash|sh|dash)$")
LINE = re.compile(r"^(\d+)\s+(.*)$")
RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$")
CALL = re.compile(r"^(\w+)\((.*)\)\s+=\s+(-?\d+|\?)(.*)$", re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
FORKS = {"clone", "clone3", "fork", "vfork"}
EXECUTES = {"execve", "execveat"}
OPENS = {"open", "openat", "openat2", "creat"}
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
# what is no file: nothing of what is written there stays
NOWHERE = re.compile(r"^/dev/(null|tty|pts/\d+)$")


def text(literal):
    """The text of a string as strace writes it."""
    return ast.literal_eval('b"' + literal + '"').decode(errors="replace")


def calls(path):
    """Yields process, name, arguments and result of each call; one that another process interrupted is put together again."""
    waiting = {}
    with open(path, errors="replace") as trace:
        for line in trace:
            parts = LINE.match(line.rstrip("\n"))
            if not parts:
                continue
            process, rest = int(parts.group(1)), parts.group(2)
            if rest.endswith("<unfinished ...>"):
                waiting[process] = rest[: -len("<unfinished ...>")]
                continue
            resumed = RESUMED.match(rest)
            if resumed:
                rest = waiting.pop(process, resumed.group(1) + "(") + resumed.group(2)
            call = CALL.match(rest)
            if call:
                yield process, call.group(1), call.group(2), call.group(3)


class Session:
    """What one login of a user ran."""

    def __init__(self, words):
        self.words = words
        self.root = []
        self.programs = collections.Counter()
        self.written = []
        self.in_vain = collections.Counter()

    @property
    def command(self):
        return self.words[2] if len(self.words) == 3 and self.words[1] == "-c" else " ".join(self.words)


def sessions(path):
    """Returns what each login ran. A session begins where a process of sshd executes something that is not sshd."""
    parents, session_of, found = {}, {}, []
    everything = list(calls(path))
    for process, name, _, result in everything:
        if name in FORKS and result.isdigit() and int(result) > 0:
            parents[int(result)] = process

    def session(process):
        seen = []
        while process is not None and process not in session_of:
            seen.append(process)
            process = parents.get(process)
        return session_of.get(process)

    for process, name, arguments, result in everything:
        within = session(process)
        if name in EXECUTES and result == "0":
            words = [text(word) for word, _ in STRING.findall(arguments[arguments.index("["):arguments.rindex("]")])]
            program = text(STRING.search(arguments).group(1))
            if within is None and program != "/usr/sbin/sshd":
                session_of[process] = within = Session(words)
                found.append(within)
            elif within is not None:
                executed(within, program, words)
        elif within is not None and name not in FORKS | EXECUTES:
            changed(within, name, arguments, result)
    return found


def executed(session, program, words):
    session.programs[program.rsplit("/", 1)[1]] += 1
    if program.endswith("/sudo"):
        session.root.append(" ".join(words[1:]))


def changed(session, name, arguments, result):
    if name in OPENS and name != "creat" and not WRITING.search(arguments):
        return
    if name.startswith("f") and "\"" not in arguments:
        what = f"{name} of an open file"
    else:
        what = name + " " + " ".join(text(word) for word, _ in STRING.findall(arguments))
    if name in OPENS and NOWHERE.match(what.split(" ", 1)[1]):
        return
    if result.startswith("-"):
        session.in_vain[what] += 1
    else:
        session.written.append(what)


def declared_root(path):
    """The commands of a sudoers file, without its escapes."""
    for line in path.read_text().splitlines():
        if line.startswith("  /"):
            yield re.sub(r"\\(.)", r"\1", re.sub(r", *\\$", "", line.strip()))


def declared_command(line):
    """What a command may look like whose stand-ins are others."""
    pattern = re.escape(line).replace(re.escape("00000000-0000-0000-0000-000000000000"), "[0-9a-f-]{36}")
    return re.compile(re.sub(r"(?<![{f-])\b\d+\b(?!\})", r"\\d+", pattern))


def sudo_log(path):
    """What sudo wrote down that it ran, and what it refused."""
    ran, refused = collections.Counter(), []
    for line in path.read_text(errors="replace").splitlines():
        if "COMMAND=" not in line:
            refused.append(line)
            continue
        head, command = line.split("COMMAND=", 1)
        if "not allowed" in head or "password" in head or "USER=root" not in head:
            refused.append(line)
        else:
            ran[command.strip()] += 1
    return ran, refused


def sshd_log(path):
    log = path.read_text(errors="replace")
    return {
        "logins": len(re.findall(r"Accepted publickey for", log)),
        "commands": len(re.findall(r"Starting session: command for", log)),
        "others": re.findall(r"Starting session: (?!command for).*|subsystem request.*|.*direct-tcpip.*|.*forward.*", log),
        "users": set(re.findall(r"Starting session: command for (\S+)", log)),
    }


def main():
    jar, directory, suites = zipfile.ZipFile(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    root = list(declared_root(directory / "declared-root"))
    single = [declared_command(line) for line in (directory / "declared-commands").read_text().splitlines()]
    scripts = " ".join(jar.read(name).decode() for name in jar.namelist() if re.fullmatch(r"io/regioncheck/node/[a-z-]+\.sh", name))
    scripts += (directory / "declared-commands").read_text()
    # sudo's own, which the proof has it write
    own_log = directory / "sudo.log"
    bad, ever, kinds = [], collections.Counter(), collections.Counter()
    for suite in suites:
        seen = collections.Counter()
        for trace in sorted(directory.glob(f"{suite}-*.trace")):
            host = trace.stem[len(suite) + 1:]
            place = f"{suite}, {host}"
            logins, log = sessions(trace), sshd_log(trace.with_suffix(".log"))
            gathers = [one for one in logins if one.command == GATHER]
            others = [one for one in logins if one.command != GATHER]
            mine = collections.Counter(command for one in logins for command in one.root)
            seen += mine
            print(f"{place}: {log['logins']} logins as {', '.join(sorted(log['users'])) or 'nobody'}, {len(gathers)} times \"{GATHER}\", "
                  f"{len(others)} other commands, {sum(mine.values())} commands as root of {len(mine)} kinds, "
                  f"{sum(sum(one.programs.values()) for one in logins)} programs of {len(set(name for one in logins for name in one.programs))} names, "
                  f"{sum(what != f'openat {own_log}' for one in logins for what in one.written)} changes to files")
            bad += complaints(place, logins, gathers, others, mine, log, root, single, scripts, kinds, own_log)
            for what, count in sum((one.in_vain for one in logins), collections.Counter()).items():
                print(f"  could not be done, and is not asked for by us ({count} times): {what}")
        ever += seen
        ran, refused = sudo_log(directory / f"{suite}.sudo")
        bad += [f"{suite}: sudo refused or asked: {line}" for line in refused]
        expected = collections.Counter({re.sub(r"^-n ", "", command): count for command, count in seen.items()})
        for command in (ran - expected) + (expected - ran):
            bad.append(f"{suite}: sudo's log says {ran[command]} times, the trace {expected[command]} times: {command}")
    never = [command for command in root if not ever["-n " + command]]
    for pattern, line in zip(single, (directory / "declared-commands").read_text().splitlines()):
        if not kinds[pattern.pattern]:
            print(f"not asked for by these suites: {line[:100]}")
    print(f"{len(root)} commands are allowed as root, {len(root) - len(never)} of them were run")
    bad += [f"allowed as root, and never run: {command}" for command in never]
    print("\n".join(bad) if bad else "nothing else, and nothing was written")
    sys.exit(1 if bad else 0)


def complaints(place, logins, gathers, others, mine, log, root, single, scripts, kinds, own_log):
    bad = []
    if len(gathers) > 1:
        bad.append(f"{place}: asked {len(gathers)} times in one run")
    if log["commands"] != len(logins):
        bad.append(f"{place}: sshd's log says {log['commands']} commands, the trace {len(logins)}")
    bad += [f"{place}: sshd's log says: {line}" for line in log["others"]]
    for one in others:
        pattern = next((pattern for pattern in single if pattern.fullmatch(one.command)), None)
        if pattern is None or not SHELL.search("/" + one.words[0]):
            bad.append(f"{place}: not declared: {one.words}")
        else:
            kinds[pattern.pattern] += 1
    for command, count in mine.items():
        if not command.startswith("-n ") or command[3:] not in root:
            bad.append(f"{place}: not declared, as root: {command}")
        elif count > 1:
            bad.append(f"{place}: {count} times as root: {command}")
    for one in logins:
        bad += [f"{place}: changed a file: {what}" for what in one.written if what != f"openat {own_log}"]
        for program in one.programs:
            if not re.search(r"(?<![\w-])" + re.escape(program) + r"(?![\w-])", scripts):
                bad.append(f"{place}: a program that no script names: {program}")
    return bad


main()
