# Packages of OpenStack and of what it stands on: system, name, version, state as dpkg abbreviates it, when it was unpacked.
if [ -d /var/lib/dpkg/info ]; then
  echo "system dpkg"
  find -H /var/lib/dpkg/info -name '*.list' -printf 'unpacked %f %T@\n'
  dpkg-query -W -f 'package ${db:Status-Abbrev} ${Package} ${Version}\n'
elif command -v rpm >/dev/null; then
  echo "system rpm"
  rpm -qa --qf 'package ii %{NAME} %|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE} %{INSTALLTIME}\n'
else
  echo "system none"
fi | awk '
function is_wanted(name) {
  if (name ~ /-(doc|dbg|dbgsym|debuginfo|devel|dev|tests?)$/) return 0
  return name ~ /^(openstack-)?(nova|neutron|keystone|glance|cinder|placement)(-|$)/ || \
    name ~ /^python[0-9.]*-(nova|neutron|keystone|glance|cinder|placement|openstack|oslo)/ || \
    name ~ /^python[0-9.]*-(os-(brick|vif|traits|resource-classes|ken|service-types|win)|castellan|debtcollector|futurist|stevedore|taskflow|tooz|osprofiler|ovsdbapp|ryu|.*client)$/ || \
    name ~ /^(libvirt-daemon|libvirt-daemon-common|libvirt-daemon-driver-qemu|libvirt-daemon-system|libvirt-bin|libvirt0|libvirt-libs|qemu-system-x86|qemu-system-arm|qemu-kvm|qemu-kvm-core|qemu-kvm-ev|openvswitch|openvswitch-switch|openvswitch[0-9.]+|rabbitmq-server|erlang|erlang-base|erlang-erts|mysql-server.*|galera-.*|mariadb-galera-server.*|percona-xtradb-cluster.*|percona-server-server.*|mariadb-server.*|MariaDB-server.*|mysql-community-server|mysql-wsrep-server.*|Percona-(Server-server|XtraDB-Cluster-server).*|memcached|uwsgi-core)$/
}
$1 == "system" { kind = $2; print; next }
$1 == "unpacked" { name = $2; sub(/\.list$/, "", name); sub(/:.*/, "", name); time[name] = int($3) > time[name] ? int($3) : time[name]; next }
$1 == "package" && NF >= 4 && $2 !~ /^.[nc]/ && is_wanted($3) { print kind "\t" $3 "\t" $4 "\t" $2 "\t" (kind == "rpm" ? $5 : time[$3] + 0) }'
