package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists are whole, or there is none. */
@Timeout(20)
class PagingTests {
    private final FakeCloud fake = FakeCloud.start();
    private final Cloud cloud = fake.open();

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void threeThousandServersArriveWhole() {
        fill("servers", 3000);

        List<Server> servers = cloud.compute().serversNamed("regioncheck-");

        assertThat(servers).hasSize(3000).extracting(Server::id).doesNotHaveDuplicates();
        assertThat(fake.asked("GET", "/servers/detail")).hasSize(3);
    }

    @Test
    void neutronsLinksAreFollowed() {
        fake.region().pageSize(2);
        fill("security-groups", 5);

        assertThat(cloud.network().named(NetworkKind.SECURITY_GROUP, "regioncheck-"))
                .hasSize(5);
    }

    @Test
    void glancesNextIsFollowed() {
        fake.region().pageSize(2);
        fill("images", 5);

        assertThat(cloud.images().imagesNamed("regioncheck-")).hasSize(5);
    }

    @Test
    void cindersLinksAreFollowed() {
        fake.region().pageSize(2);
        fill("volumes", 5);

        assertThat(cloud.volumes().volumesNamed("regioncheck-")).hasSize(5);
    }

    @Test
    void filterSurvivesFromPageToPage() {
        fake.region().pageSize(2);
        fill("servers", 3);
        fake.region().put("servers", "somebody-elses");

        assertThat(cloud.compute().serversNamed("regioncheck-")).hasSize(3);
        assertThat(fake.asked("GET", "/servers/detail"))
                .extracting(FakeCloud.Asked::path)
                .allMatch(path -> path.contains("name="));
    }

    @Test
    void absoluteLinkOfGlanceIsFollowedOnOurHostToo() {
        fake.once("GET", "/v2/images", Twist.body(200, """
                        {"images": [{"id": "1", "name": "regioncheck-a"}],
                         "next": "http://daemon.internal:9292/v2/images?marker=1"}"""));

        assertThat(cloud.images().imagesNamed("regioncheck-")).hasSize(1);
        assertThat(fake.asked("GET", "/v2/images"))
                .extracting(FakeCloud.Asked::path)
                .last()
                .asString()
                .endsWith("/v2/images?marker=1");
    }

    @Test
    void linkToItselfIsMalformed() {
        fake.always("GET", "/servers/detail", Twist.body(200, """
                        {"servers": [{"id": "1", "name": "a", "status": "ACTIVE", "created": "2026-01-01T00:00:00Z"}],
                         "servers_links": [{"rel": "next", "href": "http://x/servers/detail?marker=1"}]}"""));

        assertThatThrownBy(() -> cloud.compute().serversNamed("a"))
                .isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertThat(failed.kind()).isEqualTo(CallFailed.Kind.MALFORMED))
                .hasMessageContaining("leads back");
    }

    @Test
    void linkWithoutMarkerIsMalformed() {
        fake.always("GET", "/types", Twist.body(200, """
                        {"volume_types": [{"id": "1", "name": "a"}],
                         "volume_types_links": [{"rel": "next", "href": "http://x/types"}]}"""));

        assertThatThrownBy(() -> cloud.volumes().types()).hasMessageContaining("leads back");
    }

    @Test
    void notFoundIsNeverAnEmptyList() {
        fake.always("GET", "/os-services", Twist.status(404));

        assertThatThrownBy(() -> cloud.compute().services())
                .isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertThat(failed.kind()).isEqualTo(CallFailed.Kind.NOT_FOUND));
    }

    @Test
    void answerWithoutTheListIsMalformed() {
        fake.always("GET", "/agents", Twist.body(200, "{}"));

        assertThatThrownBy(() -> cloud.network().agents())
                .isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertThat(failed.kind()).isEqualTo(CallFailed.Kind.MALFORMED))
                .hasMessageContaining("no list \"agents\"");
    }

    @Test
    void listThatIsNoneIsMalformed() {
        fake.always("GET", "/agents", Twist.body(200, "{\"agents\": null}"));

        assertThatThrownBy(() -> cloud.network().agents()).hasMessageContaining("no list \"agents\"");
    }

    private void fill(String collection, int number) {
        for (int i = 0; i < number; i++) {
            fake.region().put(collection, "regioncheck-0123abcd-" + i);
        }
    }
}
