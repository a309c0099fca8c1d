# Faults of neutron and of the switch.
# shellcheck shell=bash

stopped_fault neutron-server-stopped neutron-server "neutron does not run: port 9696 refuses"
stopped_fault ovs-agent-stopped neutron-openvswitch-agent "no Open vSwitch agent: not alive after 45 s, new ports are not wired"
stopped_fault dhcp-agent-stopped neutron-dhcp-agent "no DHCP agent: not alive after 45 s, new networks give no leases"
stopped_fault l3-agent-stopped neutron-l3-agent "no L3 agent: not alive after 45 s, new routers route nothing; those that are go on"

fault extension-lost configuration neutron-server "service_plugins of neutron.conf has lost metering: its part of the API answers 404"
on_extension_lost() { set_service_plugins router,qos; }
off_extension_lost() { set_service_plugins router,metering,qos; }

# Gives neutron-server its plugins.
set_service_plugins() {
  set_options /etc/neutron/neutron.conf <<END
[DEFAULT]
service_plugins = $1
END
  restart_and_wait neutron-server
}

fault pool-exhausted contents "" "ports of nobody have all addresses of the external network: no floating address, no router's gateway"
on_pool_exhausted() { spoil pool-exhausted on; }
off_pool_exhausted() { spoil pool-exhausted off; }

fault metadata-secret configuration neutron-metadata-agent "the metadata agent signs with a wrong secret: guests get no metadata"
on_metadata_secret() { set_metadata_secret wrong; }
off_metadata_secret() { set_metadata_secret "$METADATA_SECRET"; }

# Gives the metadata agent a secret.
set_metadata_secret() {
  set_options /etc/neutron/metadata_agent.ini <<END
[DEFAULT]
metadata_proxy_shared_secret = $1
END
  restart_and_wait neutron-metadata-agent
}

fault flows-wiped restart neutron-openvswitch-agent "br-int has lost its flows but table 23, whose loss the agent would notice: no traffic, agent alive"
on_flows_wiped() {
  local table
  remember_flows
  for table in $(ovs-ofctl dump-flows br-int | grep -o 'table=[0-9]*' | sort -u | cut -d= -f2); do
    [ "$table" = 23 ] || ovs-ofctl del-flows br-int "table=$table"
  done
}
off_flows_wiped() {
  restart_and_wait neutron-openvswitch-agent && wait_for_flows
}

fault flows-wiped-all restart neutron-openvswitch-agent "the agent is stopped and br-int has no flows at all: it drops everything; VALUE guest: with a server there"
on_flows_wiped_all() {
  [ "${1:-}" != guest ] || need_guest || return 1
  remember_flows
  stop_daemon neutron-openvswitch-agent
  ovs-ofctl del-flows br-int
}
off_flows_wiped_all() { off_flows_wiped && spoil guest off; }

fault stale-cookie-flow contents "" "br-int has a flow that no start of its agent put in: it drops what comes from a port that there is not"
STALE_COOKIE=0xdeadbeef0badcafe
on_stale_cookie_flow() {
  ovs-ofctl add-flow br-int "cookie=$STALE_COOKIE,table=0,priority=9,in_port=4000,actions=drop"
}
off_stale_cookie_flow() { ovs-ofctl del-flows br-int "cookie=$STALE_COOKIE/-1"; }

fault port-dead-vlan contents "" "the port of a server has tag 4095, the dead VLAN: ACTIVE, and cut off"
on_port_dead_vlan() {
  local port
  need_guest && port=$(guest_interface) || return 1
  [ -s "$GUEST_TAG" ] || echo "$port $(ovs-vsctl get Port "$port" tag)" >"$GUEST_TAG"
  ovs-vsctl set Port "$port" tag=4095
}
off_port_dead_vlan() {
  local port tag
  if read -r port tag 2>/dev/null <"$GUEST_TAG"; then
    ovs-vsctl --if-exists set Port "$port" "tag=$tag"
  fi
  rm -f "$GUEST_TAG"
  spoil guest off
}
GUEST_TAG=$STATE/guest-tag

fault tap-down contents "" "the interface of a server is administratively down: ACTIVE, and cut off; no API and no log shows it"
on_tap_down() {
  local port
  need_guest && port=$(guest_interface) && ip link set dev "$port" down
}
off_tap_down() { spoil guest off; }

# Sees to it that there is a server whose port has been up for a minute: what is younger may not be wired yet, and is not judged.
need_guest() {
  spoil guest on && wait_until 90 spoil guest settled
}

# Prints the interface of that server.
guest_interface() {
  local id
  id=$(spoil guest port) && [ -n "$id" ] || return 1
  ovs-vsctl --bare --columns=name find Interface "external_ids:iface-id=$id" | grep .
}

fault tunnel-port-removed contents "" "br-tun has lost its tunnel to a host that shares a network with this one; a stand-in for its agent is made for it"
PEER_HOST=peer1 PEER_ADDRESS=127.0.0.2 PEER_TUNNEL=vxlan-7f000002
on_tunnel_port_removed() {
  start_peer_agent
  wait_until 60 spoil peer alive || return 1
  spoil peer on && wait_until 60 has_peer_tunnel && wait_until 90 spoil peer settled || return 1
  ovs-vsctl del-port br-tun $PEER_TUNNEL
}
off_tunnel_port_removed() {
  spoil peer off
  stop_daemon peer-agent
  spoil peer forget
}

# Starts a stand-in for the agent of another host: it says that it lives, and where its tunnels end.
start_peer_agent() {
  install -m 755 "$LAB/seed/peeragent.py" "$INSTALLED_TOOLS/peeragent.py"
  ENVIRONMENT=(LAB_KEYSTONE_URL="$KEYSTONE_URL" LAB_NEUTRON_PASSWORD="$(service_password neutron)")
  run_daemon peer-agent neutron /var/log/neutron/peer-agent.out "$PYTHON" "$INSTALLED_TOOLS/peeragent.py" \
    --config-file /etc/neutron/neutron.conf $PEER_HOST $PEER_ADDRESS
  ENVIRONMENT=()
}

# Whether the real agent has made its tunnel to the other one.
has_peer_tunnel() { ovs-vsctl list-ports br-tun | grep -qx $PEER_TUNNEL; }

FLOWS_BEFORE=$STATE/flows-before-fault

# Prints how many flows br-int has.
count_flows() { ovs-ofctl dump-flows br-int | grep -c table=; }

# Keeps the number of flows, unless they are wiped already.
remember_flows() { [ "$(count_flows)" -lt 5 ] || count_flows >"$FLOWS_BEFORE"; }

# Waits until br-int has as many flows as before, or until the agent has added none for eight seconds: there may be fewer guests now.
wait_for_flows() {
  local before now last=0 same=0 try
  before=$(cat "$FLOWS_BEFORE" 2>/dev/null || echo 0)
  for ((try = 0; try < 120 && same < 16; try++)); do
    now=$(count_flows)
    [ "$now" -gt 10 ] && [ "$now" -ge "$before" ] && return 0
    if [ "$now" -gt 10 ] && [ "$now" = "$last" ]; then same=$((same + 1)); else same=0; fi
    last=$now
    sleep 0.5
  done
  [ "$now" -gt 10 ]
}
