package io.grampus.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes tars as they are, also such as nobody who means well would make. */
final class TarBuilder {
  static final long THEN = 1_700_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar =
      new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());

  TarBuilder() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  TarBuilder folder(String name, int mode) {
    return entry(name, TarConstants.LF_DIR, "", e -> e.setMode(mode));
  }

  TarBuilder file(String name, String text) {
    return file(name, text, e -> {});
  }

  TarBuilder file(String name, String text, Consumer<TarArchiveEntry> more) {
    return entry(name, TarConstants.LF_NORMAL, text, more);
  }

  TarBuilder symlink(String name, String target) {
    return entry(name, TarConstants.LF_SYMLINK, "", e -> e.setLinkName(target));
  }

  TarBuilder hardlink(String name, String target) {
    return entry(name, TarConstants.LF_LINK, "", e -> e.setLinkName(target));
  }

  TarBuilder entry(String name, byte type, String text, Consumer<TarArchiveEntry> more) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(name, type, true);
    entry.setSize(content.length);
    entry.setMode(0644);
    entry.setModTime(THEN);
    entry.setIds(0, 0);
    more.accept(entry);
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] bytes() {
    try {
      tar.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
