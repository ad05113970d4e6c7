package io.grampus.stacks;

import io.grampus.kernel.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that drives rollouts and takes deploys on its input, made to be killed: {@code STACK
 * FILE} deploys, and {@code accepted ID} on its output is the acknowledgement.
 */
final class StackProcess {
  private StackProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (var bench = new StackRig(arguments[0], Path.of(arguments[1]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        var options = RolloutOptions.usual();
        var order = new Deployer.Order(Ids.fresh(), "killer", words[0], options, true);
        Project project = Projects.of(Files.readString(Path.of(words[1])));
        System.out.println("accepted " + bench.begin(order, project).id());
      }
    }
  }
}
