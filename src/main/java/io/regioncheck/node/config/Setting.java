package io.regioncheck.node.config;

/**
 * An option that is set in a file.
 *
 * @param line the first of its lines in the file, from 1
 * @param lastLine the last of them: a value goes on in lines that are indented
 * @param group as oslo.config compares it: DEFAULT, or in small letters
 * @param name as it stands there
 * @param value without the blanks and quotes around it; lines of it are parted by line feeds. What is secret is a hash
 * @param written its first line as it stands there
 */
public record Setting(String file, int line, int lastLine, String group, String name, String value, String written) {
    /** How the hosts' script begins what it says in place of a secret. */
    static final String HASH = "<salted-sha256:";

    /** Returns whether the value is, or has in it, a secret of which only the hash left the host. */
    public boolean isSecret() {
        return value.contains(HASH);
    }

    /** Returns whether oslo.config finds it by this name: it looks for underscores, and takes a dash for another name. */
    public boolean hasDashes() {
        return name.indexOf('-') >= 0;
    }

    /** Returns the name with underscores. */
    public String plainName() {
        return name.replace('-', '_');
    }
}
