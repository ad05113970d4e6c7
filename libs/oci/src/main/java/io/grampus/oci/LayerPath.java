package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an entry of a layer belongs, counted from the image's root.
 *
 * @param parts the names on the way, none of them empty, {@code .} or {@code ..}; none at all is
 *     the root itself
 */
record LayerPath(List<String> parts) {
  LayerPath {
    parts = List.copyOf(parts);
  }

  /**
   * Reads the name of an entry. A slash at the beginning means the image's root, too.
   *
   * @throws OciException when it leads outside, or would elsewhere
   */
  static LayerPath of(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw new OciException("the path \"" + name + "\" has a part \"..\", which leads outside");
      }
      if (part.indexOf('\0') >= 0) {
        throw new OciException("the path \"" + name.replace('\0', '?') + "\" has a zero byte");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return new LayerPath(parts);
  }

  boolean isRoot() {
    return parts.isEmpty();
  }

  LayerPath parent() {
    return new LayerPath(parts.subList(0, parts.size() - 1));
  }

  /** The last name; there is one unless it is the root. */
  String name() {
    return parts.getLast();
  }

  @Override
  public String toString() {
    return "/" + String.join("/", parts);
  }
}
