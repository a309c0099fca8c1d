package io.regioncheck.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The partial revokes in {@code mysql.user.User_attributes} of MySQL from 8.0.16. */
final class Restrictions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Restrictions() {}

    /** @throws DatabaseFailed if it is no JSON: what an account lacks must not be overlooked */
    static List<Grant> read(Account account, String attributes) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode one : tree(account, attributes).path("Restrictions")) {
            List<String> names = new ArrayList<>();
            one.path("Privileges").forEach(name -> names.add(name.asText()));
            grants.add(new Grant.Restriction(
                    account, Privilege.spelledOut(names), one.path("Database").asText()));
        }
        return grants;
    }

    private static JsonNode tree(Account account, String attributes) {
        try {
            return JSON.readTree(attributes);
        } catch (JsonProcessingException wrong) {
            throw new DatabaseFailed(
                    DatabaseFailed.Kind.MALFORMED,
                    "User_attributes of " + account + " in mysql.user",
                    "no JSON",
                    "SHOW GRANTS FOR " + account + " shows what is revoked from it");
        }
    }
}
