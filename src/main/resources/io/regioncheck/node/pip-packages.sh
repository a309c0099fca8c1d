# OpenStack's code that pip installed: beside the distribution's, where Python finds it first; over the distribution's; or in the
# environments that services run from.
names='/(oslo[._-][a-z0-9_.-]+|nova|neutron|neutron[_-]lib|keystone|glance|glance[_-]store|cinder|placement|openstack[_-]placement|keystoneauth1?|keystonemiddleware|python[_-][a-z]+client|openstacksdk|os[_-](brick|vif|traits|ken|service[_-]types|resource[_-]classes)|castellan|debtcollector|futurist|stevedore|taskflow|tooz|osprofiler|ovsdbapp)(-[^/]*)?[.](dist-info|egg-info|egg-link)$'
environments() {
  services | awk -F '\t' '
    $6 ~ /^\/[A-Za-z0-9._\/-]+\/bin\/(nova|neutron|keystone|glance|cinder|placement|uwsgi)[a-z0-9-]*$/ {
      sub(/\/bin\/[^\/]*$/, "", $6)
      if ($6 != "/usr" && $6 != "/usr/local" && !($6 in seen) && count++ < 20) { seen[$6] = 1; print $6 "/lib/python*/site-packages" }
    }'
}
set --
for tree in /usr/local/lib/python*/dist-packages /usr/local/lib/python*/site-packages /usr/local/lib64/python*/site-packages $(environments); do
  [ ! -d "$tree" ] || set -- "$@" "$tree"
done
{
  [ $# = 0 ] || find -H "$@" -maxdepth 1 -name '*.*-*'
  grep -slx pip /usr/lib/python*/site-packages/*.dist-info/INSTALLER /usr/lib64/python*/site-packages/*.dist-info/INSTALLER \
    /usr/lib/python3/dist-packages/*.dist-info/INSTALLER /usr/lib/python2.7/dist-packages/*.dist-info/INSTALLER
} | awk -v names="$names" '
{
  kind = "over"
  if (!sub(/\/INSTALLER$/, "")) kind = $0 ~ /^\/usr\/local\/lib(64)?\/python/ ? "beside" : "environment"
}
tolower($0) ~ names { print kind "\t" $0 }
END { print "end" }'
