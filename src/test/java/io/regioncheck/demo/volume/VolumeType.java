package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;

/** A volume type. */
record VolumeType(String id, String name, String description, Backend backend) {
    static final String DEFAULT = "__DEFAULT__";

    ObjectNode json(Caller caller) {
        ObjectNode type = Answer.JSON
                .createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("is_public", true)
                .put("description", description);
        ObjectNode specs = type.putObject("extra_specs");
        // a user only sees the few specs that are meant for users (cinder/policies/type_extra_specs.py)
        if (caller.isAdmin()) {
            if (!name.equals(DEFAULT)) {
                specs.put("volume_backend_name", backend.id());
            }
            type.putNull("qos_specs_id");
        }
        return type;
    }
}
