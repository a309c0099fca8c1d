"""endpoint.py SERVICE-TYPE URL: changes where RegionOne's catalog sends the clients of a service."""
import sys

import cloud

identity = cloud.connect().identity
service = next(s for s in identity.services() if s.type == sys.argv[1])
for endpoint in identity.endpoints(service_id=service.id):
    if endpoint.region_id == cloud.REGION:
        identity.update_endpoint(endpoint, url=sys.argv[2])
