# When files of configuration were last written, and what looks like a backup: c|b:seconds since 1970:bytes:f|d:path
root /usr/bin/find -H /etc/nova /etc/neutron /etc/keystone /etc/glance /etc/cinder /etc/placement -maxdepth 4 -type f -exec /usr/bin/stat -c %Y:%s:f:%n {} + | awk '
/\.(conf|ini)$/ { print "c:" $0 }'
root /usr/bin/find -H /root /var/backups /var/lib/backups /backup /backups /srv/backup /srv/backups /opt/backup /opt/backups -maxdepth 3 -exec /usr/bin/stat -c %Y:%s:%f:%n {} + | awk '
{
  split($0, part, ":")
  path = $0
  sub(/^[0-9]+:[0-9]+:[0-9a-f]+:/, "", path)
  name = tolower(path)
  if (name !~ /(nova|neutron|keystone|glance|cinder|placement|openstack|mysql|mariadb|galera|database|etc)/) next
  if (name ~ /\/\.(cache|local|ssh|config)/) next
  print "b:" part[1] ":" part[2] ":" (part[3] ~ /^4/ ? "d" : "f") ":" path
}'
for place in /etc/nova?* /etc/neutron?* /etc/keystone?* /etc/glance?* /etc/cinder?* /etc/placement?*; do
  [ ! -d "$place" ] || stat -c b:%Y:%s:d:%n "$place"
done
