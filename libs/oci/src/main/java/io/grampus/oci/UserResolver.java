package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds an image's user in the image's own {@code /etc/passwd} and {@code /etc/group}. */
final class UserResolver {
  private static final int LARGEST = 8 << 20;
  private static final long LARGEST_ID = 0xFFFF_FFFEL;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
  private static final int PASSWD_FIELDS = 4;
  private static final int GROUP_FIELDS = 3;

  private final RootFolder root;

  UserResolver(RootFolder root) {
    this.root = root;
  }

  /**
   * As the image spec's conversion.md wants it: numbers as they are, names looked up, further
   * groups only where a name stands without a group. Nobody named is root without further groups.
   *
   * @param user {@code USER} or {@code USER:GROUP}
   * @throws OciException when the image has no such user or group
   */
  ProcessUser resolve(Optional<String> user) throws IOException {
    if (user.isEmpty()) {
      return ProcessUser.ROOT;
    }
    String[] words = user.get().split(":", 2);
    String name = words[0].isEmpty() ? "0" : words[0];
    Optional<String> group =
        words.length == 2 && !words[1].isEmpty() ? Optional.of(words[1]) : Optional.empty();
    Optional<Long> number = number(name);
    Optional<String[]> entry =
        entry("passwd", PASSWD_FIELDS, f -> number.map(n -> is(f[2], n)).orElse(f[0].equals(name)));
    if (number.isEmpty() && entry.isEmpty()) {
      throw new OciException("the image's user \"%s\" is not in its /etc/passwd".formatted(name));
    }
    long uid = number.orElseGet(() -> id(entry.orElseThrow()[2]));
    if (group.isPresent()) {
      return new ProcessUser(uid, group(group.get()), List.of());
    }
    long gid = entry.map(f -> id(f[3])).orElse(0L);
    return new ProcessUser(uid, gid, number.isPresent() ? List.of() : further(name, gid));
  }

  private long group(String name) throws IOException {
    Optional<Long> number = number(name);
    if (number.isPresent()) {
      return number.get();
    }
    return entry("group", GROUP_FIELDS, f -> f[0].equals(name))
        .map(f -> id(f[2]))
        .orElseThrow(() ->
            new OciException("the image's group \"%s\" is not in its /etc/group".formatted(name)));
  }

  private List<Long> further(String name, long gid) throws IOException {
    return lines("group", GROUP_FIELDS)
        .filter(f -> f.length > 3 && Arrays.asList(f[3].strip().split(",")).contains(name))
        .map(f -> number(f[2]))
        .flatMap(Optional::stream)
        .filter(id -> id != gid)
        .distinct()
        .toList();
  }

  private Optional<String[]> entry(String file, int fields, Predicate<String[]> wanted)
      throws IOException {
    return lines(file, fields).filter(wanted).findFirst();
  }

  /** The lines that can be read; who wrote the others knows why. */
  private Stream<String[]> lines(String file, int fields) throws IOException {
    Optional<Path> path = root.file(LayerPath.of("etc/" + file));
    if (path.isEmpty()) {
      return Stream.empty();
    }
    try (InputStream in = Files.newInputStream(path.get())) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new OciException("the image's /etc/" + file + " has more than " + LARGEST + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(":", -1))
          .filter(f -> f.length >= fields && number(f[2]).isPresent());
    }
  }

  private static boolean is(String field, long number) {
    return number(field).filter(n -> n == number).isPresent();
  }

  private static long id(String field) {
    return number(field)
        .orElseThrow(
            () -> new OciException("\"" + field + "\" in the image's /etc/passwd is no number"));
  }

  private static Optional<Long> number(String text) {
    return Optional.of(text)
        .filter(t -> NUMBER.matcher(t).matches())
        .map(Long::valueOf)
        .filter(n -> n <= LARGEST_ID);
  }
}
