package io.grampus.containers;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.FileChange;
import io.grampus.engine.PathStat;
import io.grampus.engine.ProcessTable;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Function;

/** Carries files in and out of containers, running or not, and looks at what is inside. */
final class FileCarrier {
  private final Engines engines;
  private final ContainerReader reader;
  private final FolderReader folders;

  FileCarrier(Engines engines, ContainerReader reader, FolderReader folders) {
    this.engines = engines;
    this.reader = reader;
    this.folders = folders;
  }

  /** What is in a folder; a link to one is followed. */
  ContainerFolder list(String container, String path) {
    String tried = "list \"" + path + "\" in container \"" + container + "\"";
    ContainerFacts facts = at(tried, container, path);
    String followed = path.endsWith("/") ? path : path + "/";
    InputStream opened =
        onPath(tried, facts, path, e -> e.containers().archive(facts.id(), followed));
    try (InputStream tar = opened) {
      return folders.read(tried, path, tar);
    } catch (IOException e) {
      throw new ProblemException(
          new CommonProblem.Unavailable(tried, "what the engine sent broke off", "Try again."), e);
    }
  }

  /** Writes the path as a tar stream. */
  void copyOut(String container, String path, OutputStream out) throws IOException {
    String tried = "copy \"" + path + "\" out of container \"" + container + "\"";
    ContainerFacts facts = at(tried, container, path);
    InputStream opened = onPath(tried, facts, path, e -> e.containers().archive(facts.id(), path));
    try (InputStream tar = opened) {
      tar.transferTo(out);
    }
  }

  /** Unpacks a tar stream into a directory. */
  void copyIn(String container, String path, InputStream tar) {
    String tried = "copy into \"" + path + "\" of container \"" + container + "\"";
    ContainerFacts facts = at(tried, container, path);
    onPath(
        tried,
        facts,
        path,
        e -> {
          e.containers().putArchive(facts.id(), path, tar::transferTo);
          return facts;
        });
  }

  ContainerPath stat(String container, String path) {
    String tried = "look at \"" + path + "\" in container \"" + container + "\"";
    ContainerFacts facts = at(tried, container, path);
    PathStat stat = onPath(tried, facts, path, e -> e.containers().stat(facts.id(), path));
    return new ContainerPath(
        stat.name(),
        stat.size(),
        GoFileMode.octal(stat.mode()),
        stat.directory(),
        stat.modified().orElse(Instant.EPOCH),
        stat.linkTarget());
  }

  ContainerChanges changes(String container) {
    String tried = "list what container \"" + container + "\" has changed";
    ContainerFacts facts = reader.read(tried, container);
    return onPath(
        tried,
        facts,
        "/",
        e ->
            new ContainerChanges(
                e.containers().changes(facts.id()).stream().map(FileCarrier::change).toList()));
  }

  ContainerProcesses processes(String container, String arguments) {
    String tried = "list the processes of container \"" + container + "\"";
    ContainerFacts facts = reader.readFor(ContainerVerb.TOP, tried, container);
    ProcessTable table = onPath(tried, facts, "/", e -> e.containers().top(facts.id(), arguments));
    return new ContainerProcesses(table.titles(), table.processes());
  }

  private ContainerFacts at(String tried, String container, String path) {
    if (path.isEmpty()) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              tried, "path", "no path was given", "Give an absolute path in the container."));
    }
    return reader.readFor(ContainerVerb.COPY, tried, container);
  }

  private <T> T onPath(String tried, ContainerFacts facts, String path, Function<Engine, T> work) {
    try {
      return work.apply(engines.of(facts.id()));
    } catch (EngineException.NotFound e) {
      throw new ProblemException(
          e.engineMessage().contains("No such container")
              ? new ContainerProblem.NotFound(tried, facts.name())
              : new ContainerProblem.NoSuchPath(tried, facts.name(), path),
          e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private static ContainerChange change(FileChange change) {
    String kind =
        switch (change.kind()) {
          case 'A' -> "added";
          case 'D' -> "deleted";
          default -> "changed";
        };
    return new ContainerChange(change.path(), kind);
  }
}
