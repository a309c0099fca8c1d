"""spoil.py FAULT on|off [ID]: makes a fault in what the APIs hold, or takes it back; either may be said twice.

aggregate-host-missing   the compute leaves its aggregate
allocation-orphaned      consumer ID, which is no server, holds a small server's resources of the compute
pool-exhausted           ports of nobody take all addresses that the external network has left
"""
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


FAULTS = {'aggregate-host-missing': aggregate_host_missing, 'allocation-orphaned': allocation_orphaned,
          'pool-exhausted': pool_exhausted}
FAULTS[sys.argv[1]](sys.argv[2] == 'on', sys.argv[3] if len(sys.argv) > 3 else None)
