package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an environment names is found in one call, however much an administrator is shown, and is the one that is meant. */
@Timeout(20)
class NamedThingsTests {
    private final FakeCloud fake = FakeCloud.start();
    private final FakeRegion region = fake.region();
    private final Cloud cloud = fake.open();

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void imageIsAskedForByItsNameAndNotLookedForInTheWholeCloud() {
        region.pageSize(25);
        for (int i = 0; i < 200; i++) {
            image("image " + i, "public", "somebody");
        }
        String wanted = image("image of ours", "public", "somebody");

        assertThat(cloud.images().imageNamed("image of ours").id()).isEqualTo(wanted);
        assertThat(fake.asked("GET", "/images"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.path()).contains("name=image+of+ours"));
    }

    @Test
    void publicImageCountsBeforeAPrivateOneOfAnotherProject() {
        image("cirros", "private", "somebody");
        String meant = image("cirros", "public", "admin");

        assertThat(cloud.images().imageNamed("cirros").id()).isEqualTo(meant);
    }

    @Test
    void ownImageCountsBeforeAPrivateOneOfAnotherProject() {
        image("cirros", "private", "somebody");
        String meant = image("cirros", "private", cloud.identity().issue().projectId());

        assertThat(cloud.images().imageNamed("cirros").id()).isEqualTo(meant);
    }

    @Test
    void nameThatIsTakenTwiceIsSaidWithTheIds() {
        String one = image("cirros", "public", "admin");
        String other = image("cirros", "public", "admin");

        assertThat(Failing.with(CallFailed.Kind.NOT_FOUND, () -> cloud.images().imageNamed("cirros"))
                        .answered())
                .contains("2 of this name", one, other);
    }

    @Test
    void imageIsFoundByItsIdAndOneThatIsMissingIsSaidWithWhatThereIs() {
        String id = image("cirros", "public", "admin");

        assertThat(cloud.images().imageNamed(id).name()).isEqualTo("cirros");
        assertThat(Failing.with(CallFailed.Kind.NOT_FOUND, () -> cloud.images().imageNamed("cirrus/2"))
                        .answered())
                .isEqualTo("there is none; there are: cirros");
    }

    @Test
    void externalNetworkIsNoTenantsNetworkOfTheSameName() {
        network("public", false, "somebody");
        String meant = network("public", true, "admin");

        assertThat(cloud.network().externalNetwork("public").id()).isEqualTo(meant);
        assertThat(cloud.network().externalNetwork(meant).name()).isEqualTo("public");
        assertThat(Failing.with(CallFailed.Kind.NOT_FOUND, () -> cloud.network().externalNetwork("outside"))
                        .answered())
                .isEqualTo("there is none; there are: public");
    }

    @Test
    void publicImagesComeOnePageAtMost() {
        region.pageSize(2);
        for (int i = 0; i < 5; i++) {
            image("image " + i, "public", "admin");
        }

        assertThat(cloud.images().smallestPublic(2)).hasSize(2);
        assertThat(fake.asked("GET", "/images")).hasSize(1);
    }

    private String image(String name, String visibility, String owner) {
        String id = region.put("images", name);
        region.thing(id).put("visibility", visibility).put("owner", owner);
        return id;
    }

    private String network(String name, boolean external, String owner) {
        String id = region.put("networks", name);
        region.thing(id).put("router:external", external).put("tenant_id", owner);
        return id;
    }
}
