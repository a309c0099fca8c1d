package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.database.DatabaseFailed.Kind;
import io.regioncheck.environment.Secret;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTests {
    private final Trouble trouble = new Trouble("regioncheck@10.20.0.31:3306", Secret.of("swordfish"));

    @ParameterizedTest
    @CsvSource({
        "1045, UNAUTHORIZED",
        "1142, FORBIDDEN",
        "1146, NOT_FOUND",
        "1205, LOCKED",
        "1040, NOT_SERVING",
        "1047, NOT_SERVING",
        "9001, NOT_SERVING",
        "1969, TIMED_OUT",
        "3024, TIMED_OUT",
        "1064, REJECTED"
    })
    void numberOfTheErrorSaysWhatKindItIs(int code, Kind kind) {
        assertThat(Trouble.kind(new SQLException("x", "HY000", code))).isEqualTo(kind);
    }

    @Test
    void causeSaysItWhereThereIsNoNumber() {
        assertThat(Trouble.kind(new SQLNonTransientConnectionException(
                        "x", "08000", 0, new SSLHandshakeException("PKIX path building failed"))))
                .isEqualTo(Kind.UNTRUSTED);
        assertThat(Trouble.kind(new SQLNonTransientConnectionException(
                        "x", "08000", 0, new SocketTimeoutException("Read timed out"))))
                .isEqualTo(Kind.TIMED_OUT);
        assertThat(Trouble.kind(new SQLException("refused", "08000"))).isEqualTo(Kind.UNREACHABLE);
        assertThat(Trouble.kind(new SQLException("SSL hostname verification failed : …", "08006")))
                .isEqualTo(Kind.UNTRUSTED);
        assertThat(Trouble.kind(new SQLException("RSA public key is not available client side", "S1009")))
                .isEqualTo(Kind.UNTRUSTED);
    }

    @Test
    void saysWhatWasAskedOfWhomWhatCameBackAndWhatToDo() {
        DatabaseFailed failed =
                trouble.of("SHOW GLOBAL STATUS", new SQLException("(conn=12) Too many connections\n", "08004", 1040));
        assertThat(failed)
                .hasMessage("SHOW GLOBAL STATUS on regioncheck@10.20.0.31:3306: error 1040: Too many connections;"
                        + " SHOW GLOBAL STATUS LIKE 'Threads_connected' and LIKE 'wsrep_%' on the server, as root")
                .hasNoCause();
    }

    @Test
    void passwordIsInNoWords() {
        DatabaseFailed failed =
                trouble.of("SELECT 1", new SQLException("user=x&password=swordfish " + "y".repeat(900)));
        assertThat(failed.getMessage())
                .doesNotContain("swordfish")
                .contains("«secret»")
                .hasSizeLessThan(500);
    }

    @Test
    void addressHasNoPassword() {
        assertThat(Connections.url("fd00::31", 3306)).isEqualTo("jdbc:mariadb://[fd00::31]:3306/");
        assertThat(Connections.url("10.20.0.31", 3307)).isEqualTo("jdbc:mariadb://10.20.0.31:3307/");
    }
}
