# A tiny Ceph (one monitor, one manager, one OSD on a sparse file), all in user space: real data for cinder.
# shellcheck shell=bash

CEPH_PACKAGES=(ceph-mon ceph-mgr ceph-osd ceph-common qemu-block-extra python3-rbd python3-rados)
CEPH_DAEMONS=(ceph-mon ceph-mgr ceph-osd)

# Runs the ceph command; without a monitor it would wait for minutes.
ceph_ctl() { timeout 20 ceph --connect-timeout 10 "$@"; }

# Writes its configuration and makes its directories.
configure_ceph() {
  install -d -m 755 "$CEPH_STATE"
  install -d -o ceph -g ceph -m 755 "$CEPH_STATE/mon" "$CEPH_STATE/mgr" "$CEPH_STATE/osd"
  {
    ceph_cluster_options
    ceph_monitor_options
    ceph_osd_options
  } >/etc/ceph/ceph.conf
  chmod 644 /etc/ceph/ceph.conf
}

# Prints what all daemons and clients read.
ceph_cluster_options() {
  cat <<END
[global]
fsid = $CEPH_FSID
mon_initial_members = a
mon_host = [v2:$ADDRESS:3300,v1:$ADDRESS:6789]
public_addr = $ADDRESS
cluster_addr = $ADDRESS
ms_bind_ipv6 = false
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
auth_allow_insecure_global_id_reclaim = false
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_pool_default_pgp_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
log_to_stderr = false
err_to_stderr = true
[client]
rbd_cache = true
rbd_default_features = 61
END
}

# Prints the options of monitor and manager. Only modules that are not always on are disabled: a disabled one of those counts as
# failed, and the cluster as in error.
ceph_monitor_options() {
  cat <<END
[mon]
mon_data = $CEPH_STATE/mon
mon_allow_pool_size_one = true
mon_allow_pool_delete = true
mon_warn_on_pool_no_redundancy = false
mon_data_avail_warn = 5
mon_data_avail_crit = 2
mon_memory_autotune = false
rocksdb_cache_size = 16777216
debug_rocksdb = 1/1
[mgr]
mgr_data = $CEPH_STATE/mgr
mgr_disabled_modules = alerts,cephadm,cli_api,dashboard,diskprediction_local,hello,influx,insights,iostat,k8sevents,localpool,mds_autoscaler,mirroring,nfs,osd_perf_query,osd_support,prometheus,restful,rook,selftest,snap_schedule,stats,telegraf,test_orchestrator,zabbix
mgr_initial_modules =
END
}

# Prints the options of the OSD: small caches, few threads.
ceph_osd_options() {
  cat <<END
[osd]
osd_data = $CEPH_STATE/osd
osd_objectstore = bluestore
bluestore_block_size = $((CEPH_DISK_GIB * 1024 * 1024 * 1024))
bluestore_block_create = true
osd_memory_target = 939524096
bluestore_cache_autotune = false
bluestore_cache_size = 67108864
bluestore_rocksdb_options = compression=kNoCompression,max_write_buffer_number=2,min_write_buffer_number_to_merge=1,recycle_log_file_num=2,write_buffer_size=16777216,writable_file_max_buffer_size=0,compaction_readahead_size=2097152,max_background_compactions=1
osd_op_num_shards = 2
osd_op_num_threads_per_shard = 1
osd_max_pg_log_entries = 500
osd_min_pg_log_entries = 100
osd_mclock_skip_benchmark = true
debug_rocksdb = 1/1
debug_bluestore = 1/1
debug_bluefs = 1/1
END
}

# Starts the monitor.
daemon_ceph_mon() { run_ceph ceph-mon a; }

# Starts the manager.
daemon_ceph_mgr() { run_ceph ceph-mgr x; }

# Starts the OSD.
daemon_ceph_osd() { run_ceph ceph-osd 0; }

# run_ceph NAME ID: starts one of Ceph's daemons.
run_ceph() {
  ENVIRONMENT=(TCMALLOC_MAX_TOTAL_THREAD_CACHE_BYTES=16777216)
  run_daemon "$1" ceph "/var/log/ceph/$1.out" "/usr/bin/$1" -f --cluster ceph --id "$2"
}

# Starts Ceph, from nothing if need be.
up_ceph() {
  install -d -o ceph -g ceph -m 770 /run/ceph
  install -d -o ceph -g ceph -m 2755 /var/log/ceph
  create_ceph_keys
  create_ceph_monitor_store && create_ceph_osd_store || return 1
  start_daemons ceph-mon ceph-mgr
  introduce_ceph_osd || return 1
  start_daemon_named ceph-osd
  create_ceph_pool
}

# create_ceph_key FILE NAME CAPABILITIES...: makes a keyring with one new key.
create_ceph_key() { ceph-authtool --create-keyring "$1" --gen-key -n "$2" "${@:3}" >/dev/null; }

# Prints the key in a keyring.
ceph_key() { ceph-authtool "$1" -p -n "$2" 2>/dev/null; }

