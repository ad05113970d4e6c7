package io.grampus.cli.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers that this user knows, as small files below the configuration directory: {@code
 * current}, and per context {@code url}, {@code ca.pem} and {@code token}, which only the user can
 * read.
 */
public final class ContextStore {
  public static final String DEFAULT = "default";
  private static final String LOCAL = "https://127.0.0.1:7443";

  private final Path home;
  private final Map<String, String> env;

  public ContextStore(Map<String, String> env) {
    this.env = env;
    this.home = home(env);
  }

  private static Path home(Map<String, String> env) {
    String own = env.getOrDefault("GRAMPUS_CONFIG", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String xdg = env.getOrDefault("XDG_CONFIG_HOME", "");
    return xdg.isEmpty()
        ? Path.of(env.getOrDefault("HOME", "."), ".config", "grampus")
        : Path.of(xdg, "grampus");
  }

  public Path home() {
    return home;
  }

  /** The context to use, with what the environment says instead of the files. */
  public ServerContext effective(String chosen) {
    String name = chosen.isEmpty() ? currentName() : chosen;
    ServerContext stored =
        find(name)
            .orElseGet(() -> {
              if (!name.equals(DEFAULT)) {
                throw unknown("use context \"" + name + "\"", name);
              }
              return new ServerContext(DEFAULT, URI.create(LOCAL), "", "");
            });
    String url = env.getOrDefault("GRAMPUS_URL", "");
    String ca = env.getOrDefault("GRAMPUS_CA", "");
    String token = env.getOrDefault("GRAMPUS_TOKEN", "");
    return new ServerContext(
        name,
        url.isEmpty() ? stored.url() : ServerUrls.parse(url),
        ca.isEmpty() ? stored.ca() : pem(ca),
        token.isEmpty() ? stored.token() : token);
  }

  /** The name of the context in use. */
  public String currentName() {
    String chosen = env.getOrDefault("GRAMPUS_CONTEXT", "");
    if (!chosen.isEmpty()) {
      return chosen;
    }
    return text(home.resolve("current"), DEFAULT);
  }

  public void use(String name) {
    write(home.resolve("current"), name + "\n", false);
  }

  public List<ServerContext> all() {
    List<ServerContext> all = new ArrayList<>();
    Path folder = home.resolve("contexts");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> names = Files.list(folder)) {
        names.sorted().forEach(p -> find(String.valueOf(p.getFileName())).ifPresent(all::add));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  public Optional<ServerContext> find(String name) {
    Path folder = folder(name);
    if (!Files.isRegularFile(folder.resolve("url"))) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerContext(
            name,
            URI.create(text(folder.resolve("url"), LOCAL)),
            text(folder.resolve("ca.pem"), ""),
            text(folder.resolve("token"), "")));
  }

  public void save(ServerContext context) {
    Path folder = folder(context.name());
    write(folder.resolve("url"), context.url() + "\n", false);
    writeOrDelete(folder.resolve("ca.pem"), context.ca(), false);
    writeOrDelete(folder.resolve("token"), context.token(), true);
  }

  public void remove(String name) {
    Path folder = folder(name);
    try {
      for (String file : List.of("url", "ca.pem", "token")) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The refusal for a context that there is not. */
  public static CliException unknown(String tried, String name) {
    return new CliException(
        ExitCode.NOT_FOUND,
        tried,
        "there is no context \"" + name + "\"",
        "List them: grampus context ls; or sign in to a server: grampus login URL.");
  }

  private Path folder(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw CliException.usage(
          "use context \"" + name + "\"",
          "a context's name is made of letters, digits, _, . and -",
          "Choose another name.");
    }
    return home.resolve("contexts").resolve(name);
  }

  /** GRAMPUS_CA holds PEM or the name of a file with it. */
  private static String pem(String ca) {
    return ca.contains("-----BEGIN") ? ca : text(Path.of(ca), "");
  }

  private static String text(Path file, String otherwise) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? otherwise : text;
    } catch (java.nio.file.NoSuchFileException e) {
      return otherwise;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeOrDelete(Path file, String text, boolean secret) {
    if (text.isEmpty()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      write(file, text.strip() + "\n", secret);
    }
  }

  private static void write(Path file, String text, boolean secret) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh =
          Files.createTempFile(
              folder == null ? Path.of(".") : folder, ".grampus", "", permissions(secret));
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] permissions(boolean secret) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    String rights = secret ? "rw-------" : "rw-r--r--";
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
    };
  }
}
