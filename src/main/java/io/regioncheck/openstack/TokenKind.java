package io.regioncheck.openstack;

import io.regioncheck.environment.Secret;
import java.util.Locale;

/** What makes a token good, as far as its looks tell. */
public enum TokenKind {
    /** Encrypted with symmetric keys: {@code [token] provider = fernet}, Kilo to 2026.1, the default since Ocata. */
    FERNET,
    /** Signed with a private key: {@code [token] provider = jws}, since Stein. */
    JWS,
    /** On record in keystone's database or in memcached: {@code uuid}, {@code pki} and {@code pkiz}, until Queens. */
    ON_RECORD;

    private static final int QUAD = 4;

    static TokenKind of(Secret token) {
        if (token.reveal().startsWith("gAAAAA")) {
            return FERNET;
        }
        return token.reveal().matches("eyJ[^.]*\\.[^.]+\\.[^.]+") ? JWS : ON_RECORD;
    }

    /**
     * Spells a token as keystone did not, so that it must be judged by its keys: keystones that share a memcached keep each token there as
     * soon as it was issued or validated once, under its text, and take it from there without a look at their keys (keystone
     * token/provider.py: {@code _validate_token.set} in issue_token, since Ocata by default). Base64 may end in as many {@code =} as it
     * likes; keystone leaves them out and takes them in (keystone token/token_formatters.py: restore_padding; Python: base64).
     *
     * @param number another one for each keystone that is asked: what the first has let in is kept for the next too
     */
    Secret spelled(Secret token, int number) {
        if (this == ON_RECORD) {
            return token;
        }
        String text = token.reveal();
        String last = text.substring(text.lastIndexOf('.') + 1);
        int padding = Math.floorMod(-last.length(), QUAD) + QUAD * (number + 1);
        return Secret.of(text + "=".repeat(padding));
    }

    /** Returns it as {@code [token] provider} has it. */
    @Override
    public String toString() {
        return this == ON_RECORD ? "recorded" : name().toLowerCase(Locale.ROOT);
    }
}
