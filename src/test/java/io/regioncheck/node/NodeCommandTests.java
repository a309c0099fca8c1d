package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing from an answer of the region becomes a shell word of its own. */
class NodeCommandTests {
    private static final String ID = "req-01234567-89ab-cdef-0123-456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-f",
                "1.2.3.4;reboot",
                "1.2.3.4\nreboot",
                "1.2.3.4\n",
                "\n1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4/24",
                "$(reboot)",
                "`reboot`",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4|sh",
                "1.2.3.4&",
                "1.2.3.4\u0000",
                "１.2.3.4",
                "::1",
                "localhost",
                "..."
            })
    void onlyAddressesAreAddressed(String nasty) {
        assertThatThrownBy(() -> NodeCommand.ping(nasty, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeCommand.httpGet(nasty, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeCommand.connect(nasty, 22, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeCommand.logLines(nasty, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "req-",
                "req-01234567-89ab-cdef-0123-456789abcde",
                "req-01234567-89AB-cdef-0123-456789abcdef",
                "req-01234567-89ab-cdef-0123-456789abcdef ",
                "req-01234567-89ab-cdef-0123-456789abcdef;id",
                "req-01234567-89ab-cdef-0123-45678 /etc/sh",
                "-req-01234567-89ab-cdef-0123-456789abcdef",
                "req-------------------------------------"
            })
    void onlyRequestIdsAreLookedFor(String nasty) {
        assertThatThrownBy(() -> NodeCommand.logLines(nasty, 40)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "keystone:5000/v3",
                "ftp://keystone:5000/v3",
                "http://keystone:5000/v3;id",
                "http://keystone:5000/v3 id",
                "http://keystone:5000/$(id)",
                "http://user:word@keystone:5000/v3",
                "http://keystone:5000/v3?x=`id`",
                "http://keystone:5000/v3\nid"
            })
    void onlyPlainUrlsAreLoggedInAt(String nasty) {
        assertThatThrownBy(() -> NodeCommand.logInAsNobody("nova", nasty, 20))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyKnownClientsLogIn() {
        assertThatThrownBy(() -> NodeCommand.logInAsNobody("nova;id", "http://192.0.2.1:5000/v3", 20))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(NodeCommand.logInAsNobody("openstack", "https://[2001:db8::1]:5000/v3", 20)
                        .text())
                .contains(" OS_AUTH_URL=https://[2001:db8::1]:5000/v3 ")
                .contains(" openstack --insecure token issue ");
    }

    @Test
    void noStringWithACharacterOfTheShellEverPasses() {
        Random random = new Random(20261);
        String alphabet = "0123456789abcdef.-req \t\n;|&<>()$`\\\"'*?[]#~=%!{}\u0000é";
        for (int i = 0; i < 5_000; i++) {
            String nasty = nasty(random, alphabet);
            for (String candidate : List.of(nasty, "10.0.0.1" + nasty, nasty + "10.0.0.1", ID + nasty, nasty + ID)) {
                if (!candidate.matches("[0-9a-z.-]*")) {
                    assertThat(passes(candidate)).as(candidate).isFalse();
                }
            }
        }
    }

    private static boolean passes(String text) {
        try {
            NodeCommand.ping(text, 1);
            return true;
        } catch (IllegalArgumentException noAddress) {
            try {
                NodeCommand.logLines(text, 1);
                return true;
            } catch (IllegalArgumentException noRequestId) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536, Integer.MIN_VALUE})
    void onlyPortsAreConnectedTo(int port) {
        assertThatThrownBy(() -> NodeCommand.connect("10.0.0.1", port, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5})
    void onlyNumbersAboveZeroAreWaitedForOrPrinted(int number) {
        assertThatThrownBy(() -> NodeCommand.ping("10.0.0.1", number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeCommand.httpGet("10.0.0.1", number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeCommand.connect("10.0.0.1", 22, number))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeCommand.logLines(ID, number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOfItsShapeIsWrittenOut() {
        assertThat(NodeCommand.ping("10.0.0.1", 2)).hasToString("ping -c 2 -W 2 10.0.0.1");
        assertThat(NodeCommand.connect("10.0.0.1", 22, 2)).hasToString("nc -z -w 2 10.0.0.1 22");
        assertThat(NodeCommand.httpGet("10.0.0.1", 2)).hasToString("curl -sf --noproxy '*' -m 2 http://10.0.0.1/");
        assertThat(NodeCommand.logLines(ID, 40).text())
                .contains(" -e " + ID + " ")
                .endsWith("| tail -n 40");
    }

    @Test
    void listOfAllCommandsOnlyReads() {
        assertThat(NodeCommand.all())
                .extracting(command -> command.text().split(" ")[0])
                .containsOnly("ping", "curl", "nc", "grep", "command");
    }

    private static String nasty(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
