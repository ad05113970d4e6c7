package io.grampus.compose;

import java.util.List;
import java.util.Map;

/**
 * What to load and with which settings.
 *
 * @param workingDirectory where relative file names are meant from, absolute
 * @param files the Compose files in order; none means those that COMPOSE_FILE or the folder names
 * @param envFiles files of variables; none means {@code .env} of the project's folder if there is
 *     one
 * @param projectDirectory where the project's relative paths are meant from; empty means the first
 *     file's folder
 * @param variables the environment
 * @param profiles the active profiles; none means those that COMPOSE_PROFILES names
 * @param projectName empty means the one in COMPOSE_PROJECT_NAME, the files or the folder's name
 * @param contents whether the contents of files of configs and secrets are read too
 */
public record ComposeRequest(
    String workingDirectory,
    List<String> files,
    List<String> envFiles,
    String projectDirectory,
    Map<String, String> variables,
    List<String> profiles,
    String projectName,
    boolean contents) {
  /** Copies the collections. */
  public ComposeRequest {
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    variables = Map.copyOf(variables);
    profiles = List.copyOf(profiles);
  }

  /** The usual files of a folder, without any variables. */
  public static ComposeRequest in(String workingDirectory) {
    return new ComposeRequest(
        workingDirectory, List.of(), List.of(), "", Map.of(), List.of(), "", false);
  }

  /** The same with these files. */
  public ComposeRequest files(String... names) {
    return files(List.of(names));
  }

  /** The same with these files. */
  public ComposeRequest files(List<String> names) {
    return new ComposeRequest(
        workingDirectory,
        names,
        envFiles,
        projectDirectory,
        variables,
        profiles,
        projectName,
        contents);
  }

  /** The same with these env files. */
  public ComposeRequest envFiles(List<String> names) {
    return new ComposeRequest(
        workingDirectory,
        files,
        names,
        projectDirectory,
        variables,
        profiles,
        projectName,
        contents);
  }

  /** The same with this project folder. */
  public ComposeRequest projectDirectory(String folder) {
    return new ComposeRequest(
        workingDirectory, files, envFiles, folder, variables, profiles, projectName, contents);
  }

  /** The same with this environment. */
  public ComposeRequest variables(Map<String, String> values) {
    return new ComposeRequest(
        workingDirectory,
        files,
        envFiles,
        projectDirectory,
        values,
        profiles,
        projectName,
        contents);
  }

  /** The same with these profiles. */
  public ComposeRequest profiles(List<String> names) {
    return new ComposeRequest(
        workingDirectory,
        files,
        envFiles,
        projectDirectory,
        variables,
        names,
        projectName,
        contents);
  }

  /** The same with this project name. */
  public ComposeRequest named(String name) {
    return new ComposeRequest(
        workingDirectory, files, envFiles, projectDirectory, variables, profiles, name, contents);
  }

  /** The same, reading what configs and secrets hold too. */
  public ComposeRequest withContents() {
    return new ComposeRequest(
        workingDirectory,
        files,
        envFiles,
        projectDirectory,
        variables,
        profiles,
        projectName,
        true);
  }
}
