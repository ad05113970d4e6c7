package io.grampus.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Paths as text, in the Unix way, so that a project loads the same on a machine that doesn't have
 * its folders.
 */
final class PathText {
  private PathText() {}

  static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  /** A drive letter with a root, or a UNC path. */
  static boolean isWindowsAbsolute(String path) {
    if (path.length() >= 3 && path.charAt(1) == ':') {
      return isSeparator(path.charAt(2));
    }
    return path.length() > 2 && isSeparator(path.charAt(0)) && isSeparator(path.charAt(1));
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  static String resolve(String base, String path) {
    return isAbsolute(path) ? path : join(base, path);
  }

  static String join(String base, String path) {
    return clean(base + "/" + path);
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return ".";
    }
    return slash == 0 ? "/" : clean(path.substring(0, slash));
  }

  static String name(String path) {
    String clean = clean(path);
    return clean.substring(clean.lastIndexOf('/') + 1);
  }

  /** The shortest text for the same path: no empty parts, no dots. */
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        parts.addLast(part);
      } else if (!parts.isEmpty() && !"..".equals(parts.peekLast())) {
        parts.removeLast();
      } else if (!rooted) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /** Puts the home folder in the place of a leading tilde, if the environment names one. */
  static String home(String path, Scope scope) {
    if (!path.startsWith("~")) {
      return path;
    }
    return scope.variables().value("HOME").map(h -> join(h, path.substring(1))).orElse(path);
  }

  /** The path as people know it: relative to the folder if it lies in it. */
  static String shown(String folder, String path) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return path.startsWith(prefix) && path.length() > prefix.length()
        ? path.substring(prefix.length())
        : path;
  }
}
