# An sshd of the lab's own, with three accounts and one key:
#   verifier  reads logs as one of the group adm and of the services' groups, and runs what regioncheck.sudoers lists through sudo, which only reads
#   sibling   the same, as another host of the same role: what dpkg says there can be made to differ (environments/lab-siblings.yaml)
#   outside   its commands run in the namespace on the far side of the floating addresses
# shellcheck shell=bash

# What dpkg knows on the host that account sibling stands for.
SIBLING_PACKAGES=$STATE/sibling-dpkg

# Makes keys, accounts and configuration.
configure_sshd() {
  create_ssh_keys
  create_ssh_account verifier
  create_ssh_account sibling
  create_ssh_account outside
  local account
  for account in verifier sibling; do
    # uwsgi leaves the logs of the APIs to the groups of their services
    usermod -G adm,nova,neutron,glance,keystone,placement,cinder "$account"
  done
  [ -e "$SIBLING_PACKAGES" ] || ln -sfn /var/lib/dpkg "$SIBLING_PACKAGES"
  write_outside_commands
  write_sudo_rules
  write_sshd_configuration
}

# Makes the host key and the key pair of the accounts, once.
create_ssh_keys() {
  install -d -m 755 "$KEYS" /run/sshd
  [ -s "$KEYS/host_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C regioncheck-lab-host -f "$KEYS/host_ed25519"
  [ -s "$KEYS/id_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C regioncheck-lab -f "$KEYS/id_ed25519"
  install -m 644 "$KEYS/id_ed25519.pub" "$KEYS/authorized_keys"
  awk -v host="[$ADDRESS]:$SSH_PORT" '{print host, $1, $2}' "$KEYS/host_ed25519.pub" >"$KEYS/known_hosts"
}

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
  sed 's/^verifier ALL/verifier, sibling ALL/' "$LAB/regioncheck.sudoers" | install_sudo_rules regioncheck
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

# Writes the configuration of the sshd.
write_sshd_configuration() {
  cat >"$KEYS/sshd_config" <<END
Port $SSH_PORT
ListenAddress $ADDRESS
HostKey $KEYS/host_ed25519
AuthorizedKeysFile $KEYS/authorized_keys
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowUsers verifier sibling outside
UsePAM no
PidFile none
MaxStartups 100
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
Match User sibling
  SetEnv DPKG_ADMINDIR=$SIBLING_PACKAGES
Match User outside
  ForceCommand $INSTALLED_TOOLS/outside
  AllowTcpForwarding no
END
}

# Starts it.
daemon_sshd() { run_daemon sshd root "$LOGS/sshd.log" /usr/sbin/sshd -D -e -f "$KEYS/sshd_config"; }

# ssh_as USER COMMAND: runs a command over ssh as the product would.
ssh_as() {
  ssh -o BatchMode=yes -o ConnectTimeout=5 -o UserKnownHostsFile="$KEYS/known_hosts" -i "$KEYS/id_ed25519" -p "$SSH_PORT" \
    "$1@$ADDRESS" "$2"
}

# Starts it and waits until both accounts can be entered.
up_sshd() {
  install -d -m 755 /run/sshd
  start_daemon_named sshd
  wait_until 10 ssh_as verifier true || die "ssh to verifier@$ADDRESS port $SSH_PORT fails, see $LOGS/sshd.log"
  wait_until 10 ssh_as outside true || die "ssh to outside@$ADDRESS port $SSH_PORT fails, see $LOGS/sshd.log"
}
