package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grampus.kernel.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir Path folder;

  @Test
  void aBackupUnderWritesHoldsAllThatWasAcknowledgedBefore() throws Exception {
    Path file = folder.resolve("backup.zip");
    var written = new AtomicInteger();
    int before;
    try (var server = new TestServer(folder.resolve("old"))) {
      var some = new CountDownLatch(20);
      var go = new AtomicBoolean(true);
      Thread writer = Thread.ofVirtual().start(() -> write(server, go, written, some));
      some.await();
      before = written.get();
      Backup.write(folder.resolve("old"), file);
      go.set(false);
      writer.join();
    }
    assertThat(written.get()).as("written while the backup was made").isGreaterThan(before);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

    Backup.restore(file, folder.resolve("new"));
    assertThat(folder.resolve("new/ca/ca.crt"))
        .hasSameBinaryContentAs(folder.resolve("old/ca/ca.crt"));
    try (var server = new TestServer(folder.resolve("new"))) {
      String tokens = server.get("/tokens").body();
      for (int i = 0; i < before; i++) {
        assertThat(tokens).contains("\"made-" + i + "\"");
      }
    }
  }

  private static void write(
      TestServer server, AtomicBoolean go, AtomicInteger written, CountDownLatch some) {
    try {
      while (go.get() || written.get() < 25) {
        var answer = server.post("/tokens", "{\"name\":\"made-" + written.get() + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        written.incrementAndGet();
        some.countDown();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDirectoryInUseIsNotRestoredInto() throws Exception {
    Path data = folder.resolve("data");
    Path file = folder.resolve("backup.zip");
    try (var server = new TestServer(data)) {
      assertThat(server.admin).isNotEmpty();
      Backup.write(data, file);
      refused("is using it", () -> Backup.restore(file, data));
    }
    refused("it holds a database already", () -> Backup.restore(file, data));
  }

  @Test
  void whatIsNoBackupChangesNothing() throws Exception {
    Path data = folder.resolve("data");
    Path text = Files.writeString(folder.resolve("text"), "no backup");
    Path foreign = zip("foreign.zip", List.of("../escaped"));
    Path broken = zip("broken.zip", List.of("grampus.db", "ca/ca.crt", "ca/ca.key"));
    refused("it has no grampus.db", () -> Backup.restore(text, data));
    refused("it holds \"../escaped\"", () -> Backup.restore(foreign, data));
    refused("grampus.db is damaged", () -> Backup.restore(broken, data));
    refused("there is no", () -> Backup.restore(folder.resolve("missing"), data));
    assertThat(folder.resolve("escaped")).doesNotExist();
    assertThat(data.resolve("grampus.db")).doesNotExist();
    refused("grampus.db", () -> Backup.write(data, folder.resolve("backup.zip")));
  }

  private Path zip(String name, List<String> entries) throws Exception {
    Path file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write("this is not what it should be, not at all".repeat(100).getBytes());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static void refused(String words, Runnable work) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(work::run)
        .satisfies(e -> assertThat(e.problem().sentence()).contains(words));
  }
}
