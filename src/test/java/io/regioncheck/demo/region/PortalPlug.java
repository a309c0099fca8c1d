package io.regioncheck.demo.region;

import java.util.Locale;

/** How the portal's servers are plugged into their network, by their number from 0 on: nova and neutron must say the same of it. */
public final class PortalPlug {
    /** The network that all of them are in, from {@link #GATEWAY} on. */
    public static final String NETWORK = "portal-net";

    public static final String GATEWAY = "10.64.0.1";

    /** Addresses in one block of 256. */
    private static final int BLOCK = 250;

    private PortalPlug() {}

    public static String address(int number) {
        int block = number / BLOCK;
        return "10." + (64 + block / BLOCK) + "." + block % BLOCK + "." + (number % BLOCK + 3);
    }

    public static String mac(int number) {
        return String.format(
                Locale.ROOT, "fa:16:3e:%02x:%02x:%02x", number >> 16 & 255, number >> 8 & 255, number & 255);
    }
}
