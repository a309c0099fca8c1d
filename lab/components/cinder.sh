# cinder: block storage with two backends: ceph holds real data, fake only logs what it is asked for.
# shellcheck shell=bash

CINDER_DAEMONS=(cinder-api cinder-scheduler cinder-volume)

# Writes its configuration.
configure_cinder() {
  restore_shipped /etc/cinder/cinder.conf
  {
    cinder_options
    token_section cinder
    login_section nova nova
  } | set_options /etc/cinder/cinder.conf
  # One thread a process: cinder's green threads wait for each other across real ones, and two first creates at once then hang for ever.
  small_uwsgi /etc/cinder/cinder-api-uwsgi.ini 2 1
}

# Prints its options. rados_connect_timeout is the limit of every Ceph operation too: without it they would wait for ever.
cinder_options() {
  cat <<END
[DEFAULT]
my_ip = $ADDRESS
host = $CONTROL_HOST
transport_url = $(message_bus_url)
glance_api_servers = http://$ADDRESS:9292
enabled_backends = ceph,fake
default_volume_type = ceph
osapi_volume_workers = 1
[database]
connection = $(database_url cinder)
[oslo_concurrency]
lock_path = /var/lock/cinder
[fake]
volume_driver = cinder.tests.fake_driver.FakeLoggingVolumeDriver
volume_backend_name = fake
[ceph]
volume_driver = cinder.volume.drivers.rbd.RBDDriver
volume_backend_name = ceph
rbd_pool = volumes
rbd_user = cinder
rbd_ceph_conf = /etc/ceph/ceph.conf
rbd_secret_uuid = $CEPH_SECRET
rbd_flatten_volume_from_snapshot = false
rados_connect_timeout = 5
END
}

# Starts the API.
daemon_cinder_api() { run_uwsgi cinder-api cinder /var/log/cinder/uwsgi.log 8776 /etc/cinder/cinder-api-uwsgi.ini; }

# Starts the scheduler.
daemon_cinder_scheduler() { run_cinder cinder-scheduler; }

# Starts the service of both backends.
daemon_cinder_volume() { run_cinder cinder-volume; }

# run_cinder NAME: starts one of cinder's daemons that is not a WSGI service.
run_cinder() {
  run_daemon "$1" cinder "/var/log/cinder/$1.out" "/usr/bin/$1" --config-file /etc/cinder/cinder.conf \
    --log-file "/var/log/cinder/$1.log"
}

# Migrates its schema.
migrate_cinder() { run_as cinder cinder-manage db sync; }

# Waits until the API answers.
wait_for_cinder_api() { wait_for_http cinder-api "http://$ADDRESS:8776/" "${1:-60}"; }
