package io.regioncheck.checks.image;

import io.regioncheck.openstack.Image;
import io.regioncheck.openstack.Images;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** An image read to its end: how much it was, its checksums, and where they differ from glance's record. */
record Download(long bytes, Digests digests, List<String> mismatches) {
    private static final int BUFFER = 256 * 1024;

    static Download of(Images images, Image image) {
        Digests.Running running = new Digests.Running();
        long bytes = 0;
        List<String> mismatches = new ArrayList<>();
        try (InputStream in = images.open(image.id())) {
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                running.update(buffer, length);
                bytes += length;
            }
        } catch (IOException broken) {
            mismatches.add("the download broke off after " + bytes + " bytes: " + broken.getMessage());
        }
        Digests digests = running.end();
        mismatches.addAll(compare(image, bytes, digests));
        return new Download(bytes, digests, mismatches);
    }

    private static List<String> compare(Image image, long bytes, Digests digests) {
        List<String> mismatches = new ArrayList<>();
        image.size()
                .filter(size -> size != bytes)
                .ifPresent(size -> mismatches.add(bytes + " bytes came, glance has a size of " + size + " on record"));
        image.checksum()
                .filter(md5 -> !md5.equals(digests.md5()))
                .ifPresent(md5 -> mismatches.add("MD5 is " + digests.md5() + ", on record is " + md5));
        String hash = image.hashAlgorithm().map(digests::named).orElse("");
        image.hash()
                .filter(recorded -> !hash.isEmpty() && !recorded.equals(hash))
                .ifPresent(recorded -> mismatches.add("os_hash_value is " + hash + ", on record is " + recorded));
        return mismatches;
    }
}
