# The files of configuration that services are told to read, and what stands in those of all services; no comments, and secrets as hashes.
#   @ TAB program TAB f:file|d:directory|i:ini …    a running service and the words of its command line that name files
#   = TAB file                                      then its lines: number TAB line
#   $ TAB number                                    the last line of it that is not empty
services | awk -F '\t' '
$7 ~ /^((nova|neutron|keystone|glance|cinder|placement)-|uwsgi)/ {
  out = "@\t" $7
  for (i = 8; i <= NF; i++) {
    path = substr($i, index($i, "=") + 1)
    if ($i ~ /^config-file=/) out = out "\tf:" path
    else if ($i ~ /^config-dir=/) out = out "\td:" path
    else if ($i ~ /^ini=/) out = out "\ti:" path
  }
  if (!(out in seen)) { seen[out] = 1; print out }
}'
root /bin/grep -RHna --include=*.conf --include=*.ini . /etc/nova /etc/neutron /etc/keystone /etc/glance /etc/cinder /etc/placement | awk '
function keep(text) { kept[++count] = text }
function hidden(value, key) {
  gsub(/^[ \t]+|[ \t]+$/, "", value)
  if (value == "") return ""
  if (length(value) > 1 && substr(value, 1, 1) == substr(value, length(value)) && value ~ /^["\047]/) value = substr(value, 2, length(value) - 2)
  if (!(value in number)) { number[value] = ++secrets; secret[secrets] = value }
  return "\001" number[value] "\001"
}
# Past the scheme of an address, each part up to its last @ is who logs in.
function address(value,    start, rest, parts, n, i, out, last, at, j, colon, login) {
  start = index(value, "://")
  if (!start || !index(substr(value, start), "@")) return value
  rest = substr(value, start + 3)
  n = split(rest, parts, ",")
  for (i = n; i >= 1 && !index(parts[i], "@"); i--);
  last = i
  out = ""
  for (i = 1; i <= n; i++) {
    at = 0
    for (j = length(parts[i]); j >= 1; j--) if (substr(parts[i], j, 1) == "@") { at = j; break }
    if (at) {
      login = substr(parts[i], 1, at - 1)
      colon = index(login, ":")
      login = colon ? substr(login, 1, colon) hidden(substr(login, colon + 1)) : hidden(login)
      parts[i] = login substr(parts[i], at)
    } else if (i < last) parts[i] = hidden(parts[i])
    out = out (i > 1 ? "," : "") parts[i]
  }
  return substr(value, 1, start + 2) out
}
# What looks like a token is one, whatever the option is called: JWT, Vault, Fernet.
function masked(value) {
  if (value ~ /^["\047 \t]*(eyJ[A-Za-z0-9_-]+\.|hv[sb]\.|gAAAA)/) return hidden(value)
  if (tolower(value) ~ /(passw|passphrase|secret|token|credential)[a-z_]*["\047 \t]*[=:]/) return hidden(value)
  return address(value)
}
# What says how, where, how long or who is none, though its name has a word of a secret: token_provider, max_token_size, service_token_roles.
function is_secret(name) {
  name = tolower(name)
  gsub(/-/, "_", name)
  if (name ~ /(_algorithm|_rounds|_days|_age|_length|_len|_regex|_regex_description|_count|_file|_path|_dir|_size|_type|_enabled|_timeout|_time_out|_time|_ttl|_expiration|_duration|_hashing|_interval|_method|_methods|_provider|_driver|_repository|_required|_roles|_seconds|_uuid|_url|_endpoint)$/) return 0
  if (name ~ /^(send|enforce|allow|enable|use|insecure|max|min)_/) return 0
  return name ~ /passw|passphrase|secret|credential|token|jwt|api_?key|auth_blob|^swift_store_user$|^(authorization_)?code$|(^|_)(pass|pwd|passcode|psk|key|keys)$/
}
{
  colon = index($0, ":")
  path = substr($0, 1, colon - 1)
  text = substr($0, colon + 1)
  colon = index(text, ":")
  line = substr(text, 1, colon - 1) + 0
  text = substr(text, colon + 1)
  gsub(/[\001\r]/, "", text)
  if (path != file) {
    if (wanted) keep("$\t" previous)
    file = path
    base = path
    sub(/.*\//, "", base)
    uwsgi = base ~ /uwsgi/
    wanted = base !~ /(paste\.ini|^rootwrap.*\.conf|^logging.*\.conf|^dnsmasq.*|^property-protections.*|^glance-swift\.conf)$/
    if (wanted) keep("=\t" path)
    previous = 0
    key = 0
  }
  if (!wanted) next
  if (line != previous + 1) key = 0
  previous = line
  if (text ~ /^[ \t]*$/) { key = 0; next }
  if (text ~ /^[#;]/) { key = 0; next }
  if (uwsgi) {
    if (text ~ /^[ \t]*(wsgi-file|module|mount|http-socket|socket|pyargv)[ \t]*=/) keep(line "\t" masked(text))
    next
  }
  if (text ~ /^[ \t]/) {
    match(text, /^[ \t]+/)
    indent = substr(text, 1, RLENGTH)
    if (!key) keep(line "\t" indent "?")
    else keep(line "\t" indent (conceal ? hidden(text) : masked(substr(text, RLENGTH + 1))))
    next
  }
  key = 0
  if (text ~ /^\[/) {
    if (text ~ /\][ \t]*$/) keep(line "\t" text)
    else keep(line "\t[")
    next
  }
  if (!match(text, /[=:]/)) { keep(line "\t?"); next }
  name = substr(text, 1, RSTART - 1)
  head = substr(text, 1, RSTART)
  value = substr(text, RSTART + 1)
  if (match(value, /^[ \t]+/)) { head = head substr(value, 1, RLENGTH); value = substr(value, RLENGTH + 1) }
  gsub(/[ \t]+$/, "", name)
  key = 1
  conceal = is_secret(name)
  keep(line "\t" head (conceal ? hidden(value) : masked(value)))
}
END {
  if (wanted) keep("$\t" previous)
  for (i = 1; i <= secrets; i++) print "s" secret[i]
  print "."
  for (i = 1; i <= count; i++) print kept[i]
}' | {
  while IFS= read -r line; do
    case $line in
      s*) printf '%s\n%s' "$SALT" "${line#s}" | sha256sum ;;
      *) break ;;
    esac
  done
  echo .
  cat
} | awk '
!told { if ($0 == ".") told = 1; else hash[++count] = substr($0, 1, 16); next }
{
  while (match($0, /\001[0-9]+\001/))
    $0 = substr($0, 1, RSTART - 1) "<salted-sha256:" hash[substr($0, RSTART + 1, RLENGTH - 2) + 0] ">" substr($0, RSTART + RLENGTH)
  print
}'
