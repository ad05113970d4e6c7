package io.grampus.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Runs command lines in this process and keeps what they print. */
final class CliRun {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> env = new HashMap<>();
  private String input = "";
  private boolean terminal;
  int exit;

  CliRun(Path home, String url) {
    env.put("GRAMPUS_CONFIG", home.toString());
    if (!url.isEmpty()) {
      env.put("GRAMPUS_URL", url);
      env.put("GRAMPUS_TOKEN", "secret");
    }
  }

  CliRun env(String name, String value) {
    env.put(name, value);
    return this;
  }

  CliRun input(String text) {
    input = text;
    return this;
  }

  CliRun onTerminal() {
    terminal = true;
    return this;
  }

  CliRun run(String... args) {
    out.reset();
    err.reset();
    exit = new Grampus(cli()).run(args);
    return this;
  }

  Cli cli() {
    return new Cli(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        env,
        new Cli.Screen() {
          @Override
          public boolean isIn() {
            return terminal;
          }

          @Override
          public boolean isOut() {
            return terminal;
          }

          @Override
          public boolean isErr() {
            return terminal;
          }

          @Override
          public int width() {
            return 80;
          }

          @Override
          public int height() {
            return 24;
          }
        },
        () -> NOW);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
