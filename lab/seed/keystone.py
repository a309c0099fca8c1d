"""keystone.py REGION [--withdraw OTHER-REGION]: projects, users, roles, and the region's part of the catalog.

Idempotent. --withdraw takes another region out of the catalog.
"""
import sys

import openstack

import cloud

# name, type, and what follows the address in RegionOne and in RegionTwo
CATALOG = [
    ('keystone', 'identity', {'RegionOne': ':5000/v3', 'RegionTwo': ':5000/v3'}),
    ('glance', 'image', {'RegionOne': ':9292', 'RegionTwo': ':19292'}),
    ('placement', 'placement', {'RegionOne': ':8778', 'RegionTwo': ':18778'}),
    ('nova', 'compute', {'RegionOne': ':8774/v2.1', 'RegionTwo': ':18774/v2.1'}),
    ('neutron', 'network', {'RegionOne': ':9696', 'RegionTwo': ':19696'}),
    ('cinderv3', 'volumev3', {'RegionOne': ':8776/v3/%(project_id)s'}),
]
SERVICE_USERS = ('glance', 'placement', 'nova', 'neutron', 'cinder')
ROLES = ('admin', 'member', 'reader', 'service')

identity = cloud.connect(cloud.REGION).identity


def project(name):
    """Finds or makes a project."""
    return identity.find_project(name) or identity.create_project(name=name, domain_id='default')


def user(name, password, in_project, roles):
    """Finds or makes a user and gives it roles in a project."""
    found = identity.find_user(name) or identity.create_user(
        name=name, password=password, domain_id='default', default_project_id=in_project.id)
    for role in roles:
        identity.assign_project_role_to_user(in_project, found, ROLE[role])
    return found


def seed_accounts():
    """Makes the service users, a demo user, and the user that regioncheck logs in as."""
    service = project('service')
    for name in SERVICE_USERS:
        user(name, 'svc-' + name, service, ('admin', 'service'))
    demo = project('demo')
    user('demo', 'demo-lab', demo, ('member', 'reader'))
    identity.assign_project_role_to_user(demo, identity.find_user('admin'), ROLE['admin'])
    seed_verifier()


def seed_verifier():
    """Makes the user regioncheck. Its password is set again only when it does not let it in: that would end its tokens."""
    password = cloud.verifier_password()
    verifier = user('regioncheck', password, project('regioncheck'), ('admin', 'member'))
    try:
        cloud.connect(username='regioncheck', password=password, project='regioncheck').authorize()
    except openstack.exceptions.SDKException:
        identity.update_user(verifier, password=password)


def seed_catalog(region):
    """Makes a region's endpoints, or sets their addresses right."""
    if region not in {r.id for r in identity.regions()}:
        identity.create_region(id=region)
    have = {(e.service_id, e.region_id, e.interface): e for e in identity.endpoints()}
    services = {s.type: s for s in identity.services()}
    for name, kind, tails in CATALOG:
        if region not in tails:
            continue
        service = services.get(kind) or identity.create_service(name=name, type=kind)
        for interface in ('public', 'internal', 'admin'):
            seed_endpoint(have.get((service.id, region, interface)), service, region, interface,
                          f'http://{cloud.ADDRESS}{tails[region]}')


def seed_endpoint(found, service, region, interface, url):
    """Makes one endpoint, or sets its address right."""
    if found is None:
        identity.create_endpoint(service_id=service.id, region_id=region, interface=interface, url=url)
    elif found.url != url:
        identity.update_endpoint(found, url=url)


def withdraw(region):
    """Takes a region out of the catalog."""
    for endpoint in list(identity.endpoints()):
        if endpoint.region_id == region:
            identity.delete_endpoint(endpoint)
    if region in {r.id for r in identity.regions()}:
        identity.delete_region(region)


ROLE = {name: identity.find_role(name) or identity.create_role(name=name) for name in ROLES}
region_to_seed = sys.argv[1]
if region_to_seed == cloud.REGION:
    seed_accounts()
seed_catalog(region_to_seed)
if '--withdraw' in sys.argv:
    withdraw(sys.argv[sys.argv.index('--withdraw') + 1])
print('keystone is seeded for', region_to_seed)
