# libvirt and qemu: the hypervisor.
# shellcheck shell=bash

# Writes its configuration: neither AppArmor nor control groups, which a container may lack, and no polkit daemon: the group of the
# socket decides who may use it, as on most servers.
configure_libvirt() {
  restore_shipped /etc/libvirt/qemu.conf /etc/libvirt/libvirtd.conf
  cat >>/etc/libvirt/qemu.conf <<END
security_driver = "none"
cgroup_controllers = [ ]
namespaces = [ ]
END
  cat >>/etc/libvirt/libvirtd.conf <<END
unix_sock_group = "libvirt"
unix_sock_rw_perms = "0770"
auth_unix_rw = "none"
auth_unix_ro = "none"
END
}

# Starts the daemon that keeps the consoles' logs.
daemon_virtlogd() { run_daemon virtlogd root /var/log/libvirt/virtlogd.out virtlogd; }

# Starts libvirt itself.
daemon_libvirtd() { run_daemon libvirtd root /var/log/libvirt/libvirtd.out libvirtd; }

# Starts both. wait_for_libvirtd waits.
start_libvirt() {
  start_daemons virtlogd libvirtd
  install -d -o nova -g nova /var/lib/nova/instances
}

# Waits until it answers.
wait_for_libvirtd() { wait_until 30 virsh -c qemu:///system version || say "NOT UP: libvirtd"; }

# Switches off every guest, also those that libvirt has lost sight of.
stop_guests() {
  local domain file
  if running libvirtd; then
    for domain in $(virsh -c qemu:///system list --name 2>/dev/null); do
      virsh -c qemu:///system destroy "$domain" >/dev/null 2>&1 && say "switched off guest $domain"
    done
  fi
  for file in /run/libvirt/qemu/*.pid; do
    [ -e "$file" ] && [[ $(cat "/proc/$(cat "$file")/comm" 2>/dev/null) == qemu-system* ]] && kill -KILL "$(cat "$file")"
  done
  return 0
}
