"""peeragent.py --config-file neutron.conf HOST ADDRESS

Stands in for the Open vSwitch agent of another host of RegionOne: says that it lives and where its tunnels end, and that the ports bound
there are up, so that the real agent makes a tunnel to it.
"""
import datetime
import os
import sys
import time

import openstack
from neutron.agent import rpc as agent_rpc
from neutron.common import config as common_config
from neutron.conf.agent import common as agent_config
from neutron_lib import context
from neutron_lib.agent import topics
from oslo_config import cfg

host, address = sys.argv[3:5]
common_config.register_common_config_options()
agent_config.register_agent_state_opts_helper(cfg.CONF)
common_config.init(sys.argv[1:3])
admin = context.get_admin_context_without_session()
state_rpc = agent_rpc.PluginReportStateAPI(topics.REPORTS)
plugin = agent_rpc.PluginApi(topics.PLUGIN)
connection = openstack.connect(
    auth_url=os.environ['LAB_KEYSTONE_URL'] + '/v3', username='neutron', password=os.environ['LAB_NEUTRON_PASSWORD'],
    project_name='service', user_domain_name='Default', project_domain_name='Default', region_name='RegionOne')
state = {'binary': 'neutron-openvswitch-agent', 'host': host, 'topic': 'N/A', 'agent_type': 'Open vSwitch agent',
         'start_flag': True,
         'configurations': {'bridge_mappings': {}, 'tunnel_types': ['vxlan'], 'tunneling_ip': address, 'l2_population': True,
                            'datapath_type': 'system', 'ovs_capabilities': {'iface_types': [], 'datapath_types': []}}}


def raise_ports():
    """Says of each port that is bound there that it is up."""
    for port in connection.network.ports(status='DOWN'):
        if port.binding_host_id == host and port.binding_vif_type == 'ovs':
            plugin.update_device_up(admin, port.id, f'ovs-agent-{host}', host)


last = 0
while True:
    try:
        if time.time() - last > 10:
            state_rpc.report_state(admin, state, True)
            if state.pop('start_flag', None):
                plugin.tunnel_sync(admin, address, 'vxlan', host)
            last = time.time()
        raise_ports()
    except Exception as error:
        print(datetime.datetime.now(), type(error).__name__, str(error)[:300], flush=True)
        last = 0
    time.sleep(2)
