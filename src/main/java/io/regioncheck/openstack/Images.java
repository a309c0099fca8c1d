package io.regioncheck.openstack;

import java.io.InputStream;
import java.util.List;

/** Glance. */
public final class Images {

    /** Returns all images that we can see, public ones among them. */
    public List<Image> list() {
        throw new UnsupportedOperationException();
    }

    /** Returns the image with this name or id; a {@link CallFailed} of kind NOT_FOUND if there is none or more than one. */
    public Image imageNamed(String nameOrId) {
        throw new UnsupportedOperationException();
    }

    public Image image(String id) {
        throw new UnsupportedOperationException();
    }

    /** Registers a private raw image in status queued. */
    public Image create(String name) {
        throw new UnsupportedOperationException();
    }

    public void upload(String id, byte[] content) {
        throw new UnsupportedOperationException();
    }

    /** Opens an image's data; the caller closes it. */
    public InputStream open(String id) {
        throw new UnsupportedOperationException();
    }

    public List<Named> imagesNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public void delete(String id) {
        throw new UnsupportedOperationException();
    }
}
