"""Looks for writes of a run: python3 writes.py GENERAL-LOG DATABASE-USER TRACE BROKER-USER.

Prints what the two users asked for, in numbers, and each thing that was more than reading; ends with 1 if there is any.
"""
import collections
import json
import re
import sys

HARMLESS = re.compile(
    r"^(SELECT|SHOW|SET (SESSION|SQL_MODE|autocommit|character_set|names|max_|net_|sql_|@@session)|SET\s+\w+\s*=|"
    r"START TRANSACTION READ ONLY|COMMIT|ROLLBACK|USE|BEGIN|EXPLAIN)\b", re.I)
WRITES = re.compile(r"\b(INTO\s+(OUTFILE|DUMPFILE)|FOR\s+UPDATE|LOCK\s+IN\s+SHARE|GET_LOCK|GLOBAL\s+\w+\s*=|SET\s+GLOBAL)\b", re.I)
ENTRY = re.compile(r"^(?:\d{6}\s+[\d:]+)?\s*(\d+)\s+(Connect|Query|Execute|Prepare|Init DB|Quit|Field List|Statistics|Ping|Close stmt|Reset stmt)\t?(.*)$")
PROBE = "regioncheck_version_probe_ignore_errors"


def statements(path, user):
    """Yields kind and text of each statement of the user's connections."""
    owners, last = {}, None
    with open(path, errors="replace") as log:
        for line in log:
            entry = ENTRY.match(line.rstrip("\n"))
            if not entry:
                if last:
                    last[1] += "\n" + line.rstrip("\n")
                continue
            if last:
                yield tuple(last)
                last = None
            thread, kind, text = entry.groups()
            if kind == "Connect":
                owners[thread] = text.strip().split("@")[0]
            if owners.get(thread) == user and kind in ("Query", "Execute", "Prepare", "Init DB"):
                last = [kind, text.strip()]
    if last:
        yield tuple(last)


def database(path, user):
    verbs, bad = collections.Counter(), []
    for kind, text in statements(path, user):
        plain = re.sub(r"/\*.*?\*/", " ", text, flags=re.S).strip()
        verbs[plain.split(None, 1)[0].upper() if plain else kind] += 1
        if kind != "Init DB" and (not HARMLESS.match(plain) or WRITES.search(plain)):
            bad.append("database: " + plain[:200])
    return verbs, bad


def broker(path, user):
    methods, bad = collections.Counter(), []
    with open(path) as trace:
        for line in trace:
            if not line.startswith("{"):
                continue
            message = json.loads(line)
            if message["user"] != user:
                continue
            own = message["exchange"] == "" and all(re.match(r"(reply_)?regioncheck_", key) for key in message["keys"])
            method = "to a queue of its own" if own else method_of(message["body"])
            methods[method] += 1
            if not own and method not in ("ping", PROBE):
                bad.append(f"broker: {method} to {message['exchange']} {message['keys']}")
    return methods, bad


def method_of(body):
    try:
        return json.loads(json.loads(body)["oslo.message"])["method"]
    except (ValueError, KeyError, TypeError):
        return "not a call: " + body[:80]


asked, bad = database(sys.argv[1], sys.argv[2])
sent, worse = broker(sys.argv[3], sys.argv[4])
print("statements:", ", ".join(f"{n} {verb}" for verb, n in asked.most_common()) or "none")
print("messages:", ", ".join(f"{n} {method}" for method, n in sent.most_common()) or "none")
for one in bad + worse:
    print("NOT A READ", one)
if not asked or not sent:
    print("one of the logs has nothing of the run: this shows nothing")
sys.exit(1 if bad or worse or not asked or not sent else 0)
