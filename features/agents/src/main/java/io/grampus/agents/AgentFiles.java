package io.grampus.agents;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.ProtocolCall;
import io.grampus.node.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * What a machine needs to become a node: a script, and the agent's program with its Java. Nothing
 * of it is secret, so that a bare machine can fetch it.
 */
final class AgentFiles {
  private final Optional<Path> bundle;

  /**
   * @param bundle the packed agent; without it only the script is handed out
   */
  AgentFiles(Optional<Path> bundle) {
    this.bundle = bundle;
  }

  void serve(ProtocolCall call) throws IOException {
    String path = call.path();
    switch (path) {
      case Words.SCRIPT -> {
        try (InputStream script =
            Objects.requireNonNull(AgentFiles.class.getResourceAsStream("node.sh"))) {
          send(call, "text/x-shellscript; charset=utf-8", script);
        }
      }
      case Words.BUNDLE -> {
        try (InputStream packed = Files.newInputStream(bundle(path))) {
          send(call, "application/gzip", packed);
        }
      }
      case Words.BUNDLE_DIGEST -> {
        call.header("Content-Type", "text/plain; charset=utf-8");
        call.answer().write((digest(bundle(path)) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      default -> throw unknown(path);
    }
  }

  private static void send(ProtocolCall call, String type, InputStream from) throws IOException {
    call.header("Content-Type", type);
    from.transferTo(call.answer());
  }

  private Path bundle(String path) {
    return bundle.filter(Files::isRegularFile).orElseThrow(() -> unknown(path));
  }

  private static ProblemException unknown(String path) {
    return new ProblemException(
        new CommonProblem.NotFound(
            "hand out what agents need",
            "file",
            path,
            "If it is the agent itself, build it: grampus up --rebuild."));
  }

  /** Read each time: a rebuilt product brings another bundle. */
  private static String digest(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
