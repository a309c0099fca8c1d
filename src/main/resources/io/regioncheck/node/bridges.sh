echo '= table Bridge'
root /usr/bin/ovs-vsctl --timeout=10 --format=json --columns=_uuid,name,ports,fail_mode,protocols list Bridge
echo '= table Port'
root /usr/bin/ovs-vsctl --timeout=10 --format=json --columns=_uuid,name,tag,interfaces list Port
echo '= table Interface'
root /usr/bin/ovs-vsctl --timeout=10 --format=json --columns=_uuid,name,type,admin_state,ofport,external_ids,options list Interface
echo '= links'
ip -o link
