package io.grampus.images;

import io.grampus.engine.RegistryAuth;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Problem;
import java.util.List;
import java.util.Locale;

/** Tells from the engine's words why a pull failed; it gives no other sign. */
final class PullFailures {
  private static final List<String> FULL = List.of("no space left on device");
  private static final List<String> UNTRUSTED = List.of("signed by unknown authority");
  private static final List<String> TOO_MANY = List.of("toomanyrequests", "429 too many");
  private static final List<String> PLATFORM =
      List.of("no matching manifest for", "does not match the specified platform");
  private static final List<String> MALFORMED =
      List.of("invalid reference format", "invalid tag format", "must be lowercase");
  private static final List<String> HIDDEN =
      List.of("pull access denied", "requested access to the resource is denied");
  private static final List<String> CREDENTIALS =
      List.of(
          "unauthorized",
          "authentication required",
          "incorrect username or password",
          "no basic auth credentials",
          "403 forbidden");
  private static final List<String> ABSENT =
      List.of("manifest unknown", "not found", "repository name not known", "name unknown");
  private static final List<String> DAMAGED =
      List.of(
          "verification failed",
          "does not match provided digest",
          "digest did not match",
          "unexpected commit digest",
          "failed precondition");
  private static final List<String> UNREACHABLE =
      List.of(
          "no such host",
          "i/o timeout",
          "connection refused",
          "connection reset",
          "network is unreachable",
          "no route to host",
          "server misbehaving",
          "temporary failure in name resolution",
          "context deadline exceeded",
          "client.timeout",
          "tls",
          "x509",
          "http response to https client",
          "unexpected eof",
          "eof",
          "bad gateway",
          "service unavailable");

  private PullFailures() {}

  static Problem of(String tried, String image, String said) {
    String words = said.toLowerCase(Locale.ROOT);
    String reason = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    if (has(words, FULL)) {
      return new CommonProblem.Exhausted(
          tried, "the engine's disk is full", "Make room: grampus image prune.");
    }
    if (has(words, TOO_MANY)) {
      return new ImageProblem.TooManyPulls(tried, image, reason);
    }
    if (has(words, UNTRUSTED)) {
      String registry = RegistryAuth.registryOf(image);
      return new ImageProblem.RegistryUntrusted(tried, registry, reason);
    }
    if (has(words, MALFORMED)) {
      return new ImageProblem.BadReference(tried, image, reason);
    }
    if (has(words, PLATFORM)) {
      return new ImageProblem.WrongPlatform(tried, image, reason);
    }
    if (has(words, HIDDEN)) {
      return new ImageProblem.NotInRegistry(tried, image, reason);
    }
    if (has(words, CREDENTIALS)) {
      return new ImageProblem.Unauthorized(tried, image, reason);
    }
    if (has(words, ABSENT)) {
      return new ImageProblem.NotInRegistry(tried, image, reason);
    }
    if (has(words, DAMAGED)) {
      return new ImageProblem.Damaged(tried, image, reason);
    }
    return has(words, UNREACHABLE)
        ? new ImageProblem.RegistryUnreachable(tried, image, reason)
        : new ImageProblem.TransferFailed(tried, image, reason);
  }

  private static boolean has(String words, List<String> signs) {
    return signs.stream().anyMatch(words::contains);
  }
}
