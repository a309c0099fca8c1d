root() {
  sudo -n /usr/bin/timeout -k 2 "$T" "$@"
  status=$?
  [ "$status" = 0 ] || printf '\n%s root %s %s\n' "$N" "$status" "$1" >&9
  return "$status"
}
# Services' processes: pid, parent, user, start in UTC, control group, executable, program, and of the options only those that name
# configuration files, in their order: nothing else of a command line is looked at.
services() {
TZ=UTC ps -eww -o pid= -o ppid= -o user:32= -o lstart= -o args= | awk '
function base(path) { sub(/.*\//, "", path); return path }
function group(pid, file, line, found) {
  file = "/proc/" pid "/cgroup"
  found = "/"
  while ((getline line < file) > 0)
    if (found == "/" && line ~ /^(0::|[0-9]+:name=systemd:)/) { sub(/^[0-9]+:[^:]*:/, "", line); found = line }
  close(file)
  return found
}
function option(value) {
  sub(/\)$/, "", value)
  if (value ~ /^\//) out = out "\t" name "=" value
}
{
  title = $9
  first = 9
  # a title of its own, with the command line behind it: neutron-server: rpc worker (/usr/bin/python3 /usr/bin/neutron-server …)
  for (i = 10; i <= NF && i <= 14; i++)
    if ($i ~ /^\(\//) { first = i; sub(/^\(/, "", $i); break }
  executable = $first
  program = base(executable)
  words = first + 1
  if (program ~ /^python[0-9.]*$/) {
    while (words <= NF && $words ~ /^-/) words++
    executable = $words
    sub(/\)$/, "", executable)
    program = base(executable)
    words++
  }
  if (title ~ /^\(wsgi:/) { program = substr(title, 2); sub(/\)$/, "", program); executable = "-" }
  sub(/:$/, "", program)
  ours = program ~ /^(nova|neutron|keystone|glance|cinder|placement)-[a-z0-9-]+$/
  if (program ~ /-(manage|status|rootwrap|rootwrap-daemon|ns-metadata-proxy|keepalived-state-change|cleanup|audit|check)$/) ours = 0
  if (program ~ /^(mysqld|mariadbd|ovsdb-server|ovs-vswitchd|libvirtd|virtqemud|memcached)$/) ours = 1
  if (program ~ /^beam(\.smp)?$/ && $0 ~ /rabbit/) ours = 1
  if (program ~ /^uwsgi/ || program ~ /^wsgi:/) ours = 1
  if (program ~ /^(apache2|httpd|gunicorn)$/ && $3 ~ /^(keystone|placement|nova|neutron|glance|cinder)$/) ours = 1
  if (!ours) next
  out = $1 "\t" $2 "\t" $3 "\t" $5 " " $6 " " $7 " " $8 "\t" group($1) "\t" executable "\t" program
  for (i = words; i <= NF; i++) {
    name = $i
    if (name ~ /^--?(config-file|config-dir|ini|yaml|defaults-file)=/) {
      value = name
      sub(/=.*/, "", name)
      sub(/^[^=]*=/, "", value)
      sub(/^--?/, "", name)
      option(value)
    } else if (name ~ /^--?(config-file|config-dir|ini|yaml|defaults-file)$/) {
      sub(/^--?/, "", name)
      option($(++i))
    }
  }
  print out
}'
}
