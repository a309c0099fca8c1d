"""What the other Python parts share: the lab's settings, from the environment (lib/common.sh), and a connection.

One process per part, and not the openstack command, because each call of that command costs about two seconds.
"""
import os

import openstack

ADDRESS = os.environ['LAB_ADDRESS']
REGION = os.environ['LAB_REGION']
CONTROL_HOST = os.environ['LAB_CONTROL_HOST']
COMPUTE_HOST = os.environ['LAB_COMPUTE_HOST']
R2_CONFIGURATION = os.environ['LAB_R2_CONFIGURATION']


def connect(region=REGION, username='admin', password=None, project='admin'):
    """Opens a connection to a region, as the administrator unless told otherwise."""
    return openstack.connect(
        auth_url=os.environ['LAB_KEYSTONE_URL'] + '/v3', identity_api_version='3', region_name=region,
        username=username, password=password or os.environ['LAB_ADMIN_PASSWORD'], project_name=project,
        user_domain_name='Default', project_domain_name='Default')


def verifier_password():
    """Returns the password of the user regioncheck."""
    with open(os.environ['LAB_VERIFIER_PASSWORD_FILE'], encoding='utf-8') as file:
        return file.readline().strip()
