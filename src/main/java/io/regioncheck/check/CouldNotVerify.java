package io.regioncheck.check;

import io.regioncheck.node.Unread;
import java.util.List;
import java.util.stream.Collectors;

/** A check cannot find out what it is asked for, for a reason that it knows: unverified, never a pass. */
public final class CouldNotVerify extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 12;

    /** @param reason what is missing, of whom, and what to do */
    public CouldNotVerify(String reason) {
        super(reason);
    }

    /**
     * Ends a check of which some hosts are not known, after it has reported what it found on the others.
     *
     * @param unread as {@code Gathered.unread} returns it for the items that the check looked at
     * @throws CouldNotVerify if there is any
     */
    public static void ifAny(List<Unread> unread) {
        if (!unread.isEmpty()) {
            String some = unread.stream()
                    .limit(SHOWN)
                    .map(host -> host.host() + ": " + host.why())
                    .collect(Collectors.joining("; "));
            throw new CouldNotVerify("not known of "
                    + unread.stream().map(Unread::host).distinct().count() + " hosts: " + some
                    + (unread.size() > SHOWN ? "; …" : ""));
        }
    }
}
