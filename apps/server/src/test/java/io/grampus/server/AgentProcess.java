package io.grampus.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agent's program as a process of its own. */
final class AgentProcess implements AutoCloseable {
  private static final Pattern OWN =
      Pattern.compile("/(agent|wire|node|cgroup)/target/|/jackson-core/3");

  private static final String TESTS =
      File.pathSeparator
          + AgentProcess.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private final Process process;
  private final BufferedReader said;

  private AgentProcess(Process process) {
    this.process = process;
    this.said = process.errorReader(StandardCharsets.UTF_8);
  }

  /** How a program that ends by itself ended. */
  record Ended(int exit, String said) {}

  static AgentProcess run(List<String> within, Path data) throws IOException {
    return new AgentProcess(start(within, List.of("run", "--data", data.toString())));
  }

  /** On a machine whose clock is off by so much. */
  static AgentProcess runShifted(Duration shift, Path data) throws IOException {
    List<String> words = List.of(shift.toString(), "run", "--data", data.toString());
    return new AgentProcess(start(List.of(), ShiftedAgent.class.getName(), words));
  }

  static Ended join(List<String> within, String url, String code, Path data, String engine)
      throws Exception {
    return ended(start(within, joining(url, code, data, engine)));
  }

  /** On a machine whose clock is off by so much. */
  static Ended joinShifted(Duration shift, String url, String code, Path data, String engine)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(shift.toString()));
    words.addAll(joining(url, code, data, engine));
    return ended(start(List.of(), ShiftedAgent.class.getName(), words));
  }

  private static List<String> joining(String url, String code, Path data, String engine) {
    return List.of("join", url, "--code", code, "--data", data.toString(), "--engine", engine);
  }

  private static Ended ended(Process process) throws Exception {
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private static Process start(List<String> within, List<String> words) throws IOException {
    return start(within, "io.grampus.agent.Main", words);
  }

  private static Process start(List<String> within, String main, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(within);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms8m",
            "-Xmx24m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=16m"));
    String path = main.startsWith("io.grampus.agent.") ? ownPath() : ownPath() + TESTS;
    command.addAll(List.of("-cp", path));
    command.add(main);
    command.addAll(words);
    return new ProcessBuilder(command).start();
  }

  /** As the product has it: the agent's modules and the one library. */
  private static String ownPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> OWN.matcher(path).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Reads what it says until a line has that in it. */
  String awaitLine(String part) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.contains(part)) {
        return line;
      }
    }
    throw new AssertionError("the agent ended without \"" + part + "\": " + lines);
  }

  /** Resident memory in KiB. */
  long resident() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }

  /** Ends it with signal 9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
