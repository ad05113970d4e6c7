package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project packed for another machine: what to load, the files it takes and, apart from them, its
 * secrets.
 */
public record ComposeBundle(ComposeRequest request, Map<String, byte[]> files, Secrets secrets) {
  /** The files and variables that hold secrets and nothing else. */
  public record Secrets(Map<String, byte[]> files, Map<String, String> variables) {
    /** No secrets. */
    public static final Secrets NONE = new Secrets(Map.of(), Map.of());

    /** Copies the maps. */
    public Secrets {
      files = Map.copyOf(files);
      variables = Map.copyOf(variables);
    }
  }

  /** Copies the files. */
  public ComposeBundle {
    files = Map.copyOf(files);
  }

  /** The same without its secrets, fit for keeping. */
  public ComposeBundle withoutSecrets() {
    return new ComposeBundle(request, files, Secrets.NONE);
  }

  /** The same with secrets. */
  public ComposeBundle withSecrets(Secrets others) {
    return new ComposeBundle(request, files, others);
  }

  /** Loads the project as on the machine that packed it, with what configs and secrets hold. */
  public ComposeProject load() {
    return load(request.withContents());
  }

  /** Loads the project without what its configs and secrets hold. */
  public ComposeProject loadWithoutContents() {
    return load(request);
  }

  private ComposeProject load(ComposeRequest wanted) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    files.forEach((name, bytes) -> all.put(absolute(name), bytes));
    secrets.files.forEach((name, bytes) -> all.put(absolute(name), bytes));
    Map<String, String> variables = new LinkedHashMap<>(wanted.variables());
    variables.putAll(secrets.variables);
    return new ComposeLoader(FileSource.of(all)).load(wanted.variables(variables));
  }

  private String absolute(String name) {
    return PathText.resolve(request.projectDirectory(), name);
  }

  static ComposeBundle of(Loading loading, Map<String, byte[]> read, ComposeProject project) {
    Bundling bundling = new Bundling(loading.folder(), project);
    Map<String, String> used = loading.usedVariables();
    ComposeRequest asked = loading.request();
    ComposeRequest request =
        new ComposeRequest(
            asked.workingDirectory(),
            List.copyOf(loading.files()),
            asked.envFiles(),
            loading.folder(),
            bundling.plain(used),
            project.profiles(),
            project.name(),
            false);
    return new ComposeBundle(request, bundling.plainFiles(read), bundling.secrets(read, used));
  }
}
