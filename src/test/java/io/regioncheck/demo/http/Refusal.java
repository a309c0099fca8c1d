package io.regioncheck.demo.http;

/** A service says no; each service words it in its own {@link Dialect}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    public Refusal(int status, String message) {
        this(status, "", message);
    }

    /** @param type the name of the error, where the service sends one: neutron's {@code NetworkInUse} */
    public Refusal(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
