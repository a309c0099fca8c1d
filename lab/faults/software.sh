# Faults of what hosts have installed, and of what runs there.
# shellcheck shell=bash

fault config-not-in-force configuration nova-compute "nova-compute.conf was changed, and nova-compute not restarted: it runs with what stood there before"
on_config_not_in_force() {
  set_options /etc/nova/nova-compute.conf <<END
[DEFAULT]
instance_usage_audit_period = day
END
}
off_config_not_in_force() {
  set_options /etc/nova/nova-compute.conf <<END
[DEFAULT]
-instance_usage_audit_period
END
  restart_and_wait nova-compute
}

fault package-older contents "" "the second controller of environments/lab-siblings.yaml has an older python3-nova than the first"
on_package_older() {
  rm -f "$SIBLING_PACKAGES"
  install -d -m 755 "$SIBLING_PACKAGES"
  ln -sfn /var/lib/dpkg/info "$SIBLING_PACKAGES/info"
  sed '/^Package: python3-nova$/,/^$/s/^Version: .*/Version: 2:26.0.0-1/' /var/lib/dpkg/status >"$SIBLING_PACKAGES/status"
}
off_package_older() {
  rm -rf "$SIBLING_PACKAGES"
  ln -sfn /var/lib/dpkg "$SIBLING_PACKAGES"
}

# debtcollector has no entry points: what imports it goes on with the package's, for there is no code here.
fault pip-shadow contents "" "pip seems to have put another debtcollector before the package's"
on_pip_shadow() {
  install -d -m 755 "$SHADOW"
  printf 'Metadata-Version: 2.1\nName: debtcollector\nVersion: 3.0.0\n' >"$SHADOW/METADATA"
  echo pip >"$SHADOW/INSTALLER"
}
off_pip_shadow() { rm -rf "$SHADOW"; }
SHADOW=/usr/local/lib/python3.11/dist-packages/debtcollector-3.0.0.dist-info

fault novaclient-without-v3 contents "" "the nova command of controllers asks keystone for tokens of v2.0, as it did before it knew v3"
on_novaclient_without_v3() {
  cat >"$OLD_CLIENT" <<'END'
#!/bin/sh
# As novaclient was before it knew keystone's v3: no domains, and a token asked for where v2.0 has them.
unset OS_USER_DOMAIN_NAME OS_PROJECT_DOMAIN_NAME OS_PROJECT_NAME OS_IDENTITY_API_VERSION
exec /usr/bin/nova --os-auth-type v2password "$@"
END
  chmod 755 "$OLD_CLIENT"
}
off_novaclient_without_v3() { rm -f "$OLD_CLIENT"; }
OLD_CLIENT=/usr/local/bin/nova