# Makes the keys and the monitor map, once.
create_ceph_keys() {
  local keyring admin=/etc/ceph/ceph.client.admin.keyring cinder=/etc/ceph/ceph.client.cinder.keyring
  if [ ! -s "$CEPH_STATE/monmap" ]; then
    install -o ceph -g ceph -m 600 /dev/null "$CEPH_STATE/mon.keyring"
    create_ceph_key "$CEPH_STATE/mon.keyring" mon. --cap mon 'allow *'
    create_ceph_key $admin client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' --cap mds 'allow *'
    create_ceph_key $cinder client.cinder --cap mon 'profile rbd' --cap osd 'profile rbd pool=volumes' --cap mgr 'profile rbd pool=volumes'
    create_ceph_key "$CEPH_STATE/mgr/keyring" mgr.x --cap mon 'allow profile mgr' --cap osd 'allow *' --cap mds 'allow *'
    create_ceph_key "$CEPH_STATE/osd.keyring" osd.0 --cap mon 'allow profile osd' --cap mgr 'allow profile osd' --cap osd 'allow *'
    for keyring in $admin $cinder "$CEPH_STATE/mgr/keyring" "$CEPH_STATE/osd.keyring"; do
      ceph-authtool "$CEPH_STATE/mon.keyring" --import-keyring "$keyring" >/dev/null
    done
    monmaptool --create --clobber --fsid "$CEPH_FSID" --addv a "[v2:$ADDRESS:3300,v1:$ADDRESS:6789]" "$CEPH_STATE/monmap.new" >/dev/null &&
      mv "$CEPH_STATE/monmap.new" "$CEPH_STATE/monmap"
    chown -R ceph:ceph "$CEPH_STATE/mon.keyring" "$CEPH_STATE/monmap" "$CEPH_STATE/mgr"
    chmod 600 $admin
  fi
  chgrp cinder $cinder
  chmod 640 $cinder
}

# Makes the monitor's store, once.
create_ceph_monitor_store() {
  [ -e "$CEPH_STATE/mon/done" ] && return 0
  rm -rf "${CEPH_STATE:?}"/mon/*
  run_as ceph ceph-mon --mkfs -i a --monmap "$CEPH_STATE/monmap" --keyring "$CEPH_STATE/mon.keyring" &&
    run_as ceph touch "$CEPH_STATE/mon/done"
}

# Makes the OSD's store, once. --no-mon-config: it would wait five minutes for a monitor.
create_ceph_osd_store() {
  [ -e "$CEPH_STATE/osd/ready" ] || [ -e "$CEPH_STATE/osd/mkfs_done" ] && return 0
  rm -rf "${CEPH_STATE:?}"/osd/*
  install -o ceph -g ceph -m 600 "$CEPH_STATE/osd.keyring" "$CEPH_STATE/osd/keyring"
  run_as ceph ceph-osd -i 0 --mkfs --no-mon-config --osd-uuid "$CEPH_OSD_UUID" --keyring "$CEPH_STATE/osd/keyring"
}

# Tells the monitor about the OSD, once.
introduce_ceph_osd() {
  [ -e "$CEPH_STATE/osd/known" ] && return 0
  wait_until 30 ceph_ctl -s || { say "NOT UP: ceph-mon"; return 1; }
  printf '{"cephx_secret":"%s"}' "$(ceph_key "$CEPH_STATE/osd.keyring" osd.0)" >"$CEPH_STATE/new-osd.json"
  ceph_ctl osd new "$CEPH_OSD_UUID" 0 -i "$CEPH_STATE/new-osd.json" >/dev/null 2>&1 || ceph_ctl osd ls | grep -qx 0 || return 1
  rm -f "$CEPH_STATE/new-osd.json"
  touch "$CEPH_STATE/osd/known"
}

# Makes the pool for volumes, once.
create_ceph_pool() {
  [ -e "$CEPH_STATE/pool" ] && return 0
  wait_for_ceph_osd 30 || return 1
  ceph_ctl osd pool create volumes 8 8 replicated >/dev/null 2>&1
  timeout 20 rbd pool init volumes || { say "FAILED: pool volumes"; return 1; }
  ceph_ctl mon enable-msgr2 >/dev/null 2>&1
  touch "$CEPH_STATE/pool"
}

# Whether the monitor counts the OSD as up.
ceph_osd_is_up() { ceph_ctl osd stat -f json 2>/dev/null | grep -q '"num_up_osds":1'; }

# Waits until the OSD is up.
wait_for_ceph_osd() { wait_until "${1:-60}" ceph_osd_is_up || { say "NOT UP: ceph-osd, see /var/log/ceph"; return 1; }; }

# Gives libvirt the key of client.cinder.
give_libvirt_the_ceph_key() {
  local key
  key=$(ceph_key /etc/ceph/ceph.client.cinder.keyring client.cinder)
  virsh -q -c qemu:///system secret-get-value "$CEPH_SECRET" 2>/dev/null | grep -qF "$key" && return 0
  cat >"$CEPH_STATE/secret.xml" <<END
<secret ephemeral="no" private="no"><uuid>$CEPH_SECRET</uuid><usage type="ceph"><name>client.cinder secret</name></usage></secret>
END
  virsh -q -c qemu:///system secret-define "$CEPH_STATE/secret.xml" &&
    virsh -q -c qemu:///system secret-set-value "$CEPH_SECRET" --base64 "$key" >/dev/null 2>&1
}
