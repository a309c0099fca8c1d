# What the logs say since $SINCE: errors, what belongs to them, and warnings of deprecation. Alike ones are counted and shown once, as
# they were last. io.regioncheck.node.log.HostLogs reads what this prints, and says what each line of it means.
# Formats are told apart by their time: oslo.log, libvirt, RabbitMQ, MySQL, Open vSwitch (2026-11-28 …), MySQL below 5.7 (161128 …),
# RabbitMQ below 3.7 (=ERROR REPORT==== …), Apache and uWSGI (Sat Nov 28 …), JSON of oslo.log ({"created": …).
# What is older than the window by more than five minutes is passed over: of a large file that is in the order of time not even read.
LOGS=/var/log
TIMES='
# days since 1970
function days(y, m, d) {
  if (m <= 2) { y--; m += 12 }
  return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
}
function clock(t) { return substr(t, 1, 2) * 3600 + substr(t, 4, 2) * 60 + substr(t, 7, 2) }
function month(m) { return (index("JanFebMarAprMayJunJulAugSepOctNovDec", m) + 2) / 3 }
# Sets AT and REST from a line that has a time; returns whether it has one.
function stamp(s,   c, z, n, part) {
  c = substr(s, 1, 1)
  if (c ~ /[12]/ && s ~ /^[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9][T ][ 0-2][0-9]:[0-5][0-9]:[0-6][0-9]/) {
    if (substr(s, 1, 10) != day) { day = substr(s, 1, 10); midnight = 86400 * days(substr(s, 1, 4) + 0, substr(s, 6, 2) + 0, substr(s, 9, 2) + 0) }
    AT = midnight + clock(substr(s, 12, 8))
    REST = substr(s, 20)
    sub(/^[.,][0-9]+/, "", REST)
    if (REST ~ /^Z/) { REST = substr(REST, 2); return 1 }
    if (REST ~ /^[+-][0-9][0-9]:?[0-9][0-9]/) {
      n = substr(REST, 4, 1) == ":"; z = substr(REST, 1, 5 + n); sub(/:/, "", z)
      AT -= (substr(z, 1, 1) == "-" ? -1 : 1) * (substr(z, 2, 2) * 3600 + substr(z, 4, 2) * 60)
      REST = substr(REST, 6 + n)
      return 1
    }
    AT -= offset
    return 1
  }
  if (s ~ /^[0-9][0-9][0-9][0-9][0-9][0-9] [ 0-2][0-9]:[0-5][0-9]:[0-6][0-9] /) {
    AT = 86400 * days(2000 + substr(s, 1, 2), substr(s, 3, 2) + 0, substr(s, 5, 2) + 0) + clock(substr(s, 8, 8)) - offset
    REST = substr(s, 16)
    return 1
  }
  if (c == "=" && match(s, /^=[A-Z ]+ REPORT==== *[0-9]+-[A-Z][a-z][a-z]-[0-9]+::[0-9][0-9]:[0-9][0-9]:[0-9][0-9]/)) {
    z = substr(s, 1, RLENGTH); sub(/^.*==== */, "", z); split(z, part, /[-:]/)
    AT = 86400 * days(part[3] + 0, month(part[2]), part[1] + 0) + part[5] * 3600 + part[6] * 60 + part[7] - offset
    REST = s
    return 1
  }
  if (c == "{") {
    if (match(s, /"created": *[0-9]+/)) { z = substr(s, RSTART, RLENGTH); sub(/^[^0-9]*/, "", z); AT = z + 0; REST = s; return 1 }
    if (match(s, /"(asctime|time)": *"[12][0-9][0-9][0-9]-[^"]*"/)) {
      z = substr(s, RSTART, RLENGTH - 1); sub(/^[^:]*: *"/, "", z)
      if (z !~ /^\{/ && stamp(z)) { REST = s; return 1 }
    }
    return 0
  }
  if (c ~ /[A-Z[]/ && match(s, /[A-Z][a-z][a-z] [A-Z][a-z][a-z] [ 0-3][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9][.0-9]* [12][0-9][0-9][0-9]/)) {
    z = substr(s, RSTART, RLENGTH)
    REST = RSTART <= 2 ? substr(s, RSTART + RLENGTH) : s
    n = split(z, part, / +/)
    AT = 86400 * days(part[5] + 0, month(part[2]), part[3] + 0) + clock(part[4]) - offset
    return 1
  }
  return 0
}
'
SEEK='
# Sets OLDEST and NEWEST of a block of the file; neither where it has no time. Its first and its last line may be parts.
function look(k,   command, line, before, i) {
  if (k in looked) return
  looked[k] = 1; OLDEST[k] = ""; NEWEST[k] = ""; i = 0
  command = "exec dd if=" path " bs=" SIZE " skip=" k " count=1 2>/dev/null"
  while ((command | getline line) > 0) {
    if (i > 1 || (i == 1 && k == 0)) note(k, before)
    i++; before = line
  }
  close(command)
}
function note(k, s) {
  gsub(/\033\[[0-9;]*m/, "", s)
  if (!stamp(s)) return
  if (OLDEST[k] == "" || AT < OLDEST[k]) OLDEST[k] = AT
  if (NEWEST[k] == "" || AT > NEWEST[k]) NEWEST[k] = AT
}
function old(k) { look(k); return NEWEST[k] != "" && NEWEST[k] < early }
# Returns how many blocks of the file can be left out: all that is in them, and in some blocks more, is older than early. That is none if
# it is small, or if times do not go up from each block that was looked at to the next. Where a few blocks more are read for it, that is
# cheaper than to look for the last one that can be left out.
function seek(bytes,   low, high, middle, i, k, newest) {
  split("", looked)
  high = int(bytes / SIZE)
  if (high < LEAST || !old(0)) return 0
  low = 0
  while (high - low > 16) { middle = int((low + high) / 2); if (old(middle)) low = middle; else high = middle }
  for (i = 1; i < 8; i++) look(int(low * i / 8))
  newest = NEWEST[0]
  for (k = 1; k <= int(bytes / SIZE); k++) {
    if (!(k in looked) || OLDEST[k] == "") continue
    if (OLDEST[k] < newest - 300) return 0
    if (NEWEST[k] > newest) newest = NEWEST[k]
  }
  return low > 4 ? low - 4 : 0
}
BEGIN { SIZE = 65536; LEAST = 128 }
$1 == "dir" { logs[++count] = $2; number[$2] = 0; next }
$1 == "log" { number[$2]++; if ($4 > 0 && int($3) > newest[$2]) newest[$2] = int($3); next }
$1 == "file" { path = $2; print "file", seek($3), path }
END { for (i = 1; i <= count; i++) print "say", "logs", logs[i], number[logs[i]], newest[logs[i]] + 0 }'
PROGRAM='
# Returns E for an error, D for a warning of deprecation; sets LOGGER, SAID, and WHO and TIE, by which lines belong together.
function kind(   t) {
  WHO = ""; LOGGER = ""; TIE = ""; SAID = REST
  if (match(REST, /^ ([0-9]+ )?(ERROR|CRITICAL|TRACE|WARNING|WARN) /)) {
    t = substr(REST, 2, RLENGTH - 2)
    SAID = substr(REST, RLENGTH + 1)
    WHO = "o"; if (t ~ / /) { WHO = t; sub(/ .*/, "", WHO) }
    LOGGER = SAID; sub(/ .*/, "", LOGGER)
    SAID = substr(SAID, length(LOGGER) + 2); TIE = LOGGER
    if (t !~ /WARN/) return "E"
    return SAID ~ /[Dd]eprecat|DEPRECAT/ ? "D" : ""
  }
  if (REST ~ /^ \[(error|critical|alert|emergency)\] /) { WHO = REST; sub(/^[^<]*/, "", WHO); sub(/>.*/, "", WHO); TIE = AT; return "E" }
  if (REST ~ /^ ([0-9]+ )?\[ERROR\]/) return "E"
  if (REST ~ /^ ([0-9]+ )?\[Warning\]/ && REST ~ /[Dd]eprecat/) return "D"
  if (REST ~ /^: [0-9]+: error : /) return "E"
  if (REST ~ /^\|[0-9]+\|[^|]*\|(ERR|EMER)\|/) return "E"
  if (REST ~ /^=(ERROR|CRASH|SUPERVISOR) REPORT/) return "E"
  if (REST ~ /^\{/) {
    if (REST ~ /"level(name)?": *"(ERROR|CRITICAL|TRACE)"/) return "E"
    return REST ~ /"level(name)?": *"WARNING"/ && REST ~ /[Dd]eprecat|DEPRECAT/ ? "D" : ""
  }
  if (match(REST, /^\] \[(wsgi)?:?error\] (\[(pid|remote|client)[^]]*\] )*/)) {
    t = substr(REST, RLENGTH + 1)
    if (stamp(t)) return kind()
    REST = t
    WHO = "wsgi"; TIE = "wsgi"; SAID = t
    if (t ~ /^Traceback|^mod_wsgi|^[A-Za-z_.]*(Error|Exception|Interrupt)/ || (("wsgi" in open) && t ~ /^ /)) return "E"
    return t ~ /DeprecationWarning/ ? "D" : ""
  }
  if (REST ~ /^\] \[[a-z_0-9]*:?(error|crit|alert|emerg)\]/) return "E"
  if (REST ~ /DAMN|HARAKIRI|Segmentation Fault|no python application found/) return "E"
  return ""
}
function hide(s,   done, at) {
  gsub(/:\/\/[^\/@ ]*@/, "://***@", s)
  gsub(/,[A-Za-z0-9_.-]+:[^\/@, ]*@/, ",***@", s)
  gsub(/gAAAA[A-Za-z0-9_=-]+/, "gAAAA***", s)
  done = ""
  while (match(s, /([Pp]assw(or)?d|[Ss]ecret|[Aa]uth_token|[Aa]uth-[Tt]oken|[Aa]dmin_pass|adminPass)["\\]*'"'"'?[ ]*[:=]+[ u]*["\\]*'"'"'?/)) {
    at = RSTART + RLENGTH
    done = done substr(s, 1, at - 1) "***"
    s = substr(s, at)
    sub(/^[^"'"'"' ,;)}\\\n]*/, "", s)
  }
  return done s
}
function alike(s) {
  s = substr(s, 1, 300)
  gsub(/[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+/, "U", s)
  gsub(/[a-f]*[0-9][0-9a-f]*/, "0", s)
  return s
}
function add(w, s, words,   i) {
  if (words ~ /^ *[~^][ ~^]*$/) return
  i = ++lines[w]
  if (i > 1) s = substr(s, 1, 300)
  text[w, i <= 3 ? i : 4 + (i - 4) % 15] = s
  if (words !~ /^[ \t]*$/) end[w] = words
}
function begin(w, class, s, t) {
  finish(w)
  if (++begun > 20) all()
  order[w] = begun; open[w] = class; told_at[w] = t; lines[w] = 0; tie[w] = TIE; trace[w] = 0; end[w] = ""
  head[w] = class SUBSEP LOGGER SUBSEP alike(SAID)
  add(w, s, SAID)
}
function finish(w,   i, n, t) {
  if (!(w in open)) return
  n = lines[w]
  if (told_at[w] == "?" && !(ending && timed)) { untimed++; forget(w, n); return }
  t = ""
  for (i = 1; i <= n && i <= 3; i++) t = t " " text[w, i] "\n"
  if (n > 18) t = t "   … " (n - 18) " lines left out\n"
  for (i = (n > 18 ? n - 14 : 4); i <= n; i++) t = t " " text[w, 4 + (i - 4) % 15] "\n"
  keep(open[w], head[w] SUBSEP (n > 1 ? alike(end[w]) : ""), t, told_at[w])
  forget(w, n)
}
function forget(w, n,   i) {
  for (i = 1; i <= n && i <= 18; i++) delete text[w, i]
  delete open[w]; delete order[w]; delete told_at[w]; delete lines[w]; delete tie[w]; delete trace[w]; delete end[w]; delete head[w]
}
# Two generations of what is alike: when the younger is full, the older is let go. So the newest stay.
function keep(c, key, t, at,   g) {
  if (at != "?" && at < since) return
  g = gen[c] + 0
  if (!((c, g, key) in count)) {
    if ((c, g - 1, key) in count) {
      count[c, g, key] = count[c, g - 1, key]; first[c, g, key] = first[c, g - 1, key]
      last[c, g, key] = last[c, g - 1, key]; shown[c, g, key] = shown[c, g - 1, key]
      drop(c, g - 1, key)
    } else { count[c, g, key] = 0; first[c, g, key] = at }
    name[c, g, ++size[c, g]] = key
  }
  count[c, g, key]++
  if (first[c, g, key] == "?" || at < first[c, g, key]) first[c, g, key] = at
  if (!((c, g, key) in last) || last[c, g, key] == "?" || at >= last[c, g, key]) { last[c, g, key] = at; shown[c, g, key] = t }
  turn[c, g, key] = ++turns
  if (size[c, g] >= 60) { letgo(c, g - 1); gen[c] = g + 1 }
}
function letgo(c, g,   i, key) {
  for (i = 1; i <= size[c, g]; i++) {
    key = name[c, g, i]
    if ((c, g, key) in count) { rest[c]++; restcount[c] += count[c, g, key]; drop(c, g, key) }
    delete name[c, g, i]
  }
  delete size[c, g]
}
function drop(c, g, key) { delete count[c, g, key]; delete first[c, g, key]; delete last[c, g, key]; delete shown[c, g, key]; delete turn[c, g, key] }
function all(   w, next_one) {
  do {
    next_one = ""
    for (w in open) if (next_one == "" || order[w] < order[next_one]) next_one = w
    if (next_one != "") finish(next_one)
  } while (next_one != "")
  begun = 0
}
function tell(c,   g, i, n, key, best, room) {
  n = 0; room = 32768
  for (g = gen[c] - 1; g <= gen[c] + 0; g++)
    for (i = 1; i <= size[c, g]; i++) { key = name[c, g, i]; if ((c, g, key) in count) { n++; G[n] = g; K[n] = key } }
  while (n > 0) {
    best = 1
    for (i = 2; i <= n; i++) if (turn[c, G[i], K[i]] > turn[c, G[best], K[best]]) best = i
    g = G[best]; key = K[best]
    G[best] = G[n]; K[best] = K[n]; n--
    room -= length(shown[c, g, key])
    if (room < 0) { rest[c]++; restcount[c] += count[c, g, key]; continue }
    say(c " " count[c, g, key] " " first[c, g, key] " " last[c, g, key] "\n" hide(shown[c, g, key]))
  }
  if (rest[c] > 0) say("rest " c " " rest[c] " " restcount[c] "\n")
}
# What is more than may be told in all is counted.
function say(s,   part) {
  told += length(s)
  if (told <= 458752 || s !~ /^[ED] /) { printf "%s", s; return }
  split(s, part, " "); groups++; records += part[2]
}
function begin_file() {
  probing = 1; seen = 0; timed = 0; untimed = 0; begun = 0; ending = 0; now = "?"; who = ""
  split("", count); split("", first); split("", last); split("", shown); split("", turn); split("", name); split("", size); split("", gen)
  split("", rest); split("", restcount)
}
function end_file() {
  ending = 1
  all()
  if (seen && !timed) say("timeless\n")
  tell("E"); tell("D")
  if (untimed) say("untimed " untimed "\n")
}
# What the shell says between the lines of logs.
index($0, mark " ") == 1 {
  if ($2 == "look") { probing = 0; next }
  if (in_file) end_file()
  in_file = $2 == "file"
  if (in_file) begin_file()
  if ($2 == "whole") whole = 1
  else say(substr($0, length(mark) + ($2 == "say" ? 6 : 2)) "\n")
  next
}
{ if (index($0, "\033")) gsub(/\033\[[0-9;]*m/, ""); if (index($0, "\r")) gsub(/\r/, "") }
probing { if ($0 != "") seen++; if (stamp($0)) timed++; next }
$0 == "--" { all(); now = "?"; who = ""; next }
stamp($0) {
  timed++
  now = AT
  if (("*" in open) && told_at["*"] == "?") told_at["*"] = now
  if (now < early) { all(); who = ""; next }
  class = kind()
  if (class == "") { if (WHO != "") finish(WHO); else all(); who = ""; next }
  line = substr($0, 1, substr($0, 1, 1) == "{" ? 6000 : 1500)
  if (WHO == "") WHO = "*"
  words = SAID; sub(/^\[instance: [^]]*\] /, "", words)
  again = WHO == "wsgi" && words ~ /^Traceback/ && trace[WHO] && end[WHO] !~ /^(During handling|The above)/
  if ((WHO in open) && open[WHO] == class && TIE != "" && tie[WHO] == TIE && !again && SAID !~ /^\[(-|req-|None|[0-9a-f-]+ )/ && \
      (trace[WHO] || TIE == AT || words ~ /^(Traceback|[ \t]|$)/)) {
    trace[WHO] = 1
    add(WHO, line, words)
  } else begin(WHO, class, line, now)
  who = WHO
  next
}
who != "" && (who in open) { line = substr($0, 1, 1500); add(who, line, line); next }
now != "?" && now < early { next }
/^Traceback \(most recent|DAMN|HARAKIRI|Segmentation Fault|no python application found/ {
  LOGGER = ""; TIE = ""; SAID = $0
  begin("*", "E", substr($0, 1, 1500), now)
  who = "*"
}
END {
  if (in_file) end_file()
  if (groups) print "rest * " groups " " records
  if (whole) print "end"
}'
WANTED='ERROR|CRITICAL|TRACE|Traceback|[Dd]eprecat|DEPRECAT|\[error\]|\[critical\]|\[alert\]|\[emergency\]|: error : |\|ERR\||\|EMER\||:(error|crit|alert|emerg)\]|CRASH REPORT|SUPERVISOR REPORT|DAMN|HARAKIRI|Segmentation Fault|no python application found'
wanted() { grep -aE -B 3 -A 60 "$WANTED" "$@"; }
# tell BLOCKS FILE: what is wanted of it, without its first blocks
tell() {
  printf '%s file %s\n' "$N" "$2"
  case $2 in *.gz | *.xz | *.bz2) ;; *) tail -n 400 "$2" ;; esac
  # the last of these lines may have no end
  printf '\n%s look\n' "$N"
  case $1:$2 in
    *.gz) gzip -dc "$2" | wanted ;;
    *.xz) xz -dc "$2" | wanted ;;
    *.bz2) bzip2 -dc "$2" | wanted ;;
    0:*) wanted "$2" ;;
    # it may have been rotated since it was looked at
    *) if [ "$(wc -c <"$2")" -ge $(($1 * 65536)) ]; then dd if="$2" bs=65536 skip="$1"; else cat "$2"; fi | wanted ;;
  esac
}
# Sets offset to the seconds of a zone such as +0130.
east() {
  hours=${1#[+-]}
  minutes=${hours#??}
  hours=${hours%??}
  offset=$((${hours#0} * 3600 + ${minutes#0} * 60))
  case $1 in -*) offset=$((-offset)) ;; esac
}
zone=$(date +%z)
east "$zone"
# Where clocks were put back lately, an hour of times is there twice.
early=$((SINCE - 300))
[ "$(date -d "@$((SINCE - 7200))" +%z)" = "$zone" ] || early=$((SINCE - 7500))
{
  printf '%s say zone %s\n%s say since %s\n%s say now %s\n' "$N" "$zone" "$N" "$SINCE" "$N" "$(date +%s)"
  set --
  for service in nova neutron keystone glance cinder placement libvirt openvswitch rabbitmq mysql mariadb apache2 httpd uwsgi uwsgi/app; do
    for directory in "$LOGS/$service" "$LOGS/kolla/$service" "$LOGS/containers/$service"; do
      [ -d "$directory" ] || continue
      if [ ! -r "$directory" ] || [ ! -x "$directory" ]; then printf '%s say denied %s\n' "$N" "$directory"; else set -- "$@" "$directory"; fi
    done
  done
  [ $# = 0 ] || {
    printf 'dir %s\n' "$@"
    find -H "$@" -maxdepth 1 -type f \( -name '*.log*' -printf 'log %h %T@ %s\n' , -newermt "@$SINCE" \
      \( -name '*.log' -o -name '*.log[.-][0-9]*' -o -name '*error_log*' \) ! -name '*[!A-Za-z0-9@._+-]*' ! -name '*access*' ! -name '*slow*' \
      -printf 'file %p %s\n' \) | sort
  } | awk -v early="$early" -v offset="$offset" "$TIMES$SEEK" | while read -r word number path; do
    case $word in
      say) printf '%s say %s %s\n' "$N" "$number" "$path" ;;
      file) if [ -r "$path" ]; then tell "$number" "$path" 2>/dev/null; else printf '%s say denied %s\n' "$N" "$path"; fi ;;
    esac
  done
  printf '%s whole\n' "$N"
} | tr -d '\000' | cut -b 1-6000 | awk -v mark="$N" -v since="$SINCE" -v early="$early" -v offset="$offset" "$TIMES$PROGRAM"
