package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionChangeTests {
    /** Reads a row as it stands in the table, with blanks for its tabs. */
    private static OptionChange row(String cells) {
        return OptionChange.of(cells.strip().split("\\s+", 14));
    }

    private static OptionChange deprecated(String in, String mark) {
        return row("nova DEFAULT name kilo " + in + " " + mark + " - - - - - - - -");
    }

    @ParameterizedTest
    @CsvSource({
        "pike,          -,                  OCATA,  false",
        "pike,          -,                  PIKE,   true",
        "pike,          -,                  ZED,    true",
        "pike..train,   -,                  OCATA,  false",
        "pike..train,   -,                  PIKE,   true",
        "pike..train,   -,                  TRAIN,  true",
        "pike..train,   -,                  USSURI, false",
        "<=kilo,        -,                  KILO,   false",
        "-,             -,                  ZED,    false",
        "-,             help-text,          ZED,    false",
        "-,             documentation-only, KILO,   true",
        "pike,          documentation-only, OCATA,  false"
    })
    void isDeprecatedFromARelease(String in, String mark, Release at, boolean deprecated) {
        assertThat(deprecated(in, mark).isDeprecatedAt(at)).isEqualTo(deprecated);
    }

    @Test
    void holdsWhatTheRowSays() {
        OptionChange change = row(
                "nova vnc vncserver_listen liberty ocata reason-only yoga vnc/server_listen queens xena - - spice,rdp -");
        assertThat(change.project()).isEqualTo("nova");
        assertThat(change.option()).isEqualTo(new OptionName("vnc", "vncserver_listen"));
        assertThat(change.deprecatedIn()).contains(Release.OCATA);
        assertThat(change.deprecatedUntil()).isEmpty();
        assertThat(change.mark()).isEqualTo("reason-only");
        assertThat(change.removedIn()).contains(Release.YOGA);
        assertThat(change.guesses())
                .containsExactly(
                        new OptionName("spice", "vncserver_listen"), new OptionName("rdp", "vncserver_listen"));
        assertThat(change.replacedBy()).isEmpty();
    }

    @Test
    void aRowOfDashesSaysNothing() {
        OptionChange change = deprecated("-", "-");
        assertThat(change.removedIn()).isEmpty();
        assertThat(change.guesses()).isEmpty();
        assertThat(change.successors("DEFAULT")).isEmpty();
    }

    @Test
    void namesTheSurestSuccessorFirstAndEachOnce() {
        OptionChange change =
                row("nova DEFAULT old kilo - - - a/new,b/new mitaka - a/new,c/later d/alias - e/hand with words");
        assertThat(change.successors("DEFAULT"))
                .extracting(OptionName::toString)
                .containsExactly("[a] new", "[b] new", "[c] later", "[d] alias", "[e] hand");
    }

    @Test
    void anyGroupIsTheOptionsOwn() {
        OptionChange change = row("keystoneauth * tenant_name kilo - - - */project_name mitaka - - - - -");
        assertThat(change.successors("neutron")).containsExactly(new OptionName("neutron", "project_name"));
        assertThat(change.successors("cinder")).containsExactly(new OptionName("cinder", "project_name"));
    }

    @Test
    void wordsAreNoSuccessor() {
        OptionChange change =
                row("nova DEFAULT old kilo mitaka - newton - - - - - - [cache] memcache_servers, with enabled = true");
        assertThat(change.successors("DEFAULT")).isEmpty();
        assertThat(change.replacedBy()).isEqualTo("[cache] memcache_servers, with enabled = true");
    }
}
