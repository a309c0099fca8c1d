# What web servers run of OpenStack: lines of their configuration, and of the scripts that these name what they import. file:number:line
{
  grep -RHnaiE '^[[:space:]]*(<?/?VirtualHost|Listen|WSGIScriptAlias|WSGIDaemonProcess|ScriptAlias|uwsgi_pass|proxy_pass|ProxyPass)([[:space:]]|>)' \
    /etc/apache2/sites-enabled /etc/apache2/conf-enabled /etc/apache2/ports.conf /etc/httpd/conf /etc/httpd/conf.d /etc/nginx/sites-enabled \
    /etc/nginx/conf.d 2>/dev/null
} | awk '
{
  print
  line = $0
  sub(/^[^:]*:[0-9]+:[ \t]*/, "", line)
  n = split(line, word, /[ \t]+/)
  if (tolower(word[1]) ~ /^(wsgi)?scriptalias$/ && n >= 3) {
    script = word[3]
    gsub(/"/, "", script)
    if (script ~ /^\// && script ~ /keystone/ && !(script in seen)) { seen[script] = 1; scripts[++count] = script }
  }
}
END { for (i = 1; i <= count; i++) print "script " scripts[i] }' | while IFS= read -r line; do
  case $line in
    "script "*)
      script=${line#script }
      [ -f "$script" ] && grep -HnaE '^[[:space:]]*(from|import)[[:space:]]|initialize_[a-z_]*application' -- "$script"
      ;;
    *) printf '%s\n' "$line" ;;
  esac
done
exit 0
