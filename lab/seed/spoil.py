"""spoil.py FAULT on|off [ID]: makes a fault in what the APIs hold, or takes it back; either may be said twice.

aggregate-host-missing   the compute leaves its aggregate
allocation-orphaned      consumer ID, which is no server, holds a small server's resources of the compute
pool-exhausted           ports of nobody take all addresses that the external network has left
guest                    a server in a network of its own; also: port prints the id of its port, settled fails until that is up for a minute
peer                     a port on the host peer1, in the network of that kind; also: alive fails until that host's agent lives, settled until the
                         port and the agent are a minute old, forget takes the agent off the record
"""
import datetime
import sys

import cloud

RACK = 'rack-1'
PORT = 'lab-pool-exhausted'
connection = cloud.connect()


def aggregate_host_missing(on, _):
    """Takes the compute out of its aggregate, or puts it back."""
    rack = connection.compute.find_aggregate(RACK)
    hosts = rack.hosts or []
    if on and cloud.COMPUTE_HOST in hosts:
        connection.compute.remove_host_from_aggregate(rack.id, cloud.COMPUTE_HOST)
    if not on and cloud.COMPUTE_HOST not in hosts:
        connection.compute.add_host_to_aggregate(rack.id, cloud.COMPUTE_HOST)


def allocation_orphaned(on, consumer):
    """Lets somebody that there is not hold resources, or takes them back."""
    placement = {'endpoint_filter': {'service_type': 'placement', 'region_name': cloud.REGION, 'interface': 'public'},
                 'microversion': '1.28', 'microversion_service_type': 'placement'}
    session = connection.session
    if not on:
        session.delete(f'/allocations/{consumer}', raise_exc=False, **placement)
        return
    provider = session.get('/resource_providers', **placement).json()['resource_providers'][0]['uuid']
    session.put(f'/allocations/{consumer}', json={
        'allocations': {provider: {'resources': {'VCPU': 1, 'MEMORY_MB': 192, 'DISK_GB': 1}}},
        'project_id': connection.current_project_id, 'user_id': connection.current_user_id,
        'consumer_generation': None}, **placement)


def pool_exhausted(on, _):
    """Takes all addresses that are left, or gives them back."""
    network = connection.network
    public = network.find_network('public')
    if not on:
        for port in list(network.ports(network_id=public.id, name=PORT)):
            network.delete_port(port)
        return
    use = network.find_network_ip_availability(public.id)
    left = use.total_ips - use.used_ips
    if left > 0:
        network.create_ports([{'network_id': public.id, 'name': PORT} for _ in range(left)])


MINUTE = datetime.timedelta(seconds=75)
GUEST = 'lab-guest'
PEER = 'lab-peer'
PEER_HOST = 'peer1'


def age(time):
    """Returns how long ago a time of neutron's was."""
    return datetime.datetime.utcnow() - datetime.datetime.fromisoformat(time.replace('Z', '').replace(' ', 'T'))


def own_network(name):
    """Returns a network with leases, after making it if it is not there."""
    network = connection.network.find_network(name) or connection.network.create_network(name=name)
    if not list(connection.network.subnets(network_id=network.id)):
        connection.network.create_subnet(name=name, network_id=network.id, ip_version=4, cidr='10.98.0.0/24')
    return network


def drop_network(name):
    """Deletes a network and the ports in it that are not an agent's."""
    network = connection.network.find_network(name)
    if not network:
        return
    for port in list(connection.network.ports(network_id=network.id)):
        if not (port.device_owner or '').startswith('network:'):
            connection.network.delete_port(port)
    connection.network.delete_network(network)


def guest_port():
    """Returns the port of the server, if it is up."""
    server = connection.compute.find_server(GUEST)
    return next(iter(connection.network.ports(device_id=server.id, status='ACTIVE')), None) if server else None


def guest(what, _):
    """Boots a server, or removes it, or looks at it."""
    port = guest_port()
    if what == 'port':
        print(port.id if port else '')
    elif what == 'settled':
        sys.exit(0 if port and age(port.updated_at) > MINUTE else 1)
    elif what == 'on' and not connection.compute.find_server(GUEST):
        connection.create_server(
            GUEST, image='smoke', flavor='m1.smoke', network=own_network(GUEST).id, auto_ip=False, wait=True,
            timeout=120)
    elif what == 'off':
        connection.delete_server(GUEST, wait=True, timeout=120)
        drop_network(GUEST)


def peer_agent():
    """Returns the agent of the other host, if it is on record."""
    return next(iter(connection.network.agents(host=PEER_HOST)), None)


def peer(what, _):
    """Binds a port on the other host, or removes it, or looks at it."""
    agent = peer_agent()
    if what == 'alive':
        sys.exit(0 if agent and agent.is_alive else 1)
    elif what == 'on':
        network = own_network(PEER)
        if not list(connection.network.ports(network_id=network.id, name=PEER)):
            connection.network.create_port(
                network_id=network.id, name=PEER, binding_host_id=PEER_HOST, device_owner='compute:nova', device_id=PEER)
    elif what == 'settled':
        ports = list(connection.network.ports(name=PEER, status='ACTIVE'))
        sys.exit(0 if ports and agent and age(agent.started_at) > MINUTE and age(ports[0].updated_at) > MINUTE else 1)
    elif what == 'off':
        drop_network(PEER)
    elif what == 'forget' and agent:
        connection.network.delete_agent(agent)


FAULTS = {'aggregate-host-missing': aggregate_host_missing, 'allocation-orphaned': allocation_orphaned,
          'pool-exhausted': pool_exhausted}
LOOKS = {'guest': guest, 'peer': peer}
if sys.argv[1] in LOOKS:
    LOOKS[sys.argv[1]](sys.argv[2], None)
    sys.exit(0)
FAULTS[sys.argv[1]](sys.argv[2] == 'on', sys.argv[3] if len(sys.argv) > 3 else None)
