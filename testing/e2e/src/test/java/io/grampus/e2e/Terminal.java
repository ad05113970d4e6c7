package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A terminal with a shell in it, held by tmux: what is typed goes in, what is shown comes out. */
final class Terminal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final List<String> tmux;

  /**
   * @param shell the words that start the shell
   */
  Terminal(Shell host, Product product, int columns, int rows, String... shell) {
    tmux =
        List.of(
            "tmux",
            "-u",
            "-f",
            "/dev/null",
            "-S",
            host.file("t" + NUMBERS.incrementAndGet()).toString());
    List<String> start = new ArrayList<>(host.engine().inNetwork());
    start.addAll(List.of("env", "PS1=$ ", "TERM=screen-256color"));
    host.environment().forEach((name, value) -> start.add(name + "=" + value));
    start.add("PATH=" + product.source(".") + ":" + System.getenv("PATH"));
    start.addAll(tmux);
    start.addAll(List.of("new-session", "-d", "-x", columns + "", "-y", rows + "", "--"));
    start.addAll(List.of(shell));
    Shell.run(start);
  }

  private String tmux(String... words) {
    List<String> command = new ArrayList<>(tmux);
    command.addAll(List.of(words));
    return Shell.run(command);
  }

  /** Types text as it is. */
  Terminal type(String text) {
    tmux("send-keys", "-l", "--", text);
    return this;
  }

  /** Presses keys by their tmux names: Enter, Escape, C-c. */
  Terminal press(String... keys) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
    return this;
  }

  /** Types a line and ends it. */
  Terminal enter(String line) {
    return type(line).press("Enter");
  }

  Terminal resize(int columns, int rows) {
    tmux("resize-window", "-x", columns + "", "-y", rows + "");
    return this;
  }

  /** What it shows, line by line. */
  String screen() {
    return tmux("capture-pane", "-p");
  }

  /** Waits until it shows the text. */
  Terminal awaits(String text) {
    boolean came = Await.until(PATIENCE, () -> screen().contains(text));
    assertThat(came).as("\"%s\" on%n%s", text, screen()).isTrue();
    return this;
  }

  /** Waits until it no longer shows the text. */
  Terminal awaitsNo(String text) {
    boolean went = Await.until(PATIENCE, () -> !screen().contains(text));
    assertThat(went).as("no \"%s\" on%n%s", text, screen()).isTrue();
    return this;
  }

  /** An empty screen with a prompt. */
  Terminal clear() {
    return enter("clear").awaitsNo("clear");
  }

  /** The process that the shell waits for. */
  ProcessHandle foreground() {
    long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
    return ProcessHandle.of(shell).flatMap(s -> s.children().findFirst()).orElseThrow();
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
