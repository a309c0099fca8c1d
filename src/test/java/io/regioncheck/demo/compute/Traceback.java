package io.regioncheck.demo.compute;

/**
 * What Python says when a build breaks, as the lab's nova says it (Zed, Debian 12).
 *
 * @param exception the name of its class
 * @param frames where it was raised, without the line that begins a traceback
 */
record Traceback(String exception, String message, String frames) {
    /** What nova-api logs when it logs in to keystone for neutron without a domain. */
    static final String NO_DOMAIN =
            "keystoneauth1.exceptions.http.BadRequest: Expecting to find domain in user. The server could not comply with the"
                    + " request since it is either malformed or otherwise incorrect. The client is assumed to be in error."
                    + " (HTTP 400)";

    /** What ends the conductor's thread when compute is pinned to a release that is too old. */
    static final String VERSION_CAP =
            "oslo_messaging.rpc.client.RPCVersionCapError: Requested message version, 5.0 is incompatible.  It needs to be"
                    + " equal in major version and less than or equal in minor version as the specified version cap 3.35.";

    private static final String SCHEDULING = frame("nova/conductor/manager.py", 1587, "schedule_and_build_instances")
            + "    host_lists = self._schedule_instances(context, request_specs[0],\n"
            + frame("nova/conductor/manager.py", 940, "_schedule_instances")
            + "    host_lists = self.query_client.select_destinations(\n"
            + frame("nova/scheduler/client/query.py", 41, "select_destinations")
            + "    return self.scheduler_rpcapi.select_destinations(context, spec_obj,\n"
            + frame("nova/scheduler/rpcapi.py", 160, "select_destinations")
            + "    return cctxt.call(ctxt, 'select_destinations', **msg_args)\n"
            + frame("oslo_messaging/rpc/client.py", 190, "call")
            + "    result = self.transport._send(\n";

    private static String frame(String file, int line, String function) {
        return "  File \"/usr/lib/python3/dist-packages/" + file + "\", line " + line + ", in " + function + "\n";
    }

    static Traceback ofNoValidHost(String reason) {
        return new Traceback(
                "nova.exception_Remote.NoValidHost_Remote",
                "No valid host was found. " + reason,
                SCHEDULING + frame("oslo_messaging/_drivers/amqpdriver.py", 681, "_send") + "    raise result\n");
    }

    static Traceback ofTimeout(String messageId) {
        return new Traceback(
                "oslo_messaging.exceptions.MessagingTimeout",
                "Timed out waiting for a reply to message ID " + messageId,
                SCHEDULING
                        + frame("oslo_messaging/_drivers/amqpdriver.py", 443, "get")
                        + "    raise oslo_messaging.MessagingTimeout(\n");
    }

    static Traceback ofBinding(String portId) {
        return new Traceback(
                "nova.exception.PortBindingFailed",
                "Binding failed for port " + portId + ", please check neutron logs for more information.",
                frame("nova/compute/manager.py", 2521, "_build_and_run_instance")
                        + "    self.driver.spawn(context, instance, image_meta,\n"
                        + frame("nova/virt/libvirt/driver.py", 4356, "spawn")
                        + "    xml = self._get_guest_xml(context, instance, network_info,\n");
    }

    static Traceback ofPlugging() {
        return new Traceback(
                "nova.exception.VirtualInterfaceCreateException",
                "Virtual Interface creation failed",
                frame("nova/virt/libvirt/driver.py", 7725, "_create_guest_with_network")
                        + "    raise exception.VirtualInterfaceCreateException()\n");
    }

    /** Returns its last line. */
    String line() {
        return exception + ": " + message;
    }

    String whole() {
        return "Traceback (most recent call last):\n" + frames + line() + "\n";
    }

    /** Returns what a fault says of it: the name of an exception that is none of nova's own (nova/compute/utils.py). */
    String fault() {
        return exception.startsWith("nova.") ? message : exception.substring(exception.lastIndexOf('.') + 1);
    }
}
