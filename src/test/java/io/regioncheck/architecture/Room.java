package io.regioncheck.architecture;

import java.util.List;

/**
 * A package below {@code io.regioncheck} and what it may know of the others.
 *
 * @param reason why not more
 */
record Room(String name, List<String> mayKnow, String reason) {

    /** The rooms of the house, from the ground up. */
    static final List<Room> ALL = List.of(
            new Room("deadline", List.of(), "time runs out the same way for all"),
            new Room("environment", List.of(), "a file is read without asking any region"),
            new Room("release", List.of(), "facts on releases hold whatever region is asked"),
            new Room("openstack", List.of("deadline", "environment"), "clients say what came back and judge nothing"),
            new Room("node", List.of("deadline", "environment"), "a host is asked the same whoever wants to know"),
            new Room(
                    "broker",
                    List.of("deadline", "environment", "release"),
                    "clients say what came back and judge nothing"),
            new Room("database", List.of("deadline", "environment"), "clients say what came back and judge nothing"),
            new Room(
                    "ledger",
                    List.of("deadline", "environment", "openstack"),
                    "what was created is removed without knowing which check wanted it"),
            new Room(
                    "check",
                    List.of("deadline", "environment", "release", "openstack", "node", "broker", "database", "ledger"),
                    "the model is the same for every check, however it is run and reported"),
            new Room(
                    "checks",
                    List.of(
                            "deadline",
                            "environment",
                            "release",
                            "openstack",
                            "node",
                            "broker",
                            "database",
                            "ledger",
                            "check"),
                    "a check asks a region: it knows neither the run it is in nor the report it ends in"),
            new Room("history", List.of("deadline", "environment", "check"), "history keeps results and makes none"),
            new Room(
                    "report",
                    List.of("deadline", "environment", "check", "history"),
                    "a report shows results and makes none"),
            new Room(
                    "run",
                    List.of(
                            "deadline",
                            "environment",
                            "release",
                            "openstack",
                            "node",
                            "broker",
                            "database",
                            "ledger",
                            "check",
                            "history",
                            "report"),
                    "checks are found by their annotations: a run knows none of them by name"),
            new Room(
                    "cli",
                    List.of(
                            "deadline",
                            "environment",
                            "release",
                            "openstack",
                            "node",
                            "broker",
                            "database",
                            "ledger",
                            "check",
                            "history",
                            "report",
                            "run"),
                    "commands are thin: what they do is done in the rooms below"));

    @Override
    public String toString() {
        return name;
    }
}
