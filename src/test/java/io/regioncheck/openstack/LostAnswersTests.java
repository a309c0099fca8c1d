package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes that name nothing new: they are looked at before they are done again. */
@Timeout(20)
class LostAnswersTests {
    private final FakeCloud fake = FakeCloud.start();
    private final FakeRegion region = fake.region();
    private final Cloud cloud = fake.open();
    private final String router = region.put("routers", "router");
    private final String subnet = region.put("subnets", "subnet");
    private final String server = region.put("servers", "server");
    private final String volume = region.put("volumes", "volume");

    @BeforeEach
    void getToken() {
        cloud.catalog();
    }

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void subnetThatWasPluggedIsNotPluggedAgain() {
        fake.once("PUT", "/add_router_interface", Twist.lostAnswer());

        cloud.network().plug(router, subnet);

        assertThat(cloud.network().portsOfDevice(router)).hasSize(1);
        assertThat(fake.asked("PUT", "/add_router_interface")).hasSize(1);
    }

    @Test
    void subnetThatABalancerGaveUpOnIsNotPluggedAgain() {
        fake.once("PUT", "/add_router_interface", Twist.doneBut(504));

        cloud.network().plug(router, subnet);

        assertThat(fake.asked("PUT", "/add_router_interface")).hasSize(1);
    }

    @Test
    void subnetThatWasNotPluggedIsPluggedThen() {
        fake.once("PUT", "/add_router_interface", Twist.unheard());

        cloud.network().plug(router, subnet);

        assertThat(cloud.network().portsOfDevice(router)).hasSize(1);
    }

    @Test
    void refusedPlugIsNotLookedInto() {
        fake.always("PUT", "/add_router_interface", Twist.status(409));

        Failing.with(CallFailed.Kind.CONFLICT, () -> cloud.network().plug(router, subnet));

        assertThat(fake.asked("GET", "/ports")).isEmpty();
    }

    @Test
    void subnetThatWasUnpluggedIsNotUnpluggedAgain() {
        cloud.network().plug(router, subnet);
        fake.once("PUT", "/remove_router_interface", Twist.lostAnswer());

        cloud.network().unplug(router, subnet);

        assertThat(cloud.network().portsOfDevice(router)).isEmpty();
    }

    @Test
    void volumeThatWasAttachedIsNotAttachedAgain() {
        fake.once("POST", "/os-volume_attachments", Twist.lostAnswer());

        assertThat(cloud.compute().attach(server, volume)).contains("/dev/vdb");
        assertThat(fake.asked("POST", "/os-volume_attachments")).hasSize(1);
    }

    @Test
    void ruleThatIsThereIsNotAddedAgain() {
        fake.once("POST", "/security-group-rules", Twist.lostAnswer());

        cloud.network().allow("group", "tcp", Optional.of(22));

        assertThat(fake.asked("POST", "/security-group-rules")).hasSize(1);
    }

    @Test
    void brokenVolumeIsDeletedAsAnyUserMay() {
        region.thing(volume).put("status", "error");

        cloud.volumes().delete(volume, true);

        assertThat(region.names("volumes")).isEmpty();
    }

    @Test
    void volumeThatCinderDoesNotDeleteFromItsStateIsDeletedByForce() {
        region.thing(volume).put("status", "error_deleting");
        fake.once("DELETE", volume, Twist.status(400)).once("POST", volume + "/action", Twist.body(202, ""));

        cloud.volumes().delete(volume, true);

        assertThat(fake.asked("POST", volume + "/action"))
                .singleElement()
                .satisfies(action -> assertThat(action.body()).contains("os-force_delete"));
    }
}
