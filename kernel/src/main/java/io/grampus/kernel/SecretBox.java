package io.grampus.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Encrypts texts under a key that lies beside the database in a file of its own, which only the
 * server's user reads.
 */
public final class SecretBox {
  private final Seal seal;

  private SecretBox(Seal seal) {
    this.seal = seal;
  }

  /** The box of the key in a file, which is made where there is none. */
  public static SecretBox open(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != Seal.KEY) {
        throw new IllegalStateException(file + " holds no key of " + Seal.KEY + " bytes");
      }
      return new SecretBox(new Seal(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole or not at all: half a key would be kept for good. */
  private static void make(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var mode = PosixFilePermissions.fromString("rw-------");
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(mode));
    Files.write(fresh, Seal.key(), StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Encrypts a text.
   *
   * @param about what it belongs to; it opens with the same words only
   */
  public byte[] close(String about, String text) {
    return seal.close(about, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text; empty when it was encrypted under another key, or about something else. */
  public Optional<String> open(String about, byte[] closed) {
    return seal.open(about, closed).map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  /** A secret of the server that is the same as long as the key is; in hexadecimal digits. */
  public String derive(String about) {
    return HexFormat.of().formatHex(seal.derive(about));
  }
}
