package io.regioncheck.database;

import io.regioncheck.database.DatabaseFailed.Kind;
import io.regioncheck.environment.Secret;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Puts words to what the driver throws. */
final class Trouble {
    private static final int LONGEST = 300;

    private final String whom;
    private final Secret password;

    /** @param whom the account and the address, such as {@code regioncheck@10.20.0.31:3306} */
    Trouble(String whom, Secret password) {
        this.whom = whom;
        this.password = password;
    }

    DatabaseFailed of(String question, SQLException failure) {
        Kind kind = kind(failure);
        return failed(kind, question, words(failure), advice(kind));
    }

    DatabaseFailed failed(Kind kind, String question, String answered, String advice) {
        return new DatabaseFailed(kind, question + " on " + whom, answered, advice);
    }

    /** Numbers of errors: MariaDB's libmysqld errmsg-utf8.txt, MySQL's messages_to_clients.txt; 9001 is ProxySQL's. */
    static Kind kind(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1045, 1129, 1130, 1698, 1820, 1862, 3118 -> Kind.UNAUTHORIZED;
            case 1044, 1142, 1143, 1227, 1345, 1370, 1410 -> Kind.FORBIDDEN;
            case 1049, 1054, 1109, 1141, 1146 -> Kind.NOT_FOUND;
            case 1205, 3572 -> Kind.LOCKED;
            case 1040, 1047, 1053, 1203, 9001 -> Kind.NOT_SERVING;
            case 1317, 1969, 3024 -> Kind.TIMED_OUT;
            case 3159 -> Kind.UNTRUSTED;
            default -> byCause(failure);
        };
    }

    /** caching_sha2_password, which the server has forgotten, wants TLS: a public key that just anybody sends would show it to him. */
    private static Kind byCause(SQLException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (causes(failure).anyMatch(SSLException.class::isInstance)
                || words.contains("ssl not enabled")
                || words.contains("ssl hostname")
                || words.contains("rsa public key")) {
            return Kind.UNTRUSTED;
        }
        if (failure instanceof SQLTimeoutException
                || causes(failure).anyMatch(SocketTimeoutException.class::isInstance)) {
            return Kind.TIMED_OUT;
        }
        return isBroken(failure) ? Kind.UNREACHABLE : Kind.REJECTED;
    }

    /** Returns whether the connection is gone: SQLSTATE class 08. */
    static boolean isBroken(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState())
                .map(state -> state.startsWith("08"))
                .orElse(false);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private String words(SQLException failure) {
        String text = String.valueOf(failure.getMessage())
                .replaceFirst("^\\(conn(ection)?[=:]\\s*\\d+\\)\\s*", "")
                .replaceAll("\\s+", " ")
                // what the driver advises here would believe whoever answers
                .replaceFirst(" This verification can be disabled.*", "")
                .strip();
        String clean = password.reveal().isEmpty() ? text : text.replace(password.reveal(), password.toString());
        String code = failure.getErrorCode() > 0 ? "error " + failure.getErrorCode() + ": " : "";
        return code + (clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…");
    }

    private static String advice(Kind kind) {
        return switch (kind) {
            case NOT_CONFIGURED -> "describe it under database in the environment";
            case UNREACHABLE ->
                "does it listen there, and may this machine connect to it? look at the server and at the proxy before it";
            case UNTRUSTED ->
                "look at database.tls and tls.ca-file of the environment, and at SHOW VARIABLES LIKE '%ssl%' on the server;"
                        + " caching_sha2_password needs TLS";
            case TIMED_OUT -> "the server accepts but does not answer in time: SHOW FULL PROCESSLIST on it";
            case UNAUTHORIZED ->
                "check database.username and its password in the environment, and from where it may connect";
            case FORBIDDEN ->
                "give the account what docs/environments.md lists: SHOW GRANTS FOR CURRENT_USER shows what it has";
            case NOT_FOUND ->
                "compare database.names of the environment with SHOW DATABASES, and the release with what is installed";
            case LOCKED -> "somebody holds a lock on it: SHOW FULL PROCESSLIST on the server";
            case NOT_SERVING -> "SHOW GLOBAL STATUS LIKE 'Threads_connected' and LIKE 'wsrep_%' on the server, as root";
            case REJECTED -> "is this MySQL or MariaDB of a release that is still in use?";
            case MALFORMED -> "is this really the server, or something that only speaks its protocol?";
        };
    }
}
