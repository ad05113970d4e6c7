package io.grampus.cli.screen;

/**
 * A key that was pressed.
 *
 * @param character the character; 0 for the others
 */
public record Key(Sort sort, char character) {
  /** Which key. */
  public enum Sort {
    CHARACTER,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    BACKSPACE,
    NONE,
    CLOSED
  }

  private static final int CTRL_C = 3;
  private static final int ESC = 27;
  private static final long SEQUENCE_MS = 30;

  static Key of(Sort sort) {
    return new Key(sort, '\0');
  }

  /** Waits so long for a key. */
  public static Key read(Tty tty, long millis) {
    int c = tty.read(millis);
    return switch (c) {
      case -2 -> of(Sort.NONE);
      case -1, CTRL_C -> of(Sort.CLOSED);
      case '\r', '\n' -> of(Sort.ENTER);
      case 8, 127 -> of(Sort.BACKSPACE);
      case ESC -> sequence(tty);
      default -> c < 32 ? of(Sort.NONE) : new Key(Sort.CHARACTER, (char) c);
    };
  }

  private static Key sequence(Tty tty) {
    int next = tty.read(SEQUENCE_MS);
    if (next != '[' && next != 'O') {
      return of(Sort.ESCAPE);
    }
    int c = tty.read(SEQUENCE_MS);
    int number = 0;
    while (c >= '0' && c <= '9') {
      number = 10 * number + c - '0';
      c = tty.read(SEQUENCE_MS);
    }
    return of(c == '~' ? numbered(number) : lettered(c));
  }

  private static Sort lettered(int c) {
    return switch (c) {
      case 'A' -> Sort.UP;
      case 'B' -> Sort.DOWN;
      case 'H' -> Sort.HOME;
      case 'F' -> Sort.END;
      default -> Sort.NONE;
    };
  }

  private static Sort numbered(int number) {
    return switch (number) {
      case 1, 7 -> Sort.HOME;
      case 4, 8 -> Sort.END;
      case 5 -> Sort.PAGE_UP;
      case 6 -> Sort.PAGE_DOWN;
      default -> Sort.NONE;
    };
  }

  boolean is(char c) {
    return sort == Sort.CHARACTER && character == c;
  }
}
