package io.grampus.engine;

import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** Images of one engine. */
public final class Images {
  private static final String ALL = "/images";
  private final Calls calls;

  Images(Calls calls) {
    this.calls = calls;
  }

  /** Images, or with {@code all} the intermediate ones of classic builds as well. */
  public List<ImageSummary> list(boolean all, Filters filters) {
    Query query = Query.none().and("all", all).and(filters);
    return calls.list(
        calls.request("GET", ALL + "/json", query), Duration.ofMinutes(2), ImageSummary::new);
  }

  /** As {@link #list}, with SharedSize; needs {@link Capability#SHARED_IMAGE_SIZE}. */
  public List<ImageSummary> listWithSharedSize(boolean all, Filters filters) {
    calls.require(Capability.SHARED_IMAGE_SIZE, "list images with shared sizes");
    Query query = Query.none().and("all", all).and("shared-size", true).and(filters);
    return calls.list(calls.request("GET", ALL + "/json", query), Calls.LONG, ImageSummary::new);
  }

  /** All that the engine knows of one, its layers as well. */
  public ImageInspect inspect(String image) {
    return new ImageInspect(calls.object(path(image, "/json")));
  }

  /** How it was made, the newest step first. */
  public List<HistoryStep> history(String image) {
    return calls.list(path(image, "/history"), Query.none(), HistoryStep::new);
  }

  /**
   * Pulls; read the progress to its end, for the last word may be a {@link Progress.Failure}. A
   * reference without tag and digest means {@code latest} here.
   */
  public EngineStream<Progress> pull(String reference, RegistryAuth auth) {
    return pull(reference, "", auth);
  }

  /** As {@link #pull(String, RegistryAuth)}, for that platform. */
  public EngineStream<Progress> pull(String reference, String platform, RegistryAuth auth) {
    Reference parts = Reference.parse(reference);
    Query query =
        Query.of("fromImage", parts.name()).and("tag", parts.version()).and("platform", platform);
    Request request = auth.on(calls.request("POST", ALL + "/create", query));
    return progress(request);
  }

  /** Pushes; read the progress to its end. */
  public EngineStream<Progress> push(String reference, RegistryAuth auth) {
    Reference parts = Reference.parse(reference);
    Query query = Query.of("tag", parts.version());
    // the engine wants the header even when there is nothing to say
    return progress(auth.onAlways(calls.request("POST", path(parts.name(), "/push"), query)));
  }

  /** Gives it another name. */
  public void tag(String image, String repository, String tag) {
    calls.run("POST", path(image, "/tag"), Query.of("repo", repository).and("tag", tag));
  }

  /** Removes a name, and with its last name the image; what was untagged and deleted. */
  public List<ImageRemoval> remove(String image, boolean force, boolean keepParents) {
    Query query = Query.none().and("force", force).and("noprune", keepParents);
    return calls.list(
        calls.request("DELETE", path(image, ""), query), Calls.LONG, ImageRemoval::new);
  }

  /** Loads images from a tar stream, as {@link #save} writes them. */
  public EngineStream<Progress> load(Body.Writer tar) {
    return progress(calls.tar("POST", ALL + "/load", Query.none(), tar));
  }

  /** Images with their names as a tar stream. */
  public InputStream save(List<String> images) {
    Query query = Query.none();
    images.forEach(image -> query.and("names", image));
    return new BodyStream(calls, calls.open(calls.request("GET", ALL + "/get", query), Calls.LONG));
  }

  /** Makes an image of a root file system; {@code changes} are Dockerfile lines. */
  public EngineStream<Progress> importTar(
      String repository, String tag, List<String> changes, Body.Writer tar) {
    Query query = Query.of("fromSrc", "-").and("repo", repository).and("tag", tag);
    changes.forEach(change -> query.and("changes", change));
    return progress(calls.tar("POST", ALL + "/create", query, tar));
  }

  /** Builds with the engine's classic builder from a tar stream; see {@link BuildOptions}. */
  public EngineStream<Progress> build(BuildOptions options, Body.Writer context) {
    return progress(options.on(calls.tar("POST", "/build", options.query(), context)));
  }

  /** Asks the image's registry for its digest and platforms, without pulling it. */
  public Distribution distribution(String reference, RegistryAuth auth) {
    String path = "/distribution/" + Calls.segment(reference) + "/json";
    Request request = auth.on(calls.request("GET", path, Query.none()));
    return new Distribution(calls.object(request, Duration.ofMinutes(3)));
  }

  /** Removes those without a name, or with the filter {@code dangling=false} all unused ones. */
  public Pruned prune(Filters filters) {
    return Pruned.by(calls, ALL + "/prune", filters);
  }

  /** Removes the builder's cache. */
  public Pruned pruneBuildCache(boolean all, Filters filters) {
    Query query = Query.none().and("all", all).and(filters);
    return new Pruned(calls.object(calls.request("POST", "/build/prune", query), Calls.LONG));
  }

  private EngineStream<Progress> progress(Request request) {
    return new JsonStream<>(calls, calls.open(request, Calls.LONG), Progress::of);
  }

  private static String path(String image, String action) {
    return ALL + "/" + Calls.segment(image) + action;
  }

  /** Adds a field to a request. */
  static Request with(Request request, String name, String value) {
    Fields fields = request.fields().and(name, value);
    return new Request(request.method(), request.target(), fields, request.body());
  }

  /** An image's name, and the tag or digest behind it. */
  record Reference(String name, String version) {
    static Reference parse(String text) {
      int at = text.indexOf('@');
      if (at > 0) {
        return new Reference(parse(text.substring(0, at)).name(), text.substring(at + 1));
      }
      int colon = text.lastIndexOf(':');
      return colon > text.lastIndexOf('/')
          ? new Reference(text.substring(0, colon), text.substring(colon + 1))
          : new Reference(text, "latest");
    }
  }
}
