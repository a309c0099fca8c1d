root /usr/bin/ovs-vsctl --timeout=10 --format=json -- --columns=_uuid,name,ports,fail_mode,protocols list Bridge -- --columns=_uuid,name,tag,interfaces list Port -- --columns=_uuid,name,type,admin_state,ofport,external_ids,options list Interface | awk '
BEGIN { split("Bridge Port Interface", table, " ") }
/^\{/ { print "= table " table[++n] }
{ print }'
echo '= links'
ip -o link
