package io.regioncheck.checks.configuration;

import io.regioncheck.check.Findings;
import io.regioncheck.release.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a host has of configuration and of backups, by names and times: the item BACKUPS.
 *
 * @param configuration files that services read
 * @param candidates what looks like a backup
 */
record Backups(List<Entry> configuration, List<Entry> candidates) {
    private static final Pattern DUMP = Pattern.compile(
            "(\\.sql|\\.dump|\\.xb|xtrabackup|mariabackup|mysqldump|mariadb-dump)", Pattern.CASE_INSENSITIVE);

    /** A file or a directory. */
    record Entry(Instant time, long bytes, boolean directory, String path) {}

    static Backups parse(String text) {
        List<Entry> configuration = new ArrayList<>();
        List<Entry> candidates = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] parts = line.split(":", 5);
            if (parts.length == 5 && parts[1].matches("\\d{1,12}") && parts[2].matches("\\d{1,18}")) {
                Entry entry = new Entry(
                        Instant.ofEpochSecond(Long.parseLong(parts[1])),
                        Long.parseLong(parts[2]),
                        parts[3].equals("d"),
                        parts[4]);
                (parts[0].equals("c") ? configuration : candidates).add(entry);
            }
        });
        return new Backups(configuration, candidates);
    }

    /** Returns when the newest dump of databases was written that is not empty. */
    Optional<Instant> newestDump() {
        return newest(candidates.stream()
                .filter(entry -> entry.bytes() > 0 && DUMP.matcher(entry.path()).find()));
    }

    void judge(String host, Findings findings) {
        for (Service service : Service.values()) {
            Optional<Instant> changed =
                    newest(configuration.stream().filter(entry -> entry.path().startsWith("/etc/" + service + "/")));
            changed.ifPresent(last -> judge(host, service, last, findings));
        }
    }

    private void judge(String host, Service service, Instant changed, Findings findings) {
        Optional<Instant> kept = newest(candidates.stream()
                .filter(entry ->
                        entry.bytes() > 0 && !DUMP.matcher(entry.path()).find() && covers(entry.path(), service)));
        findings.expect(kept.filter(time -> !time.isBefore(changed)).isPresent(), service + " configuration of " + host)
                .observed(
                        "%s; /etc/%s was last changed %s",
                        kept.map(time -> "the newest backup is of " + time).orElse("no backup found"), service, changed)
                .expected("a backup that is newer")
                .because("what is overwritten in the upgrade is not got back")
                .remedy(
                        "tar -czf /var/backups/%s-etc.tar.gz /etc/%s; if backups are kept elsewhere, waive this with the place as the reason",
                        service, service);
    }

    private static boolean covers(String path, Service service) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.contains(service.toString())
                || name.contains("openstack")
                || name.matches(".*/(etc|[^/]*[-_.]etc|etc[-_.][^/]*)");
    }

    private static Optional<Instant> newest(Stream<Entry> entries) {
        return entries.map(Entry::time).max(Instant::compareTo);
    }
}
