package io.grampus.inventory;

/**
 * A layer of an image.
 *
 * @param diffId the digest of its content
 * @param chainId the digest of it and all below: equal chain ids are one layer on disk
 * @param size bytes; -1 when the engine does not tell
 * @param command what made it
 * @param sharedBy how many other images have it
 */
public record LayerRow(String diffId, String chainId, long size, String command, int sharedBy) {
  LayerRow sharedBy(int others) {
    return others == sharedBy ? this : new LayerRow(diffId, chainId, size, command, others);
  }
}
