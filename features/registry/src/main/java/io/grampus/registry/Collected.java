package io.grampus.registry;

/**
 * What a pass of the garbage collector removed, or would remove.
 *
 * @param blobs how many contents went
 * @param bytes what that freed on the disk
 * @param manifests how many untagged manifests went
 * @param uploads how many abandoned uploads went
 * @param waitingBytes what nothing needs either, but a client was told of within the last day
 */
public record Collected(int blobs, long bytes, int manifests, int uploads, long waitingBytes) {}
