package io.grampus.cli.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Writes each request's method, address and status to the file that {@code GRAMPUS_TRACE} names.
 */
final class Trace {
  private static final String FILE = "GRAMPUS_TRACE";

  private final String file;

  Trace(Map<String, String> env) {
    file = env.getOrDefault(FILE, "");
  }

  void write(String method, URI address, int status) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file),
          method + " " + address + " " + status + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw CliException.usage(
          "write to the file that " + FILE + " names", Causes.of(e), "Choose another file.");
    }
  }
}
