package io.regioncheck.checks.image;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.ledger.Leak;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Image;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Whether glance keeps what it is given. */
@Checks(component = Component.IMAGE)
class RoundtripChecks {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Duration GONE = Duration.ofSeconds(60);

    @Check(
            id = "image.roundtrip",
            title = "An image that is uploaded comes back as it was",
            why = "A store that is full, not writable or broken shows only when it is used.",
            after = {"identity.catalog:image", "identity.endpoints:image"},
            parameters = @Parameter(name = "mebibytes", otherwise = "8", means = "size of the image that is uploaded"),
            asks = {
                "POST image /v2/images, PUT /v2/images/ID/file",
                "GET image /v2/images/ID/file, compared byte for byte by its checksums",
                "DELETE image /v2/images/ID"
            },
            creates = "an image of 8 MiB")
    void imageComesBackAsItWas(Region region, Findings findings) {
        byte[] content = new byte[region.parameters().integer("mebibytes", 8) * MEBIBYTE];
        new Random(content.length).nextBytes(content);
        String name = region.workshop().name("roundtrip");
        try {
            String id = region.workshop().image(name).id();
            if (isStored(region, findings, id, content)) {
                comesBack(region, findings, id, content);
            }
        } finally {
            disappears(region, findings, name);
        }
    }

    private static boolean isStored(Region region, Findings findings, String id, byte[] content) {
        long start = System.nanoTime();
        region.doing().accept("uploading");
        try {
            region.cloud().images().upload(id, content);
        } catch (CallFailed refused) {
            findings.report("image store")
                    .observed("an upload of %d MiB: %s", content.length / MEBIBYTE, refused.answered())
                    .expected("204")
                    .because("nobody can upload an image or take a snapshot of a server")
                    .remedy(
                            "on the glance hosts: df -h /var/lib/glance/images; ls -ld /var/lib/glance/images; tail /var/log/glance/glance-api.log");
            return false;
        }
        Image image = Poll.every(Duration.ofMillis(500))
                .until(
                        region.deadline().atMost(GONE),
                        () -> region.cloud().images().image(id),
                        seen -> !seen.status().equals("saving")
                                && !seen.status().equals("queued"));
        findings.figure("upload", rate(content.length, start), "MiB/s");
        findings.expect(image.status().equals("active"), "image " + id)
                .observed("%s after its upload", image.status())
                .expected("active")
                .because("servers cannot be booted from it")
                .remedy("tail /var/log/glance/glance-api.log on the glance hosts");
        return image.status().equals("active");
    }

    private static void comesBack(Region region, Findings findings, String id, byte[] content) {
        region.doing().accept("downloading");
        long start = System.nanoTime();
        Digests sent = Digests.of(content);
        Download got =
                Download.of(region.cloud().images(), region.cloud().images().image(id));
        findings.figure("download", rate(got.bytes(), start), "MiB/s");
        findings.expect(got.bytes() == content.length && got.digests().md5().equals(sent.md5()), "image " + id)
                .observed(
                        "%d bytes with MD5 %s came back",
                        got.bytes(), got.digests().md5())
                .expected("%d bytes with MD5 %s, as sent", content.length, sent.md5())
                .because("servers boot from something else than was uploaded")
                .remedy(
                        "on the glance hosts: tail -n 50 /var/log/glance/glance-api.log; is the store, or a proxy before it, damaged?");
        got.mismatches()
                .forEach(words -> findings.report("image " + id)
                        .observed("%s", words)
                        .expected("what glance has on record")
                        .because("clients that verify images refuse this one")
                        .remedy("on the glance hosts: tail -n 50 /var/log/glance/glance-api.log"));
        findings.confirm(
                "%d bytes came back as they were sent, MD5 %s",
                got.bytes(), got.digests().md5());
    }

    private static void disappears(Region region, Findings findings, String name) {
        List<Leak> leaks = region.workshop().remove(name, Deadline.in(GONE));
        leaks.forEach(leak -> findings.report(leak.resource().toString())
                .observed("still there: %s", leak.reason())
                .expected("gone within %d s", GONE.toSeconds())
                .because("images that cannot be deleted fill the store")
                .remedy(leak.cleanup(region.environment())));
    }

    private static double rate(long bytes, long start) {
        return bytes / (double) MEBIBYTE / ((System.nanoTime() - start) / 1e9);
    }
}
