package io.regioncheck.checks.rpc;

/**
 * An API of a server whose version is asked for.
 *
 * @param pinged whether rpc.ping asks the server too, and says what is wrong if it does not answer
 */
record Asked(Server server, WireApi api, boolean pinged) {}
