# Faults of identity.
# shellcheck shell=bash

stopped_fault keystone-stopped keystone "keystone does not run: port 5000 refuses, nobody gets a token"

fault nova-endpoint-v2 catalog "" "the catalog sends compute clients to /v2, the legacy API, in place of /v2.1"
on_nova_endpoint_v2() { "$PYTHON" "$LAB/seed/endpoint.py" compute "http://$ADDRESS:8774/v2"; }
off_nova_endpoint_v2() { "$PYTHON" "$LAB/seed/endpoint.py" compute "http://$ADDRESS:8774/v2.1"; }
