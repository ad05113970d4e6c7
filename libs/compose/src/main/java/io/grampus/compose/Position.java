package io.grampus.compose;

/** A place in a Compose file or env file; lines and columns count from one. */
public record Position(String file, int line, int column) {
  /** The place of what no file says, such as the implicit default network. */
  public static final Position NOWHERE = new Position("", 0, 0);

  @Override
  public String toString() {
    if (file.isEmpty()) {
      return "";
    }
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
