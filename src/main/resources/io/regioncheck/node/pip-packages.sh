# OpenStack's code that pip installed: beside the distribution's, where Python finds it first; over the distribution's; or in the
# environments that services run from.
names='/(oslo[._-][a-z0-9_.-]+|nova|neutron|neutron[_-]lib|keystone|glance|glance[_-]store|cinder|placement|openstack[_-]placement|keystoneauth1?|keystonemiddleware|python[_-][a-z]+client|openstacksdk|os[_-](brick|vif|traits|ken|service[_-]types|resource[_-]classes)|castellan|debtcollector|futurist|stevedore|taskflow|tooz|osprofiler|ovsdbapp)(-[^/]*)?\.(dist-info|egg-info|egg-link)$'
{
  for tree in /usr/local/lib/python*/dist-packages /usr/local/lib/python*/site-packages /usr/local/lib64/python*/site-packages; do
    [ -d "$tree" ] && printf 'beside\t%s\n' "$tree"
  done
  ps -eww -o args= | awk '{
    for (i = 1; i <= NF && i <= 8; i++)
      if ($i ~ /^\(?\/[A-Za-z0-9._\/-]+\/bin\/(nova|neutron|keystone|glance|cinder|placement|uwsgi)[a-z0-9-]*$/) {
        sub(/^\(/, "", $i); sub(/\/bin\/[^\/]*$/, "", $i)
        if ($i != "/usr" && $i != "/usr/local") print $i
      }
  }' | sort -u | head -n 20 | while read -r environment; do
    for tree in "$environment"/lib/python*/site-packages; do
      [ -d "$tree" ] && printf 'environment\t%s\n' "$tree"
    done
  done
} | while read -r kind tree; do
  find "$tree" -maxdepth 1 -name '*.*-*' | grep -iE "$names" | awk -v kind="$kind" '{ print kind "\t" $0 }'
done
find /usr/lib/python*/site-packages /usr/lib64/python*/site-packages /usr/lib/python3/dist-packages /usr/lib/python2.7/dist-packages \
  -maxdepth 2 -path '*.dist-info/INSTALLER' -exec grep -lx pip {} + 2>/dev/null | sed 's:/INSTALLER$::' | grep -iE "$names" | awk '{ print "over\t" $0 }'
echo end
