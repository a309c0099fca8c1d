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
        List<Image> images = region.cloud().images().list();
        String wanted = region.environment().smoke().image();
        Optional<Image> smoke = images.stream()
                .filter(image -> image.name().equals(wanted) || image.id().equals(wanted))
                .findFirst();
        findings.expect(smoke.isPresent(), "image " + wanted)
                .scope(SMOKE)
                .observed("not among the %d images of the region", images.size())
                .expected("the smoke image of the environment")
                .because("no server can be booted to verify the region")
                .remedy(
                        "openstack image create %s --public --disk-format qcow2 --container-format bare --file FILE",
                        wanted);
        images.stream().filter(image -> STUCK.contains(image.status())).forEach(image -> stuck(findings, image, smoke));
        sample(region, images, smoke).forEach(image -> pull(region, findings, image, scope(image, smoke)));
    }

    private static void stuck(Findings findings, Image image, Optional<Image> smoke) {
        if (image.visibility().equals("public") || smoke.filter(image::equals).isPresent()) {
            Findings.Expectation finding = findings.report("image " + image.name() + " " + image.id())
                    .scope(scope(image, smoke))
                    .observed("%s", image.status())
                    .expected("active")
                    .because("its upload never came to an end")
                    .remedy("openstack image show %s; upload it again or delete it", image.id());
            if (!smoke.filter(image::equals).isPresent()) {
                finding.warning();
            }
        }
    }

    /** Only the smoke image keeps servers of this run from booting. */
    private static String scope(Image image, Optional<Image> smoke) {
        return smoke.filter(image::equals).isPresent() ? SMOKE : "others";
    }

    private static List<Image> sample(Region region, List<Image> images, Optional<Image> smoke) {
        long most = region.parameters().integer("mebibytes-at-most", 64) * MEBIBYTE;
        Stream<Image> others = images.stream()
                .filter(image ->
                        image.status().equals("active") && image.visibility().equals("public"))
                .filter(image ->
                        smoke.filter(image::equals).isEmpty() && image.size().orElse(Long.MAX_VALUE) <= most)
                .sorted(Comparator.comparing(image -> image.size().orElse(Long.MAX_VALUE)))
                .limit(region.parameters().integer("sample", 2));
        return Stream.concat(smoke.filter(image -> image.status().equals("active")).stream(), others)
                .toList();
    }

    private static void pull(Region region, Findings findings, Image image, String scope) {
        String subject = "image " + image.name() + " " + image.id();
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
