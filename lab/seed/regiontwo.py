"""regiontwo.py HOST...: zones, aggregates, a flavor, a network and an image for RegionTwo. Idempotent."""
import sys

import cloud

hosts = sys.argv[1:]
connection = cloud.connect('RegionTwo')
# aggregate, its zone, its hosts
PLAN = [('az-a', 'az-a', hosts[:1]), ('az-b', 'az-b', hosts[1:]), ('ssd', None, hosts[:2])]


def seed_aggregates():
    """Makes the two zones and an aggregate that goes across them."""
    have = {a.name: a for a in connection.compute.aggregates()}
    for name, zone, members in PLAN:
        aggregate = have.get(name) or connection.compute.create_aggregate(name=name, availability_zone=zone)
        for host in members:
            if host not in (aggregate.hosts or []):
                connection.compute.add_host_to_aggregate(aggregate, host)
        if zone is None:
            connection.compute.set_aggregate_metadata(aggregate, {'disk': 'ssd'})


seed_aggregates()
if not connection.compute.find_flavor('m1.fake'):
    connection.compute.create_flavor(name='m1.fake', ram=128, vcpus=1, disk=1)
if not connection.network.find_network('r2net'):
    network = connection.network.create_network(name='r2net', shared=True)
    connection.network.create_subnet(name='r2net', network_id=network.id, ip_version=4, cidr='10.88.0.0/24')
if not connection.image.find_image('fake'):
    connection.image.create_image(name='fake', data=b'\0' * 1024, disk_format='raw', container_format='bare',
                                  visibility='public', allow_duplicates=True)
print('RegionTwo is filled')
