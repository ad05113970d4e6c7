package io.grampus.stacks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Removes secrets and configs of earlier contents that nothing runs or could go back to. */
final class FileSweeper {
  private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{12}");
  private final StackEngine engine;

  FileSweeper(StackEngine engine) {
    this.engine = engine;
  }

  /**
   * Removes what none of the targets mentions.
   *
   * @param kept the target that runs, and the one that a rollback would bring back
   */
  void sweep(String stack, List<Target> kept) {
    Set<String> names = new HashSet<>();
    kept.forEach(t -> t.files().forEach(f -> names.add(f.kind() + f.name())));
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      for (ObjectNode file : engine.files(kind)) {
        String name = Trees.text("", file, "Spec", "Name");
        boolean ours =
            StackNames.belongs(file.path("Spec"), stack) && HASHED.matcher(name).matches();
        if (ours && !names.contains(kind + name)) {
          engine.removeFile(kind, Trees.text("", file, "ID"));
        }
      }
    }
  }
}
