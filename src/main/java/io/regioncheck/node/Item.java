package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * One thing that is read from hosts. How it is read is a script of a few lines for POSIX sh beside this class, {@code <item>.sh} in the resources, with
 * {@code -} for {@code _}. The script
 *
 * <ul>
 *   <li>only reads, with tools that every distribution has; awk may be mawk, grep and find are GNU's;
 *   <li>never gets anything from an answer of the region: what varies are the variables {@code $SINCE} (start of the log window, in
 *       seconds since 1970), {@code $SALT} (hexadecimal digits, other ones in each run: hash what is secret with them, on the standard
 *       input of sha256sum) and {@code $BRIDGES} (names of bridges, separated by blanks);
 *   <li>does what needs root by the word {@code root}, at the beginning of a line of its own, with the absolute path of the program as
 *       every distribution has it (/bin/grep, /bin/ls, /bin/cat, /usr/bin/find, /usr/bin/ovs-vsctl): {@code root /bin/grep -c x /etc/nova/nova.conf |
 *       awk …}. Up to the first {@code |}, {@code ;}, {@code &}, {@code <} or {@code >} the line is what the sudoers file allows, word by word:
 *       so quotes and variables have no place there, but for {@code $BRIDGE}, which stands for each of {@code $BRIDGES};
 *   <li>may use its standard input for nothing, writes nowhere, and prints what it reads; LC_ALL is C, PATH has the sbin directories.
 * </ul>
 *
 * <p>Its exit code comes back. So do, if that is 0, those of the commands run by {@code root} before a {@code |}: an item of which nothing
 * failed has 0. What the script prints on its error output is kept for the words of {@link Reading.Refused} and {@link Reading.Failed}.
 */
public enum Item {
    /** The time of the host, in seconds since 1970 with nine decimals. It comes first: {@link HostReadings#clock} is made of it. */
    CLOCK(Where.EVERYWHERE, 64, Duration.ofSeconds(5)),
    /** Processes of services, as {@code node.software.Processes} reads them: of a command line only what names configuration files. */
    PROCESSES(Where.EVERYWHERE, 256 * 1024, Duration.ofSeconds(10)),
    /** Packages of OpenStack and of what it stands on, as {@code node.software.Packages} reads them. */
    PACKAGES(Where.EVERYWHERE, 64 * 1024, Duration.ofSeconds(30)),
    /** Distributions of Python that pip installed, as {@code node.software.PipPackages} reads them. */
    PIP_PACKAGES(Where.EVERYWHERE, 64 * 1024, Duration.ofSeconds(20)),
    /** When files of configuration were written, as {@code node.software.ConfigTimes} reads them. */
    CONFIG_TIMES(Where.EVERYWHERE, 64 * 1024, Duration.ofSeconds(20)),
    /** Files that are gone and that processes run from, as {@code node.software.DeletedLibraries} reads them. */
    DELETED_LIBRARIES(Where.EVERYWHERE, 256 * 1024, Duration.ofSeconds(30)),
    /** The tables Bridge, Port and Interface of the switch's database, and which links are up: read by {@code node.ovs.VirtualSwitch}. */
    BRIDGES(Where.SWITCHES, 4 << 20, Duration.ofSeconds(20)),
    /**
     * The flows of each of {@code $BRIDGES}, asked for in the newest of OpenFlow 1.0 and 1.3 that the bridge speaks: a bridge of neutron's agents
     * speaks one of them in all releases, and {@code ovs-ofctl} from 2.0 on knows both. Read by {@code node.ovs.BridgeFlows}.
     */
    FLOWS(Where.SWITCHES, 16 << 20, Duration.ofSeconds(30)),

    /** The files of configuration that services read, without comments, secrets as salted hashes: node.config.HostConfig reads them. */
    CONFIG_FILES(Where.SERVICES, 1024 * 1024, Duration.ofSeconds(30)),

    /** Lines of the web servers' configuration that say which script serves what, and what those scripts import. */
    WEB_SERVER_FILES(Where.CONTROLLERS, 256 * 1024, Duration.ofSeconds(15)),

    /** When configuration was last written, and what looks like a backup of it or of the databases. */
    BACKUPS(Where.HOLDERS, 512 * 1024, Duration.ofSeconds(30)),

    /** What the logs say since the start of the window, as {@link io.regioncheck.node.log.HostLogs} reads it; half a megabyte at most. */
    LOG_LINES(Where.EVERYWHERE, 640 * 1024, Duration.ofSeconds(45));

    private final Set<Role> roles;
    private final int atMostBytes;
    private final Question question;

    /**
     * @param roles the hosts that have it: those with one of these roles
     * @param atMostBytes what is kept of it; the rest is cut off on the host
     * @param within how long the host may read; then it is a {@link Reading.Failed}
     */
    Item(Set<Role> roles, int atMostBytes, Duration within) {
        this.roles = roles;
        this.atMostBytes = atMostBytes;
        this.question = new Question(word(), Script.resource(word() + ".sh"), atMostBytes, within);
    }

    /** Returns whether a host has it, by its roles. */
    public boolean isOn(Node host) {
        return !Collections.disjoint(roles, host.roles());
    }

    int atMostBytes() {
        return atMostBytes;
    }

    /** Returns what is asked of a host. */
    Question question() {
        return question;
    }

    /** Returns its name as the script has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Roles that things are found on. */
    private static final class Where {
        static final Set<Role> SWITCHES = EnumSet.of(Role.COMPUTE, Role.NETWORK);

        static final Set<Role> EVERYWHERE =
                EnumSet.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK, Role.DATABASE, Role.BROKER);
        static final Set<Role> SERVICES = EnumSet.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK);
        static final Set<Role> CONTROLLERS = EnumSet.of(Role.CONTROLLER);
        static final Set<Role> HOLDERS = EnumSet.of(Role.CONTROLLER, Role.DATABASE);
    }
}
