# Further controllers, as far as one sees who logs in there: each is an sshd in mount and UTS namespaces of its own, with its own host name,
# its own /etc, its own data of dpkg, its own logs, which are empty, and an empty /usr/local. Account, sudo rules, addresses, all other files
# and the processes are the machine's. environments/lab-siblings.yaml describes them; lab/on enters them.
# shellcheck shell=bash

SIBLINGS=(controller2 controller3)
declare -A SIBLING_PORT=([controller2]=2223 [controller3]=2224)

# Prints where what a sibling has of its own is kept: etc for its /etc, and so on.
files_of_sibling() { echo "$STATE/hosts/$1"; }

# Start them.
daemon_sshd_controller2() { run_sibling controller2; }
daemon_sshd_controller3() { run_sibling controller3; }

# Starts a sibling; its files are made anew.
run_sibling() {
  running "sshd-$1" && return 0
  make_files_of_sibling "$1" || die "the files of $1 could not be made"
  # what is unmounted or deleted outside goes in here too
  run_daemon "sshd-$1" root "$LOGS/sshd-$1.log" unshare --mount --uts --propagation slave \
    "$LAB/lib/sibling.sh" "$1" "$(files_of_sibling "$1")" /usr/sbin/sshd -D -e -f "$KEYS/sshd_config-$1"
}

# Makes what a sibling has of its own. The list of each package's files stays the machine's: lib/sibling.sh puts it in.
make_files_of_sibling() {
  local files entry
  files=$(files_of_sibling "$1")
  rm -rf "$files"
  install -d -m 700 "$STATE/hosts"
  install -d -m 755 "$files"/{usr/local/{bin,sbin,lib/python3.11/dist-packages},var/{log,lib/dpkg/info}} &&
    cp -a /etc "$files/etc" || return 1
  echo "$1" >"$files/etc/hostname"
  printf '127.0.1.1 %s\n' "$1" >>"$files/etc/hosts"
  for entry in /var/lib/dpkg/*; do
    [ "$entry" = /var/lib/dpkg/info ] || cp -a "$entry" "$files/var/lib/dpkg/" || return 1
  done
  cp -a --attributes-only /var/log/. "$files/var/log/"
}

# Starts all of them, with the files that the machine has now, and waits until they can be entered.
up_siblings() {
  local host
  for host in "${SIBLINGS[@]}"; do
    restart_daemons "sshd-$host"
  done
  for host in "${SIBLINGS[@]}"; do
    wait_until 10 ssh_as verifier true "${SIBLING_PORT[$host]}" || die "ssh to $host, port ${SIBLING_PORT[$host]}, fails: see $LOGS/sshd-$host.log"
  done
}

# on_sibling HOST COMMAND...: runs a command there as root.
on_sibling() {
  local pid
  pid=$(pid_of "sshd-$1") || die "$1 does not run: lab/ctl start sshd-$1"
  shift
  nsenter --target "$pid" --mount --uts -- "$@"
}
