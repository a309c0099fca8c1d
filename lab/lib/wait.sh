# Waiting until something is so.
# shellcheck shell=bash

# wait_until SECONDS COMMAND...: repeats a command twice a second until it succeeds.
wait_until() {
  local tries=$(($1 * 2)) try
  shift
  for ((try = 0; try < tries; try++)); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.5
  done
  return 1
}

# answers URL [CODES]: whether an HTTP server answers with one of the codes.
answers() {
  local code
  code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' "$1")
  [[ " ${2:-200 300 401} " == *" $code "* ]]
}

# wait_for_http NAME URL SECONDS [CODES]: waits until a server answers, and says so when it does not.
wait_for_http() {
  wait_until "$3" answers "$2" "${4:-200 300 401}" && return 0
  say "NOT UP: $1 gives no good answer at $2"
  return 1
}

# take_lock SECONDS: takes the lock that keeps two scripts from changing the lab at the same time, waiting so long for it.
take_lock() {
  exec 9>"$STATE/lock"
  flock -w "$1" 9 || die "another script of the lab is at work (lock $STATE/lock)"
}
