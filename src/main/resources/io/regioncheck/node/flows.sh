for BRIDGE in $BRIDGES
do
echo "= bridge $BRIDGE"
root /usr/bin/ovs-ofctl --timeout=10 -O OpenFlow10,OpenFlow13 dump-flows $BRIDGE
echo "= ended $?"
done
