package io.grampus.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The console's list of 10,000 simulated containers: first paint, scrolling, and changes. */
final class ConsoleBench {
  private ConsoleBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    Process script = FleetPage.run(folder, "bench.mjs");
    System.out.print(Files.readString(folder.resolve("said")));
    System.exit(script.exitValue());
  }
}
