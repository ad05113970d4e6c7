package io.grampus.images;

import io.grampus.inventory.Engines;
import io.grampus.inventory.InventoryProblem;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What one can do to images; lists and details are served by the inventory. */
public final class ImagesApi {
  /** Look at images. */
  public static final Permission READ = Permission.read("image.read");

  /** Pull, load and name. */
  public static final Permission ADD = Permission.operate("image.add");

  /** Remove. */
  public static final Permission REMOVE = Permission.operate("image.remove");

  /** Take the content out. */
  public static final Permission SAVE = Permission.operate("image.save");

  private static final String ONE = "/images/{image}";
  private static final String TAR = "application/x-tar";

  private static final String AT = "The node, by name or id; otherwise the nearest that has it.";
  private static final String ON = "The node, by name or id; otherwise the server's own.";

  private final Engines engines;
  private final LayerReader layers;
  private final ImagePuller puller;
  private final ImageKeeper keeper;
  private final ImagePruner pruner;
  private final BiFunction<PullRequest, Principal, PullRequest> logins;

  /**
   * @param engines the engines of the nodes
   * @param logins gives credentials to somebody's pulls that bring none
   */
  public ImagesApi(Engines engines, BiFunction<PullRequest, Principal, PullRequest> logins) {
    this.logins = logins;
    var catalog = new LayerCatalog();
    this.engines = engines;
    this.layers = new LayerReader(engines, catalog);
    this.puller = new ImagePuller(engines);
    this.keeper = new ImageKeeper(engines);
    this.pruner = new ImagePruner(engines, catalog);
  }

  /** The declarations. */
  public List<Operation> operations() {
    return Stream.of(looks(), transfers(), changes()).flatMap(List::stream).toList();
  }

  private List<Operation> looks() {
    return List.of(
        Operation.get(ONE + "/history")
            .id("imageHistory")
            .says("Tell how the image was made, the newest step first")
            .needs(READ)
            .query("node", AT)
            .refuses(ImageProblem.NotFound.class)
            .gives(ImageHistory.class)
            .by(c -> layers.history(name(c), node(c))),
        Operation.get(ONE + "/layers")
            .id("imageLayers")
            .says("Tell the image's layers, their sizes, and which other images share them")
            .needs(READ)
            .query("node", AT)
            .refuses(ImageProblem.NotFound.class)
            .gives(ImageLayers.class)
            .by(c -> layers.layers(name(c), node(c))));
  }

  private List<Operation> transfers() {
    return List.of(
        Operation.post("/images/pull")
            .id("imagePull")
            .says("Pull an image from its registry and tell how far it is")
            .needs(ADD)
            .takes(PullRequest.class)
            .refuses(
                ImageProblem.BadReference.class,
                ImageProblem.NotInRegistry.class,
                ImageProblem.Unauthorized.class,
                ImageProblem.RegistryUnreachable.class,
                ImageProblem.RegistryUntrusted.class,
                ImageProblem.TooManyPulls.class,
                ImageProblem.WrongPlatform.class,
                ImageProblem.Damaged.class,
                ImageProblem.TransferFailed.class,
                ImageProblem.OnNodes.class)
            .audited("image.pull")
            .streams("layer", LayerProgress.class)
            .and("message", PullMessage.class)
            .and("done", PullDone.class)
            .and("failed", PullFailed.class)
            .and("end", PullEnd.class)
            .by((c, sink) -> puller.pull(logins.apply(c.body(), c.context().who()), sink)),
        Operation.post("/images/load")
            .id("imageLoad")
            .says("Load images from a tar stream")
            .needs(ADD)
            .takesBytes(TAR)
            .refuses(ImageProblem.TransferFailed.class)
            .query("node", ON)
            .audited("image.load")
            .gives(ImagesLoaded.class)
            .by(c -> keeper.load(c.stream(), node(c))),
        Operation.get(ONE + "/archive")
            .id("imageSave")
            .says("Send the image as a tar stream that can be loaded elsewhere")
            .needs(SAVE)
            .queries("and", "Further images for the same stream")
            .refuses(ImageProblem.NotFound.class)
            .query("node", AT)
            .audited("image.save")
            .sends(TAR)
            .by((c, out) -> keeper.save(names(c), node(c), out)));
  }

  private List<Operation> changes() {
    return List.of(
        Operation.post(ONE + "/tag")
            .id("imageTag")
            .says("Give the image another name")
            .needs(ADD)
            .query("name", "The new name, with a tag; without one the tag is latest")
            .refuses(ImageProblem.NotFound.class, CommonProblem.Invalid.class)
            .query("node", AT)
            .audited("image.tag")
            .givesNothing()
            .by(c -> keeper.tag(name(c), node(c), newName(c))),
        Operation.delete(ONE)
            .id("imageRemove")
            .says("Remove the name, and with its last name the image")
            .needs(REMOVE)
            .query("force", "Also when stopped containers or other names hold it")
            .query("noPrune", "Keep the images that it was built on")
            .query("node", "The node, by name or id; needed when several have it")
            .queries("nodes", "All these nodes that have it, or all")
            .refuses(
                ImageProblem.NotFound.class,
                ImageProblem.InUse.class,
                ImageProblem.OnNodes.class,
                InventoryProblem.Ambiguous.class)
            .audited("image.remove")
            .gives(ImageRemoved.class)
            .by(c -> remove(c)),
        Operation.post("/images/prune")
            .id("imagePrune")
            .says("Remove the images that nothing uses")
            .needs(REMOVE)
            .query("dryRun", "Only tell what would be removed, and what that frees")
            .query("all", "Also images that have a name")
            .queries("label", "Only those with the label, as name or name=value")
            .query("until", "Only those made before this time")
            .query("node", ON)
            .queries("nodes", "On all these nodes, or all")
            .refuses(ImageProblem.OnNodes.class)
            .audited("image.prune")
            .gives(Pruned.class)
            .by(pruner::prune));
  }

  private ImageRemoved remove(Call<?> call) {
    boolean force = call.flag("force");
    boolean keepParents = call.flag("noPrune");
    List<String> nodes = NodeNames.of(call.queries("nodes"), engines);
    return nodes.isEmpty()
        ? keeper.remove(name(call), node(call), force, keepParents)
        : keeper.removeEach(name(call), nodes, force, keepParents);
  }

  private static String node(Call<?> call) {
    return call.query("node").orElse("");
  }

  private static String name(Call<?> call) {
    return call.path("image");
  }

  private static List<String> names(Call<?> call) {
    var names = new ArrayList<String>();
    names.add(name(call));
    names.addAll(call.queries("and"));
    return names;
  }

  private static String newName(Call<?> call) {
    return call.query("name")
        .orElseThrow(() ->
            new ProblemException(
                new CommonProblem.Invalid(
                    "give image \"" + name(call) + "\" another name",
                    "name",
                    "the parameter name is missing",
                    "Give it in the query.")));
  }
}
