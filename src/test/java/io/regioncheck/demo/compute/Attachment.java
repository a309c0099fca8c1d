package io.regioncheck.demo.compute;

/** A volume of a server, and the device that nova calls it. */
record Attachment(String volumeId, String device, String attachmentId, String mappingId, boolean isRoot) {}
