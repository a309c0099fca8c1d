package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.region.ImageStore.Bootable;
import io.regioncheck.demo.volume.Volume.Label;
import io.regioncheck.demo.volume.Volume.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Reads what a client wants a volume to be, and refuses what cannot be (cinder/volume/flows/api/create_volume.py). */
record NewVolume(Store store, VolumeTypes types, ImageStore images, Quotas quotas) {
    private static final long GIBIBYTE = 1L << 30;

    /** What a volume is to be made of: one of these, or nothing. */
    private record Source(Optional<Snapshot> snapshot, Optional<Volume> volume, Optional<Bootable> image) {
        /** Returns the volume that a new one takes after. */
        Optional<Volume> model() {
            return snapshot.map(Snapshot::volume).or(() -> volume);
        }

        void check(int size) {
            snapshot.ifPresent(from -> NewVolume.check(from, size));
            volume.ifPresent(from -> NewVolume.check(from, size));
            image.ifPresent(from -> NewVolume.check(from, size));
        }
    }

    Volume of(Request request) {
        ObjectNode asked = request.json("volume");
        Optional<Integer> size = size(asked);
        Caller caller = request.caller();
        Optional<VolumeType> type = VolumeView.text(asked, "volume_type").map(types::named);
        Source source = source(asked, caller);
        Optional<Volume> model = source.model();
        int gibibytes = size.or(() -> model.map(Volume::size))
                .orElseThrow(() -> Faults.invalidInput("Volume size 'None' must be an integer and greater than 0"));
        source.check(gibibytes);
        quotas.reserveVolume(caller.projectId(), gibibytes);
        return new Volume(
                UUID.randomUUID().toString(),
                store.next(),
                caller.projectId(),
                caller.userId(),
                label(asked),
                gibibytes,
                type.or(() -> model.map(Volume::type)).orElse(types.byDefault()),
                origin(source),
                "creating",
                model.map(Volume::bootable).orElse(false),
                Optional.empty(),
                Optional.empty(),
                model.map(Volume::sector).orElse(""),
                Moments.now(),
                Optional.empty());
    }

    private Source source(ObjectNode asked, Caller caller) {
        return new Source(
                VolumeView.text(asked, "snapshot_id").map(id -> store.snapshot(caller, id)),
                VolumeView.text(asked, "source_volid").map(id -> store.volume(caller, id)),
                VolumeView.text(asked, "imageRef")
                        .or(() -> VolumeView.text(asked, "image_id"))
                        .map(this::image));
    }

    private Origin origin(Source source) {
        return new Origin(
                source.snapshot().map(Snapshot::id),
                source.volume().map(Volume::id),
                source.image().map(Bootable::id),
                source.image()
                        .map(this::details)
                        .or(() -> source.model().map(one -> one.origin().imageDetails()))
                        .orElse(Map.of()));
    }

    static Label label(ObjectNode asked) {
        return new Label(
                VolumeView.text(asked, "name").or(() -> VolumeView.text(asked, "display_name")),
                VolumeView.text(asked, "description").or(() -> VolumeView.text(asked, "display_description")),
                metadata(asked));
    }

    static Map<String, String> metadata(ObjectNode asked) {
        Map<String, String> metadata = new TreeMap<>();
        asked.path("metadata")
                .fields()
                .forEachRemaining(
                        field -> metadata.put(field.getKey(), field.getValue().asText()));
        return metadata;
    }

    private static Optional<Integer> size(ObjectNode asked) {
        JsonNode size = asked.path("size");
        if (size.isMissingNode() || size.isNull()) {
            return Optional.empty();
        }
        String shown = size.asText(size.toString());
        String wrong = "Invalid input for field/attribute size. Value: " + shown + ". ";
        if (size.isTextual() && !shown.matches("\\d{1,9}")) {
            throw Faults.of(400, wrong + "'" + shown + "' does not match '^[0-9]+$'");
        }
        if (!size.isTextual() && !size.isInt()) {
            throw Faults.of(400, wrong + shown + " is not of type 'integer', 'string', 'null'");
        }
        int gibibytes = Integer.parseInt(shown);
        if (gibibytes < 1) {
            throw Faults.of(400, wrong + shown + " is less than the minimum of 1");
        }
        return Optional.of(gibibytes);
    }

    private Map<String, String> details(Bootable image) {
        Map<String, String> details = new TreeMap<>(images.details(image.id()));
        details.put("signature_verified", "False");
        return details;
    }

    /** Whatever keeps glance from showing the image, a client reads the same (cinder/api/v2/volumes.py, Zed). */
    private Bootable image(String ref) {
        return images.find(ref.substring(ref.lastIndexOf('/') + 1))
                .orElseThrow(() -> Faults.of(400, "Invalid image identifier or unable to access requested image."));
    }

    private static void check(Snapshot from, int size) {
        if (!from.status().equals("available")) {
            throw Faults.of(400, "Invalid snapshot: Originating snapshot status must be one of 'available' values");
        }
        if (size < from.volume().size()) {
            throw Faults.invalidInput(String.format(
                    "Volume size '%d'GB cannot be smaller than the snapshot size %dGB. They must be >= original snapshot size.",
                    size, from.volume().size()));
        }
    }

    private static void check(Volume from, int size) {
        if (!from.status().equals("available") && !from.status().equals("in-use")) {
            throw Faults.invalidVolume("Originating source volume status must be one of 'available, in-use' values");
        }
        if (size < from.size()) {
            throw Faults.invalidInput(String.format(
                    "Volume size '%d'GB cannot be smaller than original volume size  %dGB. They must be >= original volume size.",
                    size, from.size()));
        }
    }

    private static void check(Bootable from, int size) {
        long needed = (from.size() + GIBIBYTE - 1) / GIBIBYTE;
        if (needed > size) {
            throw Faults.invalidInput(
                    String.format("Size of specified image %dGB is larger than volume size %dGB.", needed, size));
        }
        if (from.minDisk() > size) {
            throw Faults.invalidInput(String.format(
                    "Volume size %dGB cannot be smaller than the image minDisk size %dGB.", size, from.minDisk()));
        }
    }
}
