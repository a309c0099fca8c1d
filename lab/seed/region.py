"""Fills RegionOne with what regioncheck needs to be there: image, flavor, external network, volume types, quotas. Idempotent."""
import hashlib
import os

import cloud

connection = cloud.connect()
BACKENDS = ('ceph', 'fake')


def seed_image():
    """Uploads the image smoke, again when another one was built."""
    path = os.environ['LAB_IMAGE']
    with open(path, 'rb') as file:
        checksum = hashlib.md5(file.read()).hexdigest()
    good = False
    for image in list(connection.image.images(name='smoke')):
        if image.checksum == checksum and image.visibility == 'public':
            good = True
        else:
            connection.image.delete_image(image)
    if not good:
        connection.image.create_image(name='smoke', filename=path, disk_format='qcow2', container_format='bare',
                                      visibility='public', min_ram=128, allow_duplicates=True, wait=True)


def seed_flavor():
    """Makes the flavor m1.smoke."""
    if not connection.compute.find_flavor('m1.smoke'):
        connection.compute.create_flavor(name='m1.smoke', ram=192, vcpus=1, disk=1)


def seed_external_network():
    """Makes the network that floating addresses come from."""
    network = connection.network
    public = network.find_network('public') or network.create_network(
        name='public', is_router_external=True, is_shared=True, provider_network_type='flat',
        provider_physical_network='external')
    if not list(network.subnets(network_id=public.id)):
        network.create_subnet(name='public-v4', network_id=public.id, ip_version=4, cidr='172.24.4.0/24',
                              gateway_ip='172.24.4.1', is_dhcp_enabled=False,
                              allocation_pools=[{'start': '172.24.4.10', 'end': '172.24.4.200'}])


def seed_volume_types():
    """Makes one volume type per backend."""
    volumes = connection.block_storage
    have = {t.name: t for t in volumes.types()}
    for backend in BACKENDS:
        kind = have.get(backend) or volumes.create_type(
            name=backend, description=f'volumes of the backend {backend}', is_public=True)
        if (kind.extra_specs or {}).get('volume_backend_name') != backend:
            volumes.update_type_extra_specs(kind, volume_backend_name=backend)


def seed_aggregate():
    """Puts the compute into a rack, which leaves it in the default availability zone."""
    compute = connection.compute
    rack = compute.find_aggregate('rack-1') or compute.create_aggregate(name='rack-1')
    if cloud.COMPUTE_HOST not in (rack.hosts or []):
        compute.add_host_to_aggregate(rack.id, cloud.COMPUTE_HOST)


def seed_quotas():
    """Gives the project regioncheck more than it will use."""
    project = connection.identity.find_project('regioncheck').id
    connection.set_compute_quotas(project, instances=100, cores=200, ram=204800, key_pairs=100, server_groups=50)
    connection.set_network_quotas(project, network=100, subnet=100, port=1000, router=50, floatingip=100,
                                  security_group=200, security_group_rule=1000)
    connection.set_volume_quotas(project, volumes=200, snapshots=200, gigabytes=2000, backups=50)


seed_image()
seed_flavor()
seed_external_network()
seed_volume_types()
seed_aggregate()
seed_quotas()
print(cloud.REGION, 'is filled')
