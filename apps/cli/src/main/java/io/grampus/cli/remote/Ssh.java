package io.grampus.cli.remote;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A machine that the system's {@code ssh} reaches, so that a person's keys, agent and configuration
 * count. Everything goes over one connection, so that a password is asked for once. What is run and
 * what it is told goes through its standard input: no secret stands in a list of processes.
 */
public final class Ssh implements AutoCloseable {
  /** Names another program, with options of its own, as git's {@code GIT_SSH_COMMAND} does. */
  private static final String PROGRAM = "GRAMPUS_SSH";

  private static final int NOT_REACHED = 255;

  private final String address;
  private final List<String> words;
  private final Path folder;

  private Ssh(String address, List<String> words, Path folder) {
    this.address = address;
    this.words = words;
    this.folder = folder;
  }

  /**
   * Connects when it is first needed.
   *
   * @param address {@code [USER@]HOST} or {@code ssh://[USER@]HOST[:PORT]}
   * @param asks whether somebody is there to be asked for a password or about an unknown host
   */
  public static Ssh to(String address, Map<String, String> env, boolean asks) {
    if (address.isBlank() || address.startsWith("-") || address.matches("(?s).*\\s.*")) {
      throw CliException.usage(
          "reach a machine by SSH",
          "\"" + address + "\" is no address",
          "Give [USER@]HOST or ssh://[USER@]HOST:PORT.");
    }
    try {
      Path folder = Files.createTempDirectory("grampus-ssh");
      List<String> words =
          new ArrayList<>(List.of(env.getOrDefault(PROGRAM, "ssh").strip().split("\\s+")));
      List<String> options = new ArrayList<>(List.of("ConnectTimeout=15", "ControlMaster=auto"));
      options.addAll(List.of("ControlPath=" + folder.resolve("s"), "ControlPersist=60"));
      options.add("BatchMode=" + (asks ? "no" : "yes"));
      options.forEach(option -> words.addAll(List.of("-o", option)));
      return new Ssh(address, words, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The machine's address, as it was given. */
  public String address() {
    return address;
  }

  /** Runs a script of the shell as root; each line that it prints is told as it comes. */
  public void root(String tried, String script, Consumer<String> line) {
    String shell =
        "exec sh -c 'if [ \"$(id -u)\" = 0 ]; then exec sh -s; else exec sudo -n sh -s; fi'";
    run(tried, shell, out -> out.write(script.getBytes(StandardCharsets.UTF_8)), line);
  }

  /** Copies bytes into a fresh file there, which only the user may read; where it is. */
  public String copy(String tried, InputStream bytes) {
    var path = new AtomicReference<>("");
    String shell = "exec sh -c 'umask 077; f=$(mktemp) && cat > \"$f\" && echo \"$f\"'";
    run(tried, shell, bytes::transferTo, path::set);
    return path.get();
  }

  private interface Feed {
    void to(OutputStream out) throws IOException;
  }

  private void run(String tried, String command, Feed feed, Consumer<String> line) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--", address, command));
    try {
      Path errors = folder.resolve("err");
      Process process = new ProcessBuilder(all).redirectError(errors.toFile()).start();
      Thread feeding = Thread.ofVirtual().start(() -> feed(feed, process.getOutputStream()));
      try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
        said.lines().forEach(line);
      }
      int exit = process.waitFor();
      feeding.join();
      if (exit != 0) {
        throw failed(tried, exit, Files.readAllLines(errors));
      }
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNREACHABLE,
          tried,
          "ssh cannot be run: " + e.getMessage(),
          "Install openssh-client, or name the program: GRAMPUS_SSH=/path/to/ssh.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.INTERRUPTED, tried, "it was interrupted", "");
    }
  }

  /** When the other side ends early, its exit code and its words tell why. */
  private static void feed(Feed feed, OutputStream to) {
    try (to) {
      feed.to(to);
    } catch (IOException e) {
      return;
    }
  }

  private CliException failed(String tried, int exit, List<String> errors) {
    List<String> lines = errors.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    String last = lines.isEmpty() ? "it ended with " + exit : lines.getLast();
    if (exit == NOT_REACHED) {
      return new CliException(
          ExitCode.UNREACHABLE,
          tried,
          "SSH does not reach " + address + ": " + last,
          "Try it by hand: ssh " + address + ".");
    }
    if (last.contains("sudo:")) {
      return new CliException(
          ExitCode.FORBIDDEN,
          tried,
          "sudo refuses at " + address + ": " + last,
          "Sign in as root, or allow sudo without a password for the time.");
    }
    return Told.of(lines).problem(tried, address, last);
  }

  /** Ends the connection. */
  @Override
  public void close() {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("-O", "exit", "--", address));
    try {
      new ProcessBuilder(all)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      Files.deleteIfExists(folder.resolve("err"));
      Files.deleteIfExists(folder.resolve("s"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // the connection ends by itself a minute later
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
