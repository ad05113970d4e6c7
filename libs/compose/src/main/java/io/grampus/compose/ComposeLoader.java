package io.grampus.compose;

/** Loads Compose projects: everything from the files to the canonical form. */
public final class ComposeLoader {
  private final FileSource files;
  private final Limits limits;

  /** Loads from a source within the default limits. */
  public ComposeLoader(FileSource files) {
    this(files, Limits.DEFAULT);
  }

  /** Loads from a source within limits. */
  public ComposeLoader(FileSource files, Limits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** Loads a project; throws a {@link ComposeException} with all its problems if it has any. */
  public ComposeProject load(ComposeRequest request) {
    return new Loading(files, limits, request).project();
  }

  /**
   * Loads a project and packs what it took: the files it read and the variables it used. Loading
   * the bundle gives the same project on any machine.
   */
  public ComposeBundle pack(ComposeRequest request) {
    return packed(request.withContents());
  }

  /** Packs a project without what its configs and secrets hold, even if their files are missing. */
  public ComposeBundle packWithoutContents(ComposeRequest request) {
    return packed(request);
  }

  private ComposeBundle packed(ComposeRequest request) {
    RecordingFiles recording = new RecordingFiles(files);
    Loading loading = new Loading(recording, limits, request);
    ComposeProject project = loading.project();
    return ComposeBundle.of(loading, recording.recorded(), project);
  }
}
