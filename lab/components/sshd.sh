# An sshd of the lab's own, with two accounts and one key:
#   verifier  reads logs as one of the group adm and of the services' groups, and runs what regioncheck.sudoers lists through sudo, which only reads
#   outside   its commands run in the namespace on the far side of the floating addresses
# shellcheck shell=bash

# Makes keys, accounts and configuration.
configure_sshd() {
  create_ssh_keys
  create_ssh_account verifier
  create_ssh_account outside
  # uwsgi leaves the logs of the APIs to the groups of their services
  usermod -G adm,nova,neutron,glance,keystone,placement,cinder verifier
  write_outside_commands
  write_sudo_rules
  write_sshd_configuration
}

# Makes the host keys and the key pair of the accounts, once.
create_ssh_keys() {
  local host
  install -d -m 755 "$KEYS" /run/sshd
  create_ssh_key host_ed25519
  create_ssh_key id_ed25519
  install -m 644 "$KEYS/id_ed25519.pub" "$KEYS/authorized_keys"
  known_host host_ed25519 "$SSH_PORT" >"$KEYS/known_hosts"
  for host in "${SIBLINGS[@]}"; do
    create_ssh_key "host_ed25519-$host"
    known_host "host_ed25519-$host" "${SIBLING_PORT[$host]}" >>"$KEYS/known_hosts"
  done
}

# Makes a key pair, once.
create_ssh_key() { [ -s "$KEYS/$1" ] || ssh-keygen -q -t ed25519 -N '' -C "regioncheck-lab-$1" -f "$KEYS/$1"; }

# Prints the line of known_hosts for a host key and the port behind which it is.
known_host() { awk -v host="[$ADDRESS]:$2" '{print host, $1, $2}' "$KEYS/$1.pub"; }

# Makes an account that can only be entered with a key. An account that useradd leaves locked ('!') is refused by an sshd without PAM.
create_ssh_account() {
  getent passwd "$1" >/dev/null || useradd -m -s /bin/bash -c "regioncheck lab" "$1"
  usermod -p '*' "$1"
}

# Installs the two halves of what the account outside runs: the first is its forced command, the second, as root, enters the
# namespace and gives the rights up again before anything of the caller's is run.
write_outside_commands() {
  cat >"$INSTALLED_TOOLS/outside" <<END
#!/bin/sh
exec sudo -n $INSTALLED_TOOLS/enter-outside "\${SSH_ORIGINAL_COMMAND:-exec /bin/bash -l}"
END
  cat >"$INSTALLED_TOOLS/enter-outside" <<END
#!/bin/sh
exec /usr/sbin/ip netns exec $OUTSIDE_NAMESPACE /usr/bin/setpriv --reuid=outside --regid=outside --init-groups \\
  /usr/bin/env -i HOME=/home/outside USER=outside LANG=C.UTF-8 PATH=/usr/bin:/bin /bin/bash -c "\$1"
END
  chmod 755 "$INSTALLED_TOOLS/outside" "$INSTALLED_TOOLS/enter-outside"
}

# Writes what the accounts may do through sudo: verifier what the product's own sudoers file allows, outside its way out.
write_sudo_rules() {
  install_sudo_rules regioncheck <"$LAB/regioncheck.sudoers"
  echo "outside ALL = (root) NOPASSWD: $INSTALLED_TOOLS/enter-outside *" | install_sudo_rules regioncheck-lab
}

# install_sudo_rules NAME: installs what comes on the standard input, if sudo can read it.
install_sudo_rules() {
  local rules=/etc/sudoers.d/$1
  cat >"$rules.new"
  visudo -cqf "$rules.new" || die "the sudo rules are not well formed: $rules.new"
  chmod 440 "$rules.new"
  mv "$rules.new" "$rules"
}

# Writes the configuration of the machine's sshd and of those of its siblings.
write_sshd_configuration() {
  local host
  {
    sshd_configuration "$SSH_PORT" "$KEYS/host_ed25519" verifier outside
    cat <<END
Match User outside
  ForceCommand $INSTALLED_TOOLS/outside
  AllowTcpForwarding no
END
  } >"$KEYS/sshd_config"
  for host in "${SIBLINGS[@]}"; do
    sshd_configuration "${SIBLING_PORT[$host]}" "$KEYS/host_ed25519-$host" verifier >"$KEYS/sshd_config-$host"
  done
}

# sshd_configuration PORT HOST-KEY ACCOUNT...: prints what every sshd of the lab is told.
sshd_configuration() {
  cat <<END
Port $1
ListenAddress $ADDRESS
HostKey $2
AuthorizedKeysFile $KEYS/authorized_keys
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowUsers ${*:3}
UsePAM no
PidFile none
MaxStartups 100
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
END
}

# Starts it.
daemon_sshd() { run_daemon sshd root "$LOGS/sshd.log" /usr/sbin/sshd -D -e -f "$KEYS/sshd_config"; }

# ssh_as USER COMMAND [PORT]: runs a command over ssh as the product would.
ssh_as() {
  ssh -o BatchMode=yes -o ConnectTimeout=5 -o UserKnownHostsFile="$KEYS/known_hosts" -i "$KEYS/id_ed25519" -p "${3:-$SSH_PORT}" \
    "$1@$ADDRESS" "$2"
}

# Starts it and waits until both accounts can be entered; then its siblings.
up_sshd() {
  install -d -m 755 /run/sshd
  start_daemon_named sshd
  wait_until 10 ssh_as verifier true || die "ssh to verifier@$ADDRESS port $SSH_PORT fails, see $LOGS/sshd.log"
  wait_until 10 ssh_as outside true || die "ssh to outside@$ADDRESS port $SSH_PORT fails, see $LOGS/sshd.log"
  up_siblings
}
