package io.grampus.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image's config blob says of it (OCI image spec, config.md).
 *
 * @param created in RFC 3339, as it was written
 * @param osFeatures what the operating system must have, mostly nothing
 * @param diffIds the digests of the layers' tars without compression, the lowest first
 * @param command what a container of it runs
 */
public record ImageConfig(
    Platform platform,
    Optional<String> created,
    Optional<String> author,
    List<String> osFeatures,
    List<Digest> diffIds,
    List<Step> history,
    Command command,
    Map<String, String> labels) {

  /**
   * One step of how it was made.
   *
   * @param emptyLayer whether the step made no layer
   */
  public record Step(String createdBy, String comment, boolean emptyLayer) {}

  /**
   * What a container runs when nothing else is said.
   *
   * @param environment lines {@code NAME=VALUE}
   * @param user {@code USER} or {@code USER:GROUP}, by names or numbers
   * @param stopSignal such as {@code SIGTERM}
   * @param exposedPorts such as {@code 80/tcp}
   * @param volumes the folders whose content is to outlive the container
   */
  public record Command(
      List<String> entrypoint,
      List<String> arguments,
      List<String> environment,
      Optional<String> user,
      Optional<String> folder,
      Optional<String> stopSignal,
      List<String> exposedPorts,
      List<String> volumes) {

    public Command {
      entrypoint = List.copyOf(entrypoint);
      arguments = List.copyOf(arguments);
      environment = List.copyOf(environment);
      exposedPorts = List.copyOf(exposedPorts);
      volumes = List.copyOf(volumes);
    }
  }

  public ImageConfig {
    osFeatures = List.copyOf(osFeatures);
    diffIds = List.copyOf(diffIds);
    history = List.copyOf(history);
    labels = Map.copyOf(labels);
  }

  /**
   * Reads a config of OCI's or Docker's family.
   *
   * @throws OciException when it is none
   */
  public static ImageConfig read(byte[] bytes) {
    return ImageConfigCodec.read(ManifestCodec.tree(bytes, "the image's config"));
  }

  /** As a config blob of OCI's family; the same config makes the same bytes. */
  public byte[] write() {
    return ManifestCodec.bytes(ImageConfigCodec.write(this));
  }
}
