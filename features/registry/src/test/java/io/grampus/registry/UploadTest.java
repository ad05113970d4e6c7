package io.grampus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.oci.Digest;
import io.grampus.testkit.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  private static final Duration DAY = Duration.ofHours(24);

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.create();

  @Test
  void goesOnInAnotherProcessFromWhatAnInterruptedClientLeft() throws Exception {
    String id;
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Upload upload = shelf.contents.begin(Shelf.SHOP);
      id = upload.id();
      var cut = new SequenceInputStream(text("first "), new Broken());
      assertThatThrownBy(() -> upload.append(cut, Optional.of(0L))).isInstanceOf(IOException.class);
    }
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Upload upload = shelf.contents.upload(Shelf.SHOP, id);
      assertThat(upload.size()).isEqualTo(6);
      assertThat(upload.append(text("second"), Optional.of(6L))).isEqualTo(12);
      Digest digest = Digest.of(text("first second"));
      shelf.contents.finish(upload, digest);
      assertThat(shelf.contents.promise(Shelf.SHOP, digest)).contains(12L);
      assertThatThrownBy(() -> shelf.contents.upload(Shelf.SHOP, id))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.BLOB_UPLOAD_UNKNOWN));
    }
  }

  @Test
  void refusesAnotherDigestAnotherPlaceAndAnotherRepository() throws Exception {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Upload upload = shelf.contents.begin(Shelf.SHOP);
      upload.append(text("content"), Optional.empty());
      refused(ErrorCode.RANGE_INVALID, () -> upload.append(text("x"), Optional.of(3L)));
      refused(
          ErrorCode.DIGEST_INVALID,
          () -> shelf.contents.finish(upload, Digest.of(text("another"))));
      refused(
          ErrorCode.BLOB_UPLOAD_UNKNOWN,
          () -> shelf.contents.upload(new io.grampus.oci.RepositoryName("other"), upload.id()));
      refused(
          ErrorCode.BLOB_UPLOAD_UNKNOWN,
          () -> shelf.contents.upload(Shelf.SHOP, "../../../../etc/passwd"));
      shelf.contents.finish(upload, Digest.of(text("content")));
      refused(ErrorCode.BLOB_UPLOAD_UNKNOWN, () -> upload.append(text("x"), Optional.empty()));
    }
  }

  @Test
  void acceptsTheOtherAlgorithm() throws Exception {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Upload upload = shelf.contents.begin(Shelf.SHOP);
      upload.append(text("content"), Optional.empty());
      var hash = Digest.Algorithm.SHA512.hash();
      hash.update("content".getBytes(StandardCharsets.UTF_8));
      Digest digest = Digest.finish(Digest.Algorithm.SHA512, hash);
      shelf.contents.finish(upload, digest);
      assertThat(shelf.contents.promise(Shelf.SHOP, digest)).contains(7L);
    }
  }

  @Test
  void oneRequestWritesAtATime() throws Exception {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Upload upload = shelf.contents.begin(Shelf.SHOP);
      upload.exclusively(() -> {
        var other =
            new java.util.concurrent.FutureTask<>(() -> upload.append(text("x"), Optional.empty()));
        Thread.ofVirtual().start(other);
        assertThatThrownBy(other::get)
            .cause()
            .isInstanceOfSatisfying(
                Refusal.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.UPLOAD_BUSY));
        return 0;
      });
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void refused(ErrorCode code, Work work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A client that leaves. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("gone");
    }
  }
}
