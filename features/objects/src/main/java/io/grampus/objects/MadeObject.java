package io.grampus.objects;

import java.util.List;

/**
 * Something that was made.
 *
 * @param created false when it was there already, as it was asked for
 * @param warnings what the engine did otherwise than asked
 */
public record MadeObject(String id, String name, boolean created, List<String> warnings) {

  /** Keeps a copy. */
  public MadeObject {
    warnings = List.copyOf(warnings);
  }
}
