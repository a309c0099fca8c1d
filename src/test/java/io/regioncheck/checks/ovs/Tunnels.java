package io.regioncheck.checks.ovs;

/** Puts tunnels into the database of a real switch that has none. */
final class Tunnels {
    private Tunnels() {}

    /** Adds one to 127.0.0.2, port 9 of br-tun. */
    static String toCompute2(String text) {
        return text.replaceFirst("(\"br-tun\",\\[\"set\",\\[)", "$1[\"uuid\",\"port-x\"],")
                .replaceFirst(
                        "(= table Port\n\\{\"data\":\\[)",
                        "$1[[\"uuid\",\"port-x\"],\"vxlan-7f000002\",[\"set\",[]],[\"uuid\",\"end-x\"]],")
                .replaceFirst(
                        "(= table Interface\n\\{\"data\":\\[)",
                        "$1[[\"uuid\",\"end-x\"],\"vxlan-7f000002\",\"vxlan\",\"up\",9,[\"map\",[]],[\"map\",[[\"remote_ip\",\"127.0.0.2\"]]]],");
    }
}
