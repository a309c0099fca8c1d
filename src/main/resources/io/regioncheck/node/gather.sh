# Reads all items of a host in one go. What comes before this are the variables
#   N         digits that nobody can guess, which mark what is ours in the output
#   SHARED    the lines that each item's script begins with
# and what comes after it is the list of items, each: item NAME BYTES SECONDS SCRIPT
# An item is framed by lines, and between them compressed where that pays. Its exit code is the script's own. A script is given to its
# shell in a variable, which only our own user could see, and which nothing that the shell runs is given in turn.
exec 4>&1 9>&2
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset HISTFILE ENV
GZIP_HERE=
! command -v gzip >/dev/null || GZIP_HERE=yes
renice -n 10 -p $$ >/dev/null 2>&1

# Says on 3 how the script ended.
run() {
  SCRIPT="$SHARED
T=$1
$2" timeout -k 2 "$1" sh -c 'script=$SCRIPT; unset SCRIPT; eval "$script"' </dev/null 2>&9 3>&- 4>&-
  printf '%s' $? >&3
}

item() {
  form=p
  [ "$2" -gt 65537 ] && [ -n "$GZIP_HERE" ] && form=z
  printf '\n%s begin %s %s\n' "$N" "$1" "$form"
  printf '\n%s begin %s\n' "$N" "$1" >&9
  code=$(
    {
      if [ "$form" = z ]; then run "$3" "$4" | head -c "$2" | gzip -1 -c >&4 3>&-; else run "$3" "$4" | head -c "$2" >&4 3>&-; fi
    } 3>&1
  )
  printf '\n%s end %s %s\n' "$N" "$1" "$code"
}
