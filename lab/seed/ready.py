"""ready.py REGION [--seconds N] COMPUTE...: waits until the region is ready, or says what is missing and ends with 1.

Ready is: every compute up and in a cell, conductor and scheduler up, neutron's agents alive, cinder's backends up.
"""
import argparse
import subprocess
import sys
import time

import cloud

arguments = argparse.ArgumentParser()
arguments.add_argument('region')
arguments.add_argument('computes', nargs='+')
arguments.add_argument('--seconds', type=int, default=120)
arguments = arguments.parse_args()
connection = cloud.connect(arguments.region)
WHOLE = arguments.region == cloud.REGION     # the other region has neither routers nor volumes


def run_as(user, *command):
    """Runs a command as a service's user and shows nothing of it."""
    subprocess.run(['setpriv', f'--reuid={user}', f'--regid={user}', '--init-groups', *command], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def missing_from_nova():
    """Yields what nova does not see."""
    up = {(s.binary, s.host) for s in connection.compute.services() if s.state == 'up'}
    binaries = {binary for binary, _ in up}
    yield from (f'nova-compute on {host}' for host in arguments.computes if ('nova-compute', host) not in up)
    yield from (binary for binary in ('nova-conductor', 'nova-scheduler') if binary not in binaries)


def missing_from_cell():
    """Yields whether a compute has not been mapped to a cell yet, and has it mapped."""
    if len(list(connection.compute.hypervisors())) < len(arguments.computes):
        configuration = '/etc/nova/nova.conf' if WHOLE else f'{cloud.R2_CONFIGURATION}/nova/nova.conf'
        run_as('nova', 'nova-manage', '--config-file', configuration, 'cell_v2', 'discover_hosts')
        yield 'cell mapping'


def missing_from_neutron():
    """Yields the agents that are not alive."""
    alive = {(a.binary, a.host) for a in connection.network.agents() if a.is_alive}
    kinds = ['openvswitch', 'dhcp', 'l3', 'metadata'] if WHOLE else ['openvswitch']
    yield from (f'neutron-{kind}-agent on {host}' for kind in kinds for host in arguments.computes
                if (f'neutron-{kind}-agent', host) not in alive)


def missing_from_cinder():
    """Yields the services that are not up."""
    answer = connection.block_storage.get('/os-services', microversion=None).json()
    up = {(s['binary'], s['host']) for s in answer['services'] if s['state'] == 'up'}
    want = [('cinder-scheduler', cloud.CONTROL_HOST)]
    want += [('cinder-volume', f'{cloud.CONTROL_HOST}@{backend}') for backend in ('ceph', 'fake')]
    yield from (f'{binary} {host}' for binary, host in want if (binary, host) not in up)


def missing():
    """Returns all that is missing now."""
    try:
        found = [*missing_from_nova(), *missing_from_neutron(), *(missing_from_cinder() if WHOLE else ())]
        return found or list(missing_from_cell())
    except Exception as error:      # an API that is still starting
        return [f'{type(error).__name__}: {str(error)[:160]}']


deadline = time.time() + arguments.seconds
absent = missing()
while absent and time.time() < deadline:
    time.sleep(1)
    absent = missing()
print(arguments.region, 'is NOT READY: ' + ', '.join(absent) if absent else 'is ready')
sys.exit(1 if absent else 0)
