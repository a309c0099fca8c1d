# Reads all items of a host in one go. What comes before this are the variables
#   N         digits that nobody can guess, which mark what is ours in the output
#   SHARED    the lines that each item's script begins with
# and what comes after it is the list of items, each: item NAME BYTES SECONDS SCRIPT
# An item is framed by lines, and between them compressed where that pays. Its exit code is the script's own.
exec 4>&1 9>&2
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset HISTFILE ENV
GZIP_HERE=$(command -v gzip)

pack() {
  if [ "$1" = z ]; then gzip -1 -c; else cat; fi
}

item() {
  form=p
  [ "$2" -gt 4096 ] && [ -n "$GZIP_HERE" ] && form=z
  printf '\n%s begin %s %s\n' "$N" "$1" "$form"
  printf '\n%s begin %s\n' "$N" "$1" >&9
  code=$(
    {
      {
        printf '%s\n' "$SHARED" "T=$3" '{' "$4" '} </dev/null' | nice -n 10 timeout -k 2 "$3" sh 3>&- 4>&- 2>&9
        printf '%s' $? >&3
      } | head -c "$2" | pack "$form" >&4 3>&-
    } 3>&1
  )
  printf '\n%s end %s %s\n' "$N" "$1" "$code"
}
