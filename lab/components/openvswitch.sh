# Open vSwitch with its userspace datapath, the bridges, and the outside of the floating addresses.
# Started directly: ovs-ctl insists on the kernel module, which a container's kernel may lack.
# shellcheck shell=bash

# Starts the switch's database.
daemon_ovsdb_server() {
  run_daemon ovsdb-server root /var/log/openvswitch/ovsdb-server.out ovsdb-server /etc/openvswitch/conf.db \
    --remote=punix:/var/run/openvswitch/db.sock --remote=db:Open_vSwitch,Open_vSwitch,manager_options \
    --pidfile=/var/run/openvswitch/ovsdb-server.pid --log-file=/var/log/openvswitch/ovsdb-server.log -vconsole:off
}

# Starts the switch, before whatever else wants the processor: a server that reboots loses its tap and gets another one of the same name,
# and a switch that is so late that it sees both changes in one goes on listening to the tap that is gone.
daemon_ovs_vswitchd() {
  run_daemon ovs-vswitchd root /var/log/openvswitch/ovs-vswitchd.out nice -n -15 ovs-vswitchd unix:/var/run/openvswitch/db.sock \
    --pidfile=/var/run/openvswitch/ovs-vswitchd.pid --log-file=/var/log/openvswitch/ovs-vswitchd.log -vconsole:off
}

# Starts both, makes the bridges and the outside.
# A switch that has to be started has lost its devices (the machine or the switch went down hard): what agents still run, and the
# namespaces they made, go first.
up_openvswitch() {
  if ! running ovs-vswitchd; then
    stop_daemons "${NEUTRON_AGENTS[@]}"
    stop_agents_helpers
    delete_agents_namespaces
    delete_namespace "$OUTSIDE_NAMESPACE"
  fi
  install -d /var/run/openvswitch /var/log/openvswitch /etc/openvswitch
  [ -s /etc/openvswitch/conf.db ] || ovsdb-tool create /etc/openvswitch/conf.db /usr/share/openvswitch/vswitch.ovsschema
  start_daemon_named ovsdb-server
  wait_until 20 ovs-vsctl --no-wait --timeout=2 init || die "ovsdb-server does not answer, see /var/log/openvswitch"
  ovs-vsctl --no-wait set Open_vSwitch . external-ids:hostname="$COMPUTE_HOST" other_config:hw-offload=false
  start_daemon_named ovs-vswitchd
  chgrp -R adm /var/log/openvswitch    # who reads logs reads these too
  create_bridges
  create_outside
}

# Makes the bridges. The agent's own drop everything until it has programmed them.
create_bridges() {
  local bridge mode
  for bridge in br-ex br-phy br-int br-tun; do
    case $bridge in br-int | br-tun) mode=secure ;; *) mode=standalone ;; esac
    # the agent makes those of networks secure as well: it must not be undone under it
    ovs-vsctl --timeout=20 br-exists $bridge ||
      ovs-vsctl --timeout=20 add-br $bridge -- set Bridge $bridge datapath_type=netdev fail_mode=$mode ||
      die "bridge $bridge could not be made, see /var/log/openvswitch/ovs-vswitchd.log"
  done
}

# Makes the outside of the floating addresses: an internal port of br-ex in a namespace of its own, where ordinary users may ping.
create_outside() {
  ip netns list | grep -qw "$OUTSIDE_NAMESPACE" || ip netns add "$OUTSIDE_NAMESPACE"
  ip -n "$OUTSIDE_NAMESPACE" link set lo up
  ovs-vsctl --timeout=20 --may-exist add-port br-ex outside0 -- set Interface outside0 type=internal
  wait_until 10 move_outside_port || die "port outside0 of br-ex did not appear"
  ip -n "$OUTSIDE_NAMESPACE" addr replace "$OUTSIDE_ADDRESS" dev outside0
  ip -n "$OUTSIDE_NAMESPACE" link set outside0 up
  ip netns exec "$OUTSIDE_NAMESPACE" sysctl -q -w net.ipv4.ping_group_range='0 2147483647'
}

# Moves the outside port into its namespace, or finds it there.
move_outside_port() {
  ip -n "$OUTSIDE_NAMESPACE" link show outside0 || ip link set outside0 netns "$OUTSIDE_NAMESPACE"
}

# Deletes a network namespace, also the bare file that is left of one after the machine was restarted.
delete_namespace() {
  [ -e "/run/netns/$1" ] || return 0
  ip netns del "$1" 2>/dev/null || rm -f "/run/netns/$1"
}
