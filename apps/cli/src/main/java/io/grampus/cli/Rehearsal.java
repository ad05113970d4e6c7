package io.grampus.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs the command lines that it reads, one after the other in this process: from it the build
 * learns which classes to have ready when the command starts.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Commands may fail: that is worth having ready too. */
  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      var _ = Main.run(line.split(" "));
    }
    Runtime.getRuntime().halt(0);
  }
}
