# When the files of configuration were last written, in seconds since 1970.
root /usr/bin/find -H /etc/nova /etc/neutron /etc/keystone /etc/glance /etc/cinder /etc/placement -maxdepth 4 -type f -exec /usr/bin/stat -c %Y:%n {} + | awk '
  { colon = index($0, ":") } substr($0, colon + 1) ~ /\.(conf|ini)$/ { print substr($0, 1, colon - 1) "\t" substr($0, colon + 1) }'
