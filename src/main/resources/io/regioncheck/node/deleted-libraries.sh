# Programs and libraries that processes run from though their files are gone: replaced by an upgrade. A line "maps N" says of how many
# processes this could be seen; [stack] is in the maps of each.
root /usr/bin/find /proc -maxdepth 2 -name maps -exec /bin/grep -sHF -e stack -e deleted {} + | awk '
{
  split($1, part, "/")
  pid = part[3]
  if (!(pid in seen)) { seen[pid] = 1; processes++ }
}
/ \(deleted\)$/ && $2 ~ /x/ {
  path = $0
  if (!match(path, / \/[^ ].*$/)) next
  path = substr(path, RSTART + 1)
  sub(/ \(deleted\)$/, "", path)
  if (path !~ /^\/(usr|lib|lib64|bin|sbin|opt|openstack)\//) next
  if (!((pid, path) in told) && lines++ < 5000) { told[pid, path] = 1; print pid "\t" path }
}
END { print "maps\t" processes + 0 }'
