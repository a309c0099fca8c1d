package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.Secret;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKindTests {
    @ParameterizedTest
    @CsvSource({
        "gAAAAABpKRjc0w, FERNET",
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, JWS",
        "4fd2f0c2b5f24f1b9a3d1c8f3f0e2d11, ON_RECORD",
        "eyJhbGciOiJFUzI1NiJ9, ON_RECORD"
    })
    void isToldByItsLooks(String token, TokenKind kind) {
        assertThat(TokenKind.of(Secret.of(token))).isEqualTo(kind);
    }

    /** 9 to 12 bytes after the first six characters: each length that base64 can have. */
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12})
    void everySpellingIsAnotherTextOfTheSameBytes(int bytes) {
        String token = "gAAA" + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
        Secret whole = Secret.of(token);
        assertThat(IntStream.range(0, 9)
                        .mapToObj(number ->
                                TokenKind.of(whole).spelled(whole, number).reveal()))
                .doesNotHaveDuplicates()
                .doesNotContain(token)
                .allSatisfy(spelled -> {
                    assertThat(spelled).startsWith(token);
                    assertThat(spelled.substring(token.length())).matches("=+");
                    // what keystone adds to fill the last four, it need not add
                    assertThat(spelled.length() % 4).isZero();
                });
    }

    @Test
    void ofASignedTokenTheSignatureIsFilledUp() {
        Secret token = Secret.of("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbg");
        String signature = TokenKind.JWS.spelled(token, 0).reveal().replaceFirst(".*\\.", "");
        assertThat(signature).startsWith("c2lnbg").hasSize(12);
    }

    @Test
    void whatIsLookedUpByItsTextHasOneSpelling() {
        Secret token = Secret.of("4fd2f0c2b5f24f1b9a3d1c8f3f0e2d11");
        assertThat(TokenKind.ON_RECORD.spelled(token, 3)).isEqualTo(token);
    }
}
