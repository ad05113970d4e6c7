package io.grampus.compose;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that is wrong in a Compose file: where, what, and what to do about it. */
public record ComposeProblem(Position at, String path, String message, String advice) {
  @Override
  public String toString() {
    String place =
        Stream.of(at.toString(), path).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    String text = advice.isEmpty() ? message + "." : message + ". " + advice;
    return place.isEmpty() ? text : place + ": " + text;
  }
}
