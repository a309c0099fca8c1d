# memcached: token and catalog cache of keystone and its callers.
# shellcheck shell=bash

# Starts it.
daemon_memcached() {
  run_daemon memcached memcache "$LOGS/memcached.log" /usr/bin/memcached -l "$ADDRESS" -p 11211 -m 64 -U 0
}
