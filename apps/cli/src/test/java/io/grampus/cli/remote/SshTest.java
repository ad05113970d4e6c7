package io.grampus.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in place of ssh that runs the command here; the real one is in NodeAddE2E. */
class SshTest {
  @TempDir Path folder;

  private Ssh ssh(String script) throws IOException {
    Path program = folder.resolve("ssh");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return Ssh.to("root@there", Map.of("GRAMPUS_SSH", program + " -v"), false);
  }

  /** Keeps its arguments, and runs the last one as a shell does. */
  private Ssh here() throws IOException {
    return ssh(
        "echo \"$*\" >> "
            + folder.resolve("words")
            + "\nfor last; do :; done\nexec sh -c \"$last\"");
  }

  @Test
  void aScriptIsNeverAmongTheArguments() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Ssh ssh = here()) {
      ssh.root("try", "set -- hidden\necho \"$1 $(id -u)\"\necho two\n", lines::add);
    }
    assertThat(lines.getFirst()).startsWith("hidden ");
    assertThat(lines).hasSize(2);
    assertThat(Files.readString(folder.resolve("words")))
        .contains("BatchMode=yes", "-- root@there")
        .doesNotContain("hidden");
  }

  @Test
  void bytesAreCopiedIntoAFileThatOnlyTheUserReads() throws IOException {
    byte[] bytes = "a bundle".getBytes(StandardCharsets.UTF_8);
    try (Ssh ssh = here()) {
      Path copied = Path.of(ssh.copy("copy", new ByteArrayInputStream(bytes)));
      assertThat(copied).hasBinaryContent(bytes);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copied)))
          .isEqualTo("rw-------");
      Files.delete(copied);
    }
  }

  private void fails(String script, ExitCode exit, String... parts) throws IOException {
    try (Ssh ssh = ssh(script)) {
      assertThatThrownBy(() -> ssh.root("look at it", "", _ -> {}))
          .isInstanceOfSatisfying(
              CliException.class,
              e -> {
                assertThat(e.exit()).isEqualTo(exit);
                assertThat(e.sentence() + "\n" + e.next()).contains(parts);
              });
    }
  }

  @Test
  void whatWentWrongIsTold() throws IOException {
    fails("echo 'no route' >&2; exit 255", ExitCode.UNREACHABLE, "no route", "ssh root@there");
    fails("echo 'sudo: a password is required' >&2; exit 1", ExitCode.FORBIDDEN, "sudo refuses");
    fails(
        "printf 'E: odd\\nTried to install it, but apt failed.\\nRun it again.\\n' >&2; exit 1",
        ExitCode.PROBLEM,
        "Tried to install it at root@there, but apt failed (E: odd).",
        "Run it again.");
    fails("exit 3", ExitCode.PROBLEM, "it ended with 3");
  }

  @Test
  void anAddressIsNoOption() {
    assertThatThrownBy(() -> Ssh.to("-oProxyCommand=x", Map.of(), false))
        .hasMessageContaining("is no address");
    assertThatThrownBy(() -> Ssh.to("a b", Map.of(), false)).hasMessageContaining("is no address");
  }
}
