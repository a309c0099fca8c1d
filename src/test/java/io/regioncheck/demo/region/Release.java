package io.regioncheck.demo.region;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The releases of OpenStack in their order; from 2023.1 on they go by their series, of which the code name is a second name. */
public enum Release {
    KILO("2015.1"),
    LIBERTY("liberty"),
    MITAKA("mitaka"),
    NEWTON("newton"),
    OCATA("ocata"),
    PIKE("pike"),
    QUEENS("queens"),
    ROCKY("rocky"),
    STEIN("stein"),
    TRAIN("train"),
    USSURI("ussuri"),
    VICTORIA("victoria"),
    WALLABY("wallaby"),
    XENA("xena"),
    YOGA("yoga"),
    ZED("zed"),
    ANTELOPE("2023.1"),
    BOBCAT("2023.2"),
    CARACAL("2024.1"),
    DALMATIAN("2024.2"),
    EPOXY("2025.1"),
    FLAMINGO("2025.2"),
    GAZPACHO("2026.1");

    private final String series;

    Release(String series) {
        this.series = series;
    }

    /** Returns the release with this code name or series. */
    public static Optional<Release> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(name) || one.series.equals(name))
                .findFirst();
    }

    /** Returns its code name, as environments write it: {@code epoxy}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name that the project uses: {@code 2025.1}. */
    public String series() {
        return series;
    }

    /** Returns whether its series has a name of its own. */
    public boolean hasSeries() {
        return !series.equals(code());
    }

    /** Returns whether it has what came with another one. */
    public boolean since(Release other) {
        return compareTo(other) >= 0;
    }
}
