# Daemons without systemd: each runs in a session of its own, as its own user, with its pid on record.
# shellcheck shell=bash

# Environment for the next daemon or command, NAME=VALUE each; set by components, emptied by start_daemon_named.
ENVIRONMENT=()

# Prints when a process started, in a form that no other process and no other boot of the machine shares. Fails when it is gone.
# A zombie counts as gone: the first process of a container may reap late.
start_of() {
  local fields
  fields=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${fields##*) }"
  [ "${fields[0]}" != Z ] && echo "${fields[19]} $(cat /proc/sys/kernel/random/boot_id)"
}

# Prints the pid of a daemon, only when it is still the process that we started.
pid_of() {
  local pid
  pid=$(cat "$PIDS/$1.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && [ "$(start_of "$pid")" = "$(cat "$PIDS/$1.start" 2>/dev/null)" ] && echo "$pid"
}

# Whether a daemon runs.
running() { pid_of "$1" >/dev/null; }

# Puts the pid of a daemon on record.
record_pid() {
  echo "$2" >"$PIDS/$1.pid"
  start_of "$2" >"$PIDS/$1.start"
}

# Takes a daemon off the record.
forget_pid() { rm -f "$PIDS/$1.pid" "$PIDS/$1.start"; }

# Whether a pid belongs to a living process.
alive() { [ -d "/proc/$1" ] && ! grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; }

# Kills what a daemon left in its session when its first process was killed: workers that would hold its port.
# A session number is not given away while anything still uses it, so these can only be ours.
kill_leftovers() {
  local pid
  pid=$(cat "$PIDS/$1.pid" 2>/dev/null) || return 0
  [ -n "$pid" ] && grep -q "$(cat /proc/sys/kernel/random/boot_id)" "$PIDS/$1.start" 2>/dev/null || return 0
  alive "$pid" || pkill -KILL -s "$pid"
  return 0
}

# Closes what a caller has open, so that no daemon holds it: a lock, ours or that of whoever called us, would last as long as the daemon.
close_inherited() {
  local fd
  for fd in /proc/self/fd/*; do
    fd=${fd##*/}
    [ "$fd" -le 2 ] || [ "$fd" = 255 ] || eval "exec $fd>&-"
  done
}

# run_daemon NAME USER LOG COMMAND...: starts a daemon unless it runs.
# The subshell execs: a shell that stayed as the parent would hold the pipe of whoever called us.
run_daemon() {
  local name=$1 user=$2 log=$3 home
  shift 3
  running "$name" && return 0
  kill_leftovers "$name"
  mkdir -p "$(dirname "$log")"
  touch "$log"
  chown "$user" "$log"
  home=$(getent passwd "$user" | cut -d: -f6)
  (
    cd / && close_inherited && exec setsid setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
      env -i PATH="$PATH" HOME="$home" USER="$user" LANG=C.UTF-8 LC_ALL=C.UTF-8 "${ENVIRONMENT[@]}" "$@" \
      </dev/null >>"$log" 2>&1
  ) &
  local pid=$!
  sleep 0.15
  record_pid "$name" "$pid"
  say "start $name, pid $pid"
}

# Prints the function that starts a daemon, daemon_NAME, which a component defines. Fails when there is none.
daemon_function() {
  local function=daemon_${1//-/_}
  [[ $1 != r2-nova-compute[0-9]* ]] || function=daemon_r2_nova_compute
  declare -F "$function" || { say "no daemon is called $1" >&2; return 1; }
}

# Starts a daemon by its name.
start_daemon_named() {
  local function
  function=$(daemon_function "$1") || return 1
  ENVIRONMENT=()
  "$function" "$1"
  ENVIRONMENT=()
}

# Prints the names of all daemons that the components define.
daemon_names() { declare -F | sed -n 's/^declare -f daemon_//p' | grep -vxE 'names|function' | tr _ -; }

# stop_daemon NAME: asks a daemon to end, kills its whole group after 15 seconds or when it has ended.
stop_daemon() {
  local name=$1 pid try
  pid=$(pid_of "$name") || { kill_leftovers "$name"; forget_pid "$name"; return 0; }
  kill -TERM "$pid" 2>/dev/null
  kill -CONT "$pid" 2>/dev/null      # one that a fault has paused
  for ((try = 0; try < 75; try++)); do
    alive "$pid" || break
    sleep 0.2
  done
  kill -KILL -- -"$pid" 2>/dev/null
  wait_until 5 gone "$pid"
  forget_pid "$name"
  say "stopped $name"
}

# Whether a pid is gone.
gone() { ! alive "$1"; }

# Stops several daemons side by side.
stop_daemons() {
  local name jobs=()
  for name in "$@"; do
    stop_daemon "$name" &
    jobs+=($!)
  done
  wait "${jobs[@]}"
}

# Starts several daemons, one after the other (each returns at once).
start_daemons() {
  local name
  for name in "$@"; do start_daemon_named "$name" || return 1; done
}

# Stops several daemons and starts them again.
restart_daemons() {
  stop_daemons "$@"
  start_daemons "$@"
}

# run_as USER COMMAND...: runs a command as a service's user, with a clean environment.
run_as() {
  local user=$1
  shift
  setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
    env -i PATH="$PATH" HOME=/tmp LANG=C.UTF-8 "${ENVIRONMENT[@]}" "$@"
}

# run_uwsgi NAME USER LOG PORT INI: starts a WSGI service the way Debian's own init scripts do, on ADDRESS.
run_uwsgi() {
  local uwsgi
  uwsgi=$(compgen -G '/usr/bin/uwsgi_python3??' | tail -n 1)
  run_daemon "$1" "$2" "$3" "$uwsgi" --http-socket "$ADDRESS:$4" --ini "$5"
}

# Waits until a daemon answers, when its component knows how to tell (wait_for_NAME); any other is up when it runs.
wait_for_daemon() {
  local function=wait_for_${1//-/_}
  declare -F "$function" >/dev/null || { running "$1"; return; }
  "$function"
}

# Whether a pid belongs to a session that we started.
is_ours() {
  local session name
  session=$(ps -o sid= -p "$1" | tr -d ' ')
  for name in "$PIDS"/*.pid; do
    [ "$(cat "$name" 2>/dev/null)" = "$session" ] && return 0
  done
  return 1
}

# check_ports PORT...: ends the script when something that is not ours listens where the lab has to.
check_ports() {
  local port pid file
  for file in "$PIDS"/*.pid; do [ ! -e "$file" ] || kill_leftovers "$(basename "$file" .pid)"; done
  for port in "$@"; do
    for pid in $(ss -Hltnp "sport = :$port" | grep -o 'pid=[0-9]*' | cut -d= -f2 | sort -u); do
      is_ours "$pid" || die "port $port is taken by process $pid ($(tr '\0' ' ' <"/proc/$pid/cmdline")), which is not the lab's"
    done
  done
}
