package io.regioncheck.node.software;

import java.util.List;
import java.util.Locale;

/**
 * What became of a command line client that tried to log in as nobody.
 *
 * @param client {@code openstack} or {@code nova}
 * @param installed false where there is no such command
 * @param path of the command that the shell finds; empty where it does not say
 * @param said the last lines that it printed
 */
public record ClientAnswer(String client, boolean installed, String path, List<String> said) {

    /** What its words prove. */
    public enum Proof {
        /** Keystone answered 401 to its question at /v3: only a client of v3 asks there for a token. */
        SPEAKS_V3,
        /** It does not know v3, or asked at an address that v3 does not have. */
        SPEAKS_NO_V3,
        /** It cannot even begin: a module is missing, or it does not run on this Python. */
        BROKEN,
        /** It did not reach keystone, or said something else. */
        NOT_KNOWN
    }

    /** Words of a client that did not get to keystone: they prove nothing. */
    private static final List<String> NOT_THERE = List.of(
            "connection refused",
            "unable to establish connection",
            "unable to connect",
            "connectfailure",
            "connection failure",
            "max retries exceeded",
            "name or service not known",
            "timed out",
            "no route to host",
            "network is unreachable",
            "certificate verify failed",
            "ssl exception",
            "http 50",
            "service unavailable");

    private static final List<String> REFUSED =
            List.of("http 401", "requires authentication", "error (unauthorized)", "401 unauthorized");

    /**
     * novaclient before 2.18 asks at {auth_url}/tokens, which v3 answers with 404 (novaclient/client.py, _v2_auth); keystoneclient and
     * keystoneauth say "discovery" when they find no version that they know; argparse says "unrecognized arguments".
     */
    private static final List<String> NO_V3 = List.of(
            "http 404",
            "notfound",
            "not found",
            "could not be found",
            "discovery",
            "cannot use v2",
            "no tenant",
            "tenant name or tenant id",
            "tenant_name",
            "unrecognized arguments",
            "unknown option",
            "unsupported",
            "invalid choice: '3'",
            "invalid identity api version",
            "is not one of",
            "bad request",
            "http 400");

    private static final List<String> BROKEN_WORDS = List.of(
            "importerror",
            "modulenotfounderror",
            "no module named",
            "distributionnotfound",
            "versionconflict",
            "contextualversionconflict",
            "syntaxerror",
            "attributeerror");

    public ClientAnswer {
        said = List.copyOf(said);
    }

    /** Reads what {@code NodeCommand.logInAsNobody} printed. */
    public static ClientAnswer parse(String client, String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        boolean located =
                !lines.isEmpty() && lines.get(0).startsWith("/") && lines.get(0).endsWith("/" + client);
        List<String> said = located ? lines.subList(1, lines.size()) : lines;
        return new ClientAnswer(
                client, !said.equals(List.of("missing")), located ? lines.get(0) : "", List.copyOf(said));
    }

    public Proof proof() {
        String words = String.join("\n", said).toLowerCase(Locale.ROOT);
        if (has(words, REFUSED)) {
            return Proof.SPEAKS_V3;
        }
        if (has(words, NOT_THERE)) {
            return Proof.NOT_KNOWN;
        }
        if (has(words, BROKEN_WORDS)) {
            return Proof.BROKEN;
        }
        return has(words, NO_V3) ? Proof.SPEAKS_NO_V3 : Proof.NOT_KNOWN;
    }

    /** Returns the last of its words, which say how it ended. */
    public String lastWords() {
        return said.isEmpty() ? "nothing" : said.get(said.size() - 1);
    }

    private static boolean has(String words, List<String> any) {
        return any.stream().anyMatch(words::contains);
    }
}
