"""fakeagents.py --config-file neutron.conf HOST...

Stands in for the Open vSwitch agents of RegionTwo's computes: reports their state over neutron's own RPC, so that ML2 can bind
ports, and says that a bound port is up.
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

hosts = sys.argv[3:]
common_config.register_common_config_options()
agent_config.register_agent_state_opts_helper(cfg.CONF)
common_config.init(sys.argv[1:3])
admin = context.get_admin_context_without_session()
state_rpc = agent_rpc.PluginReportStateAPI(topics.REPORTS)
plugin = agent_rpc.PluginApi(topics.PLUGIN)
connection = openstack.connect(
    auth_url=os.environ['LAB_KEYSTONE_URL'] + '/v3', username='neutron', password=os.environ['LAB_NEUTRON_PASSWORD'],
    project_name='service', user_domain_name='Default', project_domain_name='Default', region_name='RegionTwo')
starting = dict.fromkeys(hosts, True)


def report(host):
    """Reports one agent's state."""
    state = {'binary': 'neutron-openvswitch-agent', 'host': host, 'topic': 'N/A', 'agent_type': 'Open vSwitch agent',
             'configurations': {'bridge_mappings': {'physnet1': 'br-phy', 'external': 'br-ex'},
                                'tunnel_types': ['vxlan'], 'tunneling_ip': '127.0.0.1', 'l2_population': False,
                                'datapath_type': 'system',
                                'ovs_capabilities': {'iface_types': [], 'datapath_types': []}}}
    if starting[host]:
        state['start_flag'] = True
    state_rpc.report_state(admin, state, True)
    starting[host] = False


def raise_ports():
    """Says of each bound port that it is up."""
    for port in connection.network.ports(status='DOWN'):
        if port.binding_host_id in starting and port.binding_vif_type == 'ovs':
            plugin.update_device_up(admin, port.id, f'ovs-agent-{port.binding_host_id}', port.binding_host_id)


last = 0
while True:
    try:
        if time.time() - last > 15:
            for name in hosts:
                report(name)
            last = time.time()
        raise_ports()
    except Exception as error:
        print(datetime.datetime.now(), type(error).__name__, str(error)[:300], flush=True)
        last = 0 if 'Timeout' in type(error).__name__ else last
    time.sleep(3)
