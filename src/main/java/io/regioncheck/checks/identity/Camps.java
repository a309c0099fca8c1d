package io.regioncheck.checks.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Members of a whole, parted into camps in which each agrees with each. */
record Camps(List<List<String>> camps) {

    static Camps of(List<String> members, BiPredicate<String, String> agree) {
        List<List<String>> camps = new ArrayList<>();
        for (String member : members) {
            camps.stream()
                    .filter(camp -> camp.stream().allMatch(other -> agree.test(member, other)))
                    .findFirst()
                    .orElseGet(() -> {
                        List<String> camp = new ArrayList<>();
                        camps.add(camp);
                        return camp;
                    })
                    .add(member);
        }
        return new Camps(camps.stream().map(List::copyOf).toList());
    }

    boolean areOne() {
        return camps.size() <= 1;
    }

    /** Returns the camp that has more members than all others together, if there is one. */
    Optional<List<String>> majority() {
        int all = camps.stream().mapToInt(List::size).sum();
        return camps.stream().filter(camp -> camp.size() * 2 > all).findFirst();
    }

    /** Returns those who are not of the majority. */
    List<String> odd() {
        List<String> most = majority().orElse(List.of());
        return camps.stream()
                .flatMap(List::stream)
                .filter(member -> !most.contains(member))
                .toList();
    }

    @Override
    public String toString() {
        return camps.stream().map(camp -> String.join(", ", camp)).collect(Collectors.joining(" and "));
    }
}
