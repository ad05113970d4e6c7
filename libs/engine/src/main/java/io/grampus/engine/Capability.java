package io.grampus.engine;

/** Something that not every engine can do, and the API version that brought it. */
public enum Capability {
  /** The image list tells how many bytes each image shares with others. */
  SHARED_IMAGE_SIZE(42, "sizes of shared layers in image lists"),
  /** CSI cluster volumes. */
  CLUSTER_VOLUMES(42, "cluster volumes"),
  /** Stop and restart take a signal; older engines would send the container's own. */
  STOP_SIGNAL(42, "a signal of one's own for stop and restart"),
  /** A log answer says by its content type whether it is multiplexed. */
  TYPED_STREAMS(42, "stream content types"),
  /** A network connection takes a MAC address of its own. */
  ENDPOINT_MAC_ADDRESS(44, "MAC addresses by network"),
  /** A health check has a start interval. */
  HEALTH_START_INTERVAL(44, "a start interval in health checks"),
  /** Mounts into a volume's or image's subdirectory. */
  VOLUME_SUBPATH(45, "volume subpaths"),
  /** Push and image inspect of one platform. */
  IMAGE_PLATFORM(46, "images by platform"),
  /** The image list tells manifests. */
  IMAGE_MANIFESTS(47, "manifests in image lists"),
  /** Load and save of one platform. */
  IMAGE_SAVE_PLATFORM(48, "load and save by platform"),
  /** Images mounted as volumes. */
  IMAGE_MOUNTS(48, "image mounts");

  private final int sinceMinor;
  private final String says;

  Capability(int minor, String says) {
    this.sinceMinor = minor;
    this.says = says;
  }

  /** The API version that brought it. */
  public ApiVersion since() {
    return new ApiVersion(1, sinceMinor);
  }

  /** What it is, in a few words. */
  public String says() {
    return says;
  }
}
