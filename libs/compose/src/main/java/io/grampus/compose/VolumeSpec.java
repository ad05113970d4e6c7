package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the short form of mounts: {@code [SOURCE:]TARGET[:OPTION,…]}, with Windows drives. */
final class VolumeSpec {
  private static final Set<String> PROPAGATIONS =
      Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
  private static final String FORM =
      "Write NAME:TARGET, ./PATH:TARGET or TARGET, then :ro if wanted.";

  private VolumeSpec() {}

  /** The long form of a short mount; anything else as it is. */
  static Node expand(Node value, String path, Problems problems) {
    String text = Canonical.text(value);
    if (text == null) {
      return value;
    }
    try {
      return read(text, value.at());
    } catch (IllegalArgumentException e) {
      problems.add(value.at(), path, "\"" + text + "\" is not a mount: " + e.getMessage(), FORM);
      return value;
    }
  }

  /** Where a short mount goes, for finding the mount that it replaces. */
  static String target(String text) {
    List<String> parts = split(text);
    return parts.size() == 1 ? parts.get(0) : parts.get(1);
  }

  static MapNode read(String text, Position at) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    List<String> parts = text.length() <= 2 ? List.of(text) : split(text);
    if (parts.contains("")) {
      throw new IllegalArgumentException("nothing stands between two colons");
    }
    if (parts.size() > 3) {
      throw new IllegalArgumentException("it has too many colons");
    }
    String source = parts.size() == 1 ? "" : parts.get(0);
    String target = parts.size() == 1 ? parts.get(0) : parts.get(1);
    boolean bind = isPath(source);
    MapNode mount = new MapNode(at);
    mount.putDefault("type", bind ? "bind" : "volume");
    if (!source.isEmpty()) {
      mount.putDefault("source", source);
    }
    mount.putDefault("target", PathText.clean(target));
    MapNode bindOptions = new MapNode(at);
    MapNode volumeOptions = new MapNode(at);
    if (parts.size() == 3) {
      options(parts.get(2), mount, bindOptions, volumeOptions);
    }
    if (bind) {
      bindOptions.putDefault("create_host_path", true);
    }
    if (bind || bindOptions.size() > 0) {
      mount.put("bind", bindOptions);
    }
    if (!bind || volumeOptions.size() > 0) {
      mount.put("volume", volumeOptions);
    }
    return mount;
  }

  private static void options(String text, MapNode mount, MapNode bind, MapNode volume) {
    for (String option : text.split(",")) {
      if (option.equals("ro")) {
        mount.put("read_only", new ScalarNode(true, mount.at()));
      } else if (option.equals("rw")) {
        mount.remove("read_only");
      } else if (option.equals("nocopy")) {
        volume.putDefault("nocopy", true);
      } else if (PROPAGATIONS.contains(option)) {
        bind.put("propagation", Node.text(option, mount.at()));
      } else if (option.equals("z") || option.equals("Z")) {
        bind.put("selinux", Node.text(option, mount.at()));
      }
    }
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean drive = part.length() == 1 && Character.isLetter(part.charAt(0));
      if (c == ':' && !drive) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    char first = source.charAt(0);
    boolean drive = source.length() > 1 && Character.isLetter(first) && source.charAt(1) == ':';
    return first == '.' || first == '/' || first == '~' || source.startsWith("\\\\") || drive;
  }
}
