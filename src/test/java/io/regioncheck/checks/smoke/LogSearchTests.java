package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Those that know most are asked first. */
class LogSearchTests {
    private static final Nodes NODES = new Nodes(List.of(
            node("node-1", Role.COMPUTE, "10.0.0.1"),
            node("node-2", Role.COMPUTE, "10.0.0.2"),
            node("controller-1", Role.CONTROLLER, "10.0.0.9"),
            node("api", Role.CONTROLLER, "10.0.0.9")));

    @Test
    void hostOfTheServerComesFirstThenControllers() {
        assertThat(order(Optional.of("node-2.example.com"))).containsExactly("node-2", "controller-1", "node-1");
    }

    @Test
    void controllersComeFirstWhereTheHostIsUnknown() {
        assertThat(order(Optional.empty())).containsExactly("controller-1", "node-1", "node-2");
        assertThat(order(Optional.of("node"))).containsExactly("controller-1", "node-1", "node-2");
    }

    @Test
    void anExceptionOfAnotherDaemonIsOneToo() {
        assertThat(
                        LogSearch.exception(
                                "11:50:16 7155 ERROR nova.conductor.manager [None req-1] Failed to schedule instances:"
                                        + " nova.exception_Remote.NoValidHost_Remote: No valid host was found. There are not enough hosts"))
                .hasValue(
                        "nova.exception_Remote.NoValidHost_Remote: No valid host was found. There are not enough hosts");
        assertThat(LogSearch.exception("11:50:16 7155 ERROR nova.virt [None req-1] it went wrong: nothing known"))
                .isEmpty();
    }

    private static List<String> order(Optional<String> host) {
        return LogSearch.inOrder(NODES, host).stream().map(Node::name).toList();
    }

    private static Node node(String name, Role role, String address) {
        return new Node(name, Set.of(role), new SshAccess(address, 22, "root", Path.of("key"), Optional.empty(), true));
    }
}
