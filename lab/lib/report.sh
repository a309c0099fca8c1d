# Telling the operator what happens.
# shellcheck shell=bash

# Prints a line with the time of day.
say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*"; }

# Prints why it cannot go on, and ends the script.
die() {
  printf '%s FAILED: %s\n' "$(date +%H:%M:%S)" "$*" >&2
  exit 1
}

# Prints the seconds since a moment that was taken with "date +%s".
seconds_since() { echo $(($(date +%s) - $1)); }

# Prints the comment block at the top of a script: its usage.
usage() { sed -n '2,/^[^#]/p' "$1" | grep -v shellcheck | sed -n 's/^# \{0,1\}//p'; }
