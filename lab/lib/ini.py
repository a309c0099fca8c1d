"""ini.py FILE < lines: sets options in an oslo.cfg INI file, keeping its comments.

A line is '[section]', or 'key = value' under the last section, or '-key' to remove.
"""
import re
import sys


def main(path):
    try:
        lines = open(path, encoding='utf-8').read().split('\n')
    except FileNotFoundError:
        lines = []
    section = 'DEFAULT'
    for raw in sys.stdin:
        item = raw.strip()
        if not item or item.startswith('#'):
            continue
        if item.startswith('['):
            section = item.strip('[]')
            continue
        remove = item.startswith('-')
        key = item[1:].strip() if remove else item.split('=', 1)[0].strip()
        begin = next((i for i, l in enumerate(lines) if l.strip() == f'[{section}]'), None)
        if begin is None:
            if remove:
                continue
            if lines and lines[-1].strip():
                lines.append('')
            lines.append(f'[{section}]')
            begin = len(lines) - 1
        end = next((i for i in range(begin + 1, len(lines))
                    if re.match(r'\[.*\]\s*$', lines[i])), len(lines))
        has = re.compile(rf'\s*{re.escape(key)}\s*=')
        hits = [i for i in range(begin + 1, end) if has.match(lines[i])]
        at = hits[0] if hits else begin + 1
        for i in reversed(hits):
            del lines[i]
        if not remove:
            lines.insert(at, item)
    open(path, 'w', encoding='utf-8').write('\n'.join(lines).rstrip('\n') + '\n')


main(sys.argv[1])
