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

fault flows-wiped-all restart neutron-openvswitch-agent "the agent is stopped and br-int has no flows at all: it drops everything"
on_flows_wiped_all() {
  remember_flows
  stop_daemon neutron-openvswitch-agent
  ovs-ofctl del-flows br-int
}
off_flows_wiped_all() { off_flows_wiped; }

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
