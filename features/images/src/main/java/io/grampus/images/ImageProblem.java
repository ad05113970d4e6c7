package io.grampus.images;

import io.grampus.kernel.Problem;
import java.util.List;
import java.util.Map;

/** The refusals of the images feature. */
public sealed interface ImageProblem extends Problem {

  /** The engine has no such image. */
  record NotFound(String tried, String image) implements ImageProblem {}

  /** What a registry, or the way to it, has against a pull. */
  sealed interface Pull extends ImageProblem {
    @Override
    default Refusal refusal() {
      return switch (this) {
        case NotInRegistry p ->
            new Refusal(
                Kind.NOT_FOUND,
                "image.notInRegistry",
                "the registry has no such image, or shows it only to those who may see it: "
                    + p.said(),
                "Check the name and the tag; for a private image give credentials.");
        case Unauthorized p ->
            new Refusal(
                Kind.FORBIDDEN,
                "image.unauthorized",
                "the registry did not accept the credentials: " + p.said(),
                "Give a user and a password, or a token, that may read the image.");
        case RegistryUnreachable p ->
            new Refusal(
                Kind.UNAVAILABLE,
                "image.registryUnreachable",
                "the engine cannot reach the registry: " + p.said(),
                "Check the network and the proxy of the engine's machine, or load the image from a"
                    + " file: grampus image load.");
        case RegistryUntrusted p ->
            new Refusal(
                Kind.UNAVAILABLE,
                "image.registryUntrusted",
                "the engine does not trust the registry's certificate: " + p.said(),
                "Put the certificate of its authority into /etc/docker/certs.d/"
                    + p.registry()
                    + "/ca.crt on the engine's machine.");
        case TooManyPulls p ->
            new Refusal(
                Kind.EXHAUSTED,
                "image.tooManyPulls",
                "the registry answers no more pulls for a while: " + p.said(),
                "Give credentials, wait, or pull from another registry.");
        case WrongPlatform p ->
            new Refusal(
                Kind.CONFLICT,
                "image.wrongPlatform",
                "the image does not exist for this platform: " + p.said(),
                "Choose a tag that is built for the machine, or name the platform that you want.");
        case Damaged p ->
            new Refusal(
                Kind.UNAVAILABLE,
                "image.damaged",
                "a part of it did not arrive as its digest says: " + p.said(),
                "Push the image again: the registry's copy is damaged, or something on the way"
                    + " changes it.");
        case TransferFailed p ->
            new Refusal(
                Kind.UNAVAILABLE,
                "image.transferFailed",
                "the engine gave up: " + p.said(),
                "See the engine's log for more.");
      };
    }
  }

  /** The registry has no such image, or hides it from who may not see it. */
  record NotInRegistry(String tried, String image, String said) implements Pull {}

  /** The registry does not accept the credentials, or wants some. */
  record Unauthorized(String tried, String image, String said) implements Pull {}

  /** No registry answers. */
  record RegistryUnreachable(String tried, String image, String said) implements Pull {}

  /** The registry's certificate is of an authority that the engine does not know. */
  record RegistryUntrusted(String tried, String registry, String said) implements Pull {}

  /** The registry has served this address or user too often. */
  record TooManyPulls(String tried, String image, String said) implements Pull {}

  /** The registry has the image for other machines only. */
  record WrongPlatform(String tried, String image, String said) implements Pull {}

  /** What the registry sent is not what it promised. */
  record Damaged(String tried, String image, String said) implements Pull {}

  /** The transfer failed for a reason that the engine words itself. */
  record TransferFailed(String tried, String image, String said) implements Pull {}

  /** Containers or other tags hold the image. */
  record InUse(String tried, String image, List<String> users, String next)
      implements ImageProblem {}

  /**
   * It went wrong on some of several nodes.
   *
   * @param nodes those where it did
   * @param reasons what was in the way on each, in the same order
   */
  record OnNodes(String tried, String image, List<String> nodes, List<String> reasons)
      implements ImageProblem {
    static OnNodes of(String tried, String image, Map<String, Problem> failed) {
      List<String> reasons =
          failed.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue().but()).toList();
      return new OnNodes(tried, image, List.copyOf(failed.keySet()), reasons);
    }
  }

  /** What was given is no name of an image. */
  record BadReference(String tried, String image, String said) implements ImageProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case NotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              "image.notFound",
              "there is no image \"" + p.image() + "\" on the engine",
              "List the images: grampus image ls; or pull it: grampus image pull "
                  + p.image()
                  + ".");
      case Pull p -> p.refusal();
      case InUse p ->
          new Refusal(
              Kind.CONFLICT,
              "image.inUse",
              "it is used by " + String.join(", ", p.users()),
              p.next());
      case OnNodes p ->
          new Refusal(
              Kind.UNAVAILABLE,
              "image.onNodes",
              "on some nodes it failed: " + String.join("; ", p.reasons()),
              "What the others did stays done. Try it again on these alone: --nodes "
                  + String.join(",", p.nodes())
                  + ".");
      case BadReference p ->
          new Refusal(
              Kind.INVALID,
              "image.badReference",
              "\"" + p.image() + "\" is no name of an image: " + p.said(),
              "Write it as [registry/]name[:tag], in lower case.");
    };
  }
}
