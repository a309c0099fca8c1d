# Names, addresses, passwords and paths of the lab. Sourced by lib/common.sh; nothing here does anything.
# shellcheck shell=bash disable=SC2034

# The region: every daemon listens on ADDRESS. Two host names are in use although there is one machine, so that a reader of the
# APIs sees a controller and a compute; a lab of several machines would set these per machine.
REGION=RegionOne
ADDRESS=127.0.0.1
CONTROL_HOST=controller
COMPUTE_HOST=compute1

# Where things are kept.
STATE=/var/lib/regioncheck-lab
LOGS=/var/log/regioncheck-lab
PIDS=$STATE/run                  # NAME.pid and NAME.start of each daemon
SHIPPED=$STATE/shipped           # configuration files as their packages shipped them
SECRETS=$STATE/secrets
KEYS=$STATE/ssh
INSTALLED_TOOLS=$STATE/bin       # scripts that other accounts than root run: the checkout may be unreadable to them
OPENRC=$STATE/admin-openrc
IMAGE=$STATE/image/smoke.qcow2

# Accounts. The lab listens on the loopback address only: these are names, not secrets.
KEYSTONE_URL=http://$ADDRESS:5000
ADMIN_PASSWORD=admin-lab
RABBIT_USER=openstack
RABBIT_PASSWORD=rabbit-lab
METADATA_SECRET=metadata-lab
SSH_PORT=2222

# The outside of the floating addresses: a network namespace with one leg on br-ex.
OUTSIDE_NAMESPACE=regioncheck-lab-ext
OUTSIDE_ADDRESS=172.24.4.1/24

# Ceph: one monitor, one manager, one OSD. libvirt keeps the key of client.cinder under CEPH_SECRET.
CEPH_STATE=$STATE/ceph
CEPH_FSID=5f0a1ab0-0000-4000-8000-0000000000ce
CEPH_OSD_UUID=5f0a1ab0-0000-4000-8000-0000000000d0
CEPH_SECRET=5f0a1ab0-0000-4000-8000-00000000005e
CEPH_DISK_GIB=12                 # size of the sparse file behind the OSD when it is made

# The services that log in at keystone; seed/keystone.py makes the same users.
SERVICE_USERS=(glance placement nova neutron cinder)

# The password with which a service logs in at keystone.
service_password() { echo "svc-$1"; }

# The password with which a service logs in at MariaDB.
database_password() { echo "db-$1"; }
