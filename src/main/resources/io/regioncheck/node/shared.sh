root() {
  sudo -n /usr/bin/timeout -k 2 "$T" "$@"
  status=$?
  [ "$status" = 0 ] || printf '\n%s root %s %s\n' "$N" "$status" "$1" >&9
  return "$status"
}
