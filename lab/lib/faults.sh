# The book of faults: which there are, which are on, and how they are taken back. The faults themselves are in faults/.
# shellcheck shell=bash disable=SC1090

FAULTS_ON=$STATE/faults          # a file NAME, with the value, for each fault that is on
declare -A FAULT_TEXT FAULT_KIND FAULT_DAEMONS
FAULT_NAMES=()

# fault NAME KIND "DAEMONS" TEXT: enters a fault in the book; its functions are on_NAME and off_NAME.
# DAEMONS are those that it stops, pauses or gives another configuration. KIND says how lab/up takes it back:
#   stopped        by starting them
#   restart        by restarting them
#   configuration  by writing the configuration again and restarting them
#   database, broker, catalog    by its own off, once MariaDB, RabbitMQ or keystone answers
#   contents       by its own off, once the region is filled
fault() {
  FAULT_NAMES+=("$1")
  FAULT_KIND[$1]=$2 FAULT_DAEMONS[$1]=$3 FAULT_TEXT[$1]=$4
}

# stopped_fault NAME DAEMON TEXT: a fault that is nothing but a stopped daemon.
stopped_fault() { fault "$1" stopped "$2" "$3"; }

for book in "$LAB"/faults/*.sh; do . "$book"; done
mkdir -p "$FAULTS_ON"

# Whether a fault is on.
fault_is_on() { [ -e "$FAULTS_ON/$1" ]; }

# Prints the names of the faults that are on.
faults_on() {
  local name
  for name in "${FAULT_NAMES[@]}"; do fault_is_on "$name" && echo "$name"; done
  return 0
}

# Prints the book.
list_faults() {
  local name state
  for name in "${FAULT_NAMES[@]}"; do
    state=''
    fault_is_on "$name" && state="ON $(cat "$FAULTS_ON/$name")"
    printf '%-24s %-9s %s\n' "$name" "$state" "${FAULT_TEXT[$name]}"
  done
}

# fault_on NAME [VALUE]: makes a fault. It is on record before it is made, so that one half made is taken back too.
fault_on() {
  local name=$1 function=on_${1//-/_}
  [ -n "${FAULT_KIND[$name]:-}" ] || die "no fault is called $name; lab/fault list shows all"
  echo "${2:-}" >"$FAULTS_ON/$name"
  if [ "${FAULT_KIND[$name]}" = stopped ]; then
    # shellcheck disable=SC2086
    stop_daemons ${FAULT_DAEMONS[$name]}
  else
    "$function" "${2:-}" || die "fault $name could not be made"
  fi
  say "fault $name is on"
}

# Takes a fault back.
fault_off() {
  local name=$1 function=off_${1//-/_}
  [ -n "${FAULT_KIND[$name]:-}" ] || die "no fault is called $name; lab/fault list shows all"
  if [ "${FAULT_KIND[$name]}" = stopped ]; then
    # shellcheck disable=SC2086
    start_and_wait ${FAULT_DAEMONS[$name]} || die "fault $name could not be taken back"
  else
    "$function" || die "fault $name could not be taken back"
  fi
  rm -f "$FAULTS_ON/$name"
  say "fault $name is off"
}

# Takes back all faults that are on.
all_faults_off() {
  local name
  for name in $(faults_on); do fault_off "$name"; done
}

# Starts daemons and waits until they answer.
start_and_wait() {
  local daemon
  start_daemons "$@" || return 1
  for daemon in "$@"; do wait_for_daemon "$daemon" || return 1; done
}

# Restarts daemons and waits until they answer.
restart_and_wait() {
  stop_daemons "$@"
  start_and_wait "$@"
}

# First part of what lab/up does about faults: stops the daemons that have to start anew.
undo_faults_before_start() {
  local name
  for name in $(faults_on); do
    case ${FAULT_KIND[$name]} in
      configuration) [ -z "${KEEP_CONFIGURATION:-}" ] || continue ;;
      stopped | restart) ;;
      *) continue ;;
    esac
    # shellcheck disable=SC2086
    [ "${FAULT_KIND[$name]}" = stopped ] || stop_daemons ${FAULT_DAEMONS[$name]}
    rm -f "$FAULTS_ON/$name"
    say "fault $name is taken back"
  done
}

# Second part, called when what the kind of fault needs is up: takes the faults of a kind back.
undo_faults_of() {
  local name
  for name in $(faults_on); do
    [ "${FAULT_KIND[$name]}" != "$1" ] || fault_off "$name"
  done
}
