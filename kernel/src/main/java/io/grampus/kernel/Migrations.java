package io.grampus.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The migration scripts of one feature, to tell whether they are the ones that ran last. */
record Migrations(String folder, ClassLoader loader) {

  /** The digest of all scripts; empty where they can't be listed, so that Flyway must look. */
  Optional<String> digest() {
    URL url = loader.getResource(folder);
    if (url == null) {
      return Optional.empty();
    }
    try {
      TreeMap<String, byte[]> scripts = new TreeMap<>();
      if (url.getProtocol().equals("file")) {
        readFolder(Path.of(URI.create(url.toString())), scripts);
      } else if (url.openConnection() instanceof JarURLConnection jar) {
        readJar(jar, scripts);
      }
      return scripts.isEmpty() ? Optional.empty() : Optional.of(digest(scripts));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static void readFolder(Path folder, TreeMap<String, byte[]> scripts) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        scripts.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  private void readJar(JarURLConnection connection, TreeMap<String, byte[]> scripts)
      throws IOException {
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
        if (entry.getName().startsWith(folder + "/")) {
          try (var in = jar.getInputStream(entry)) {
            scripts.put(entry.getName().substring(folder.length() + 1), in.readAllBytes());
          }
        }
      }
    }
  }

  private static String digest(TreeMap<String, byte[]> scripts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      scripts.forEach((name, text) -> {
        digest.update((name + " " + text.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
