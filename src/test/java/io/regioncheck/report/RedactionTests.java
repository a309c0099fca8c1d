package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.environment.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {
    private static final String AWKWARD = "p\"a\\ss/w&rd <ü> $1.*";

    @Test
    void secretIsMaskedWhereverItStands() {
        Redaction redaction = redacting("hunter22");

        assertThat(redaction.mask("hunter22 and xhunter22x")).isEqualTo("*** and x***x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AWKWARD,
                "p&quot;a\\ss/w&amp;rd &lt;ü&gt; $1.*",
                "p&#34;a\\ss/w&#x26;rd &lt;&#252;&gt; $1.*",
                "p\\u0022a\\u005css\\/w&rd \\u003c\\u00fc\\u003E $1.*",
                "p%22a%5css%2fw%26rd %3C%C3%BC%3e $1.*"
            })
    void secretIsMaskedAsOthersSpellIt(String spelled) {
        assertThat(redacting(AWKWARD).mask("before " + spelled + " after")).isEqualTo("before *** after");
    }

    @Test
    void secretIsMaskedInJsonInsideJsonInsideUrl() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        String once = json.writeValueAsString(AWKWARD);
        String twice = json.writeValueAsString(once);
        String url = URLEncoder.encode(AWKWARD, StandardCharsets.UTF_8);

        assertThat(Stream.of(once, twice, url, url.replace("+", "%20")).map(redacting(AWKWARD)::mask))
                .containsExactly("\"***\"", "\"\\\"***\\\"\"", "***", "***");
    }

    @Test
    void longerSecretIsMaskedWholeWhereItContainsAnother() {
        assertThat(redacting("token", "token-of-admin").mask("token-of-admin, token"))
                .isEqualTo("***, ***");
    }

    @Test
    void everyLineOfPrivateKeyIsMaskedByItself() {
        String line = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB";

        assertThat(redacting("-----BEGIN KEY-----\n" + line + "\nAAAA\n-----END KEY-----\n")
                        .mask("key is\r\n  " + line))
                .isEqualTo("key is\r\n  ***");
    }

    @Test
    void secretTooShortToMeanAnythingIsLetThrough() {
        assertThat(redacting("abc", "", "  ").mask("abcdef")).isEqualTo("abcdef");
    }

    private static Redaction redacting(String... secrets) {
        return Redaction.of(Stream.of(secrets).map(Secret::of).toList());
    }

    @Test
    void nothingIsMaskedWithoutSecrets() {
        assertThat(Redaction.of(List.of()).mask("anything")).isEqualTo("anything");
    }
}
