package io.regioncheck.checks.rpc;

import io.regioncheck.checks.rpc.RpcFacts.Api;

/**
 * An API of a server whose version is asked for.
 *
 * @param pinged whether rpc.ping asks the server too, and says what is wrong if it does not answer
 */
record Asked(Server server, Api api, boolean pinged) {}
