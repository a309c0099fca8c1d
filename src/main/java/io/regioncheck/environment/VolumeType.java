package io.regioncheck.environment;

/**
 * A volume type and what its backend is able to do. A step that it cannot do is skipped with this as the reason.
 *
 * @param name cinder's name of the type
 * @param fromImage whether a volume can be made from an image
 * @param attach whether a server can use it, and so boot from it
 * @param snapshot whether snapshots of it can be taken
 */
public record VolumeType(String name, boolean fromImage, boolean attach, boolean snapshot) {}
