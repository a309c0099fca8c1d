package io.regioncheck.checks.image;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Image;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the images that were there before are still there. */
@Checks(component = Component.IMAGE)
class PullChecks {
    private static final Set<String> STUCK = Set.of("queued", "saving", "killed");
    private static final String SMOKE = "smoke";
    private static final String OTHERS = "others";
    private static final String ACTIVE = "active";
    private static final String PUBLIC = "public";

    /** No answer, or none for us: what became of the image's data is not known then. */
    private static final Set<CallFailed.Kind> NOT_OF_THE_DATA =
            Set.of(CallFailed.Kind.UNREACHABLE, CallFailed.Kind.TIMED_OUT, CallFailed.Kind.FORBIDDEN);

    private static final long MEBIBYTE = 1024L * 1024;

    @Check(
            id = "image.pull",
            title = "Images that exist can be read, and are what they were",
            why = "An image whose file is lost is listed as active until somebody boots from it.",
            after = {"identity.catalog:image", "identity.endpoints:image"},
            parameters = {
                @Parameter(name = "sample", otherwise = "2", means = "images besides the smoke image"),
                @Parameter(name = "mebibytes-at-most", otherwise = "64", means = "size of an image that is sampled")
            },
            asks = {"GET image /v2/images", "GET image /v2/images/ID/file of the smoke image and a few small ones"})
    void imagesAreWhatTheyWere(Region region, Findings findings) {
        Optional<Image> smoke = smokeImage(region, findings);
        List<Image> images = region.cloud().images().list();
        images.stream()
                .filter(image ->
                        STUCK.contains(image.status()) && image.visibility().equals(PUBLIC))
                .filter(image -> !isSame(image, smoke))
                .forEach(image -> stuck(findings, image));
        sample(region, images, smoke).forEach(image -> pull(region, findings, image, scope(image, smoke)));
    }

    /** Picks it as a boot does: what servers of this run are made of is what must be well. */
    private static Optional<Image> smokeImage(Region region, Findings findings) {
        String wanted = region.environment().smoke().image();
        try {
            Image image = region.cloud().images().imageNamed(wanted);
            boolean active = image.status().equals(ACTIVE);
            findings.expect(active, subject(image))
                    .scope(SMOKE)
                    .observed("%s", image.status())
                    .expected(ACTIVE)
                    .because("no server can be booted to verify the region")
                    .remedy(
                            image.status().equals("deactivated")
                                    ? "openstack image set --activate %s"
                                    : "openstack image show %s; its upload never came to an end: upload it again",
                            image.id());
            return Optional.of(image);
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.NOT_FOUND) {
                throw failed;
            }
            findings.report("image " + wanted)
                    .scope(SMOKE)
                    .observed("%s", failed.answered())
                    .expected("one, the smoke image of the environment")
                    .because("no server can be booted to verify the region")
                    .remedy(
                            "openstack image list --name %s; name the right one by its id in smoke.image of the environment, or:"
                                    + " openstack image create %s --public --disk-format qcow2 --container-format bare --file FILE",
                            wanted, wanted);
            return Optional.empty();
        }
    }

    private static void stuck(Findings findings, Image image) {
        findings.report(subject(image))
                .warning()
                .scope(OTHERS)
                .observed("%s", image.status())
                .expected(ACTIVE)
                .because("its upload never came to an end")
                .remedy("openstack image show %s; upload it again or delete it", image.id());
    }

    private static String subject(Image image) {
        return "image " + image.name() + " " + image.id();
    }

    private static boolean isSame(Image image, Optional<Image> smoke) {
        return smoke.filter(other -> other.id().equals(image.id())).isPresent();
    }

    /** Only the smoke image keeps servers of this run from booting. */
    private static String scope(Image image, Optional<Image> smoke) {
        return isSame(image, smoke) ? SMOKE : OTHERS;
    }

    /** Snapshots of servers that booted from a volume have a size of 0 and no data (nova/compute/api.py, snapshot_volume_backed). */
    private static List<Image> sample(Region region, List<Image> images, Optional<Image> smoke) {
        long most = region.parameters().integer("mebibytes-at-most", 64) * MEBIBYTE;
        Stream<Image> others = images.stream()
                .filter(image ->
                        image.status().equals(ACTIVE) && image.visibility().equals(PUBLIC))
                .filter(image -> !isSame(image, smoke))
                .filter(image ->
                        image.size().filter(size -> size > 0 && size <= most).isPresent())
                .sorted(Comparator.comparing(image -> image.size().orElseThrow()))
                .limit(region.parameters().integer("sample", 2));
        return Stream.concat(smoke.filter(image -> image.status().equals(ACTIVE)).stream(), others)
                .toList();
    }

    private static void pull(Region region, Findings findings, Image image, String scope) {
        String subject = subject(image);
        try {
            Download download = Download.of(region.cloud().images(), image);
            findings.expect(download.mismatches().isEmpty(), subject)
                    .scope(scope)
                    .observed("%s", String.join("; ", download.mismatches()))
                    .expected("the data that was uploaded")
                    .because("servers boot from damaged data, or not at all")
                    .remedy("restore the image's file in the store, or upload it again");
            findings.confirm(
                    "%s: %d bytes, MD5 %s",
                    image.name(), download.bytes(), download.digests().md5());
        } catch (CallFailed failed) {
            if (NOT_OF_THE_DATA.contains(failed.kind())) {
                throw failed;
            }
            findings.report(subject)
                    .scope(scope)
                    .observed("listed as active, but its data: %s", failed.answered())
                    .expected("%s bytes", image.size().map(String::valueOf).orElse("its"))
                    .because("every boot from it fails; cached copies on hypervisors hide that for a while")
                    .remedy(
                            "on the glance hosts: ls -l /var/lib/glance/images/%s; restore it from a backup",
                            image.id());
        }
    }
}
