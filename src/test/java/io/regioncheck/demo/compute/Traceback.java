package io.regioncheck.demo.compute;

/** What Python says when a build breaks, as the lab's nova says it (Zed, Debian 12). */
final class Traceback {
    static final String NO_VALID_HOST = "nova.exception_Remote.NoValidHost_Remote";
    static final String NO_HOSTS = "No valid host was found. There are not enough hosts available.";
    static final String TIMEOUT = "oslo_messaging.exceptions.MessagingTimeout";
    static final String VERSION_CAP =
            "oslo_messaging.rpc.client.RPCVersionCapError: Requested message version, 5.0 is incompatible.  It needs to be equal"
                    + " in major version and less than or equal in minor version as the specified version cap 3.35.";

    /** What nova-api logs when it logs in to keystone for neutron without a domain. */
    static final String NO_DOMAIN =
            "keystoneauth1.exceptions.http.BadRequest: Expecting to find domain in user. The server could not comply with the"
                    + " request since it is either malformed or otherwise incorrect. The client is assumed to be in error."
                    + " (HTTP 400)";

    private static final String SCHEDULING = """
              File "/usr/lib/python3/dist-packages/nova/conductor/manager.py", line 1587, in schedule_and_build_instances
                host_lists = self._schedule_instances(context, request_specs[0],
              File "/usr/lib/python3/dist-packages/nova/conductor/manager.py", line 940, in _schedule_instances
                host_lists = self.query_client.select_destinations(
              File "/usr/lib/python3/dist-packages/nova/scheduler/client/query.py", line 41, in select_destinations
                return self.scheduler_rpcapi.select_destinations(context, spec_obj,
              File "/usr/lib/python3/dist-packages/oslo_messaging/rpc/client.py", line 190, in call
                result = self.transport._send(
            """;

    private Traceback() {}

    static String ofNoValidHost() {
        return SCHEDULING + """
                  File "/usr/lib/python3/dist-packages/oslo_messaging/_drivers/amqpdriver.py", line 681, in _send
                    raise result
                """ + NO_VALID_HOST + ": " + NO_HOSTS + "\n";
    }

    static String ofTimeout(String message) {
        return SCHEDULING + """
                  File "/usr/lib/python3/dist-packages/oslo_messaging/_drivers/amqpdriver.py", line 443, in get
                    raise oslo_messaging.MessagingTimeout(
                """ + TIMEOUT + ": " + message + "\n";
    }

    static String bindingFailed(String portId) {
        return "nova.exception.PortBindingFailed: Binding failed for port " + portId
                + ", please check neutron logs for more information.";
    }

    static String ofBinding(String why) {
        return """
                Traceback (most recent call last):
                  File "/usr/lib/python3/dist-packages/nova/compute/manager.py", line 2521, in _build_and_run_instance
                    self.driver.spawn(context, instance, image_meta,
                  File "/usr/lib/python3/dist-packages/nova/virt/libvirt/driver.py", line 4356, in spawn
                    xml = self._get_guest_xml(context, instance, network_info,
                """ + why + "\n";
    }
}
