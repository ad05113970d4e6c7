package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** All that the engine knows of a container. */
public record ContainerInspect(ObjectNode raw) implements View {
  /** Its id, 64 hex digits. */
  public String id() {
    return text("Id");
  }

  /** Its name, without the slash that the engine writes in front. */
  public String name() {
    String name = text("Name");
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** The image's id, {@code sha256:…}. */
  public String imageId() {
    return text("Image");
  }

  /** The image as it was named when the container was made. */
  public String image() {
    return text("Config", "Image");
  }

  /** When it was made. */
  public Optional<Instant> created() {
    return instant("Created");
  }

  /**
   * {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited}, {@code
   * dead}.
   */
  public String state() {
    return text("State", "Status");
  }

  /** {@code starting}, {@code healthy}, {@code unhealthy}; empty without a health check. */
  public String health() {
    return text("State", "Health", "Status");
  }

  /** Whether its process runs; a paused one does. */
  public boolean running() {
    return flag("State", "Running");
  }

  /** The host's id of its first process; 0 when it does not run. */
  public int pid() {
    return (int) number("State", "Pid");
  }

  /** How its process ended. */
  public int exitCode() {
    return (int) number("State", "ExitCode");
  }

  /** Whether the kernel killed it for want of memory. */
  public boolean oomKilled() {
    return flag("State", "OOMKilled");
  }

  /** Why it could not be started; empty if it could. */
  public String error() {
    return text("State", "Error");
  }

  /** When it was last started. */
  public Optional<Instant> startedAt() {
    return instant("State", "StartedAt");
  }

  /** When it last ended. */
  public Optional<Instant> finishedAt() {
    return instant("State", "FinishedAt");
  }

  /** How often the engine has restarted it. */
  public int restartCount() {
    return (int) number("RestartCount");
  }

  /** Whether it has a tty. */
  public boolean tty() {
    return flag("Config", "Tty");
  }

  /** Whether its stdin stays open for attaching. */
  public boolean openStdin() {
    return flag("Config", "OpenStdin");
  }

  /** The command, or the entry point's arguments. */
  public List<String> command() {
    return texts("Config", "Cmd");
  }

  /** The entry point. */
  public List<String> entrypoint() {
    return texts("Config", "Entrypoint");
  }

  /** The environment as {@code NAME=VALUE}. */
  public List<String> environment() {
    return texts("Config", "Env");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Config", "Labels");
  }

  /** Where its process starts. */
  public String workingDirectory() {
    return text("Config", "WorkingDir");
  }

  /** Whose rights it has; empty means root. */
  public String user() {
    return text("Config", "User");
  }

  /** {@code bridge}, {@code host}, {@code none}, {@code container:ID} or a network's name. */
  public String networkMode() {
    return text("HostConfig", "NetworkMode");
  }

  /** {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure}. */
  public String restartPolicy() {
    return text("HostConfig", "RestartPolicy", "Name");
  }

  /** Bytes of memory it may use; 0 means no limit. */
  public long memoryLimit() {
    return number("HostConfig", "Memory");
  }

  /** Billionths of a CPU it may use; 0 means no limit. */
  public long nanoCpus() {
    return number("HostConfig", "NanoCpus");
  }

  /** Whether it has all rights on its host. */
  public boolean privileged() {
    return flag("HostConfig", "Privileged");
  }

  /** Where its log goes, as {@code json-file}. */
  public String logDriver() {
    return text("HostConfig", "LogConfig", "Type");
  }

  /** Its mounts. */
  public List<Mount> mounts() {
    return each(Mount::new, "Mounts");
  }

  /** Its connections, by the network's name. */
  public Map<String, Endpoint> networks() {
    return named(Endpoint::new, "NetworkSettings", "Networks");
  }
}
