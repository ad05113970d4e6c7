package io.grampus.objects;

import io.grampus.inventory.Engines;
import io.grampus.inventory.InventoryProblem;
import io.grampus.kernel.Call;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Pruned;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one can do to volumes, networks, secrets and configs; lists and details are served by the
 * inventory.
 */
public final class ObjectsApi {
  /** Make and remove volumes. */
  public static final Permission VOLUME = Permission.operate("volume.write");

  /** Make, join and remove networks. */
  public static final Permission NETWORK = Permission.operate("network.write");

  /** Make and remove secrets. */
  public static final Permission SECRET = Permission.operate("secret.write");

  /** Make and remove configs. */
  public static final Permission CONFIG = Permission.operate("config.write");

  private static final String ON = "The node, by name or id; otherwise the server's own.";
  private static final String OF =
      "The node that has it, by name or id; needed when several others have one of the name.";

  private final VolumeKeeper volumes;
  private final NetworkKeeper networks;
  private final SwarmValueKeeper values;

  /**
   * @param engines the engines of the nodes
   */
  public ObjectsApi(Engines engines) {
    this.volumes = new VolumeKeeper(engines);
    this.networks = new NetworkKeeper(engines);
    this.values = new SwarmValueKeeper(engines);
  }

  /** The declarations. */
  public List<Operation> operations() {
    return Stream.of(volumes(), networks(), memberships(), values()).flatMap(List::stream).toList();
  }

  private List<Operation> volumes() {
    return List.of(
        making("/volumes", "volumeCreate", "Make a volume", VOLUME)
            .takes(VolumeRequest.class)
            .refuses(ObjectProblem.NameTaken.class)
            .query("node", ON)
            .audited("volume.create")
            .gives(201, MadeObject.class)
            .by(c -> volumes.create(c.body(), node(c))),
        removing("/volumes/{volume}", "volumeRemove", "Remove the volume and what is in it", VOLUME)
            .query("force", "Also when its driver is gone")
            .query("node", OF)
            .refuses(InventoryProblem.Ambiguous.class)
            .audited("volume.remove")
            .givesNothing()
            .by(c -> volumes.remove(c.path("volume"), node(c), c.flag("force"))),
        making("/volumes/prune", "volumePrune", "Remove the volumes that nothing uses", VOLUME)
            .query("dryRun", "Only tell what would be removed, and what that frees")
            .query("all", "Also volumes that were given a name")
            .queries("label", "Only those with the label, as name or name=value")
            .query("node", ON)
            .audited("volume.prune")
            .gives(Pruned.class)
            .by(volumes::prune));
  }

  private List<Operation> networks() {
    return List.of(
        making("/networks", "networkCreate", "Make a network", NETWORK)
            .takes(NetworkRequest.class)
            .refuses(ObjectProblem.NameTaken.class)
            .query("node", ON)
            .audited("network.create")
            .gives(201, MadeObject.class)
            .by(c -> networks.create(c.body(), node(c))),
        removing("/networks/{network}", "networkRemove", "Remove the network", NETWORK)
            .refuses(ObjectProblem.Predefined.class)
            .query("node", OF)
            .refuses(InventoryProblem.Ambiguous.class)
            .audited("network.remove")
            .givesNothing()
            .by(c -> networks.remove(c.path("network"), node(c))),
        making("/networks/prune", "networkPrune", "Remove the networks that nothing uses", NETWORK)
            .query("dryRun", "Only tell what would be removed")
            .queries("label", "Only those with the label, as name or name=value")
            .query("node", ON)
            .audited("network.prune")
            .gives(Pruned.class)
            .by(networks::prune));
  }

  private List<Operation> memberships() {
    return List.of(
        making("/networks/{network}/connect", "networkConnect", "Let a container join", NETWORK)
            .takes(ConnectRequest.class)
            .refuses(ObjectProblem.NotFound.class)
            .audited("network.connect")
            .givesNothing()
            .by(c -> networks.connect(c.path("network"), c.body())),
        making(
                "/networks/{network}/disconnect",
                "networkDisconnect",
                "Let a container leave",
                NETWORK)
            .takes(DisconnectRequest.class)
            .refuses(ObjectProblem.NotFound.class)
            .audited("network.disconnect")
            .givesNothing()
            .by(c -> networks.disconnect(c.path("network"), c.body())));
  }

  private List<Operation> values() {
    return List.of(
        making("/secrets", "secretCreate", "Make a secret", SECRET)
            .takes(SecretRequest.class)
            .refuses(
                ObjectProblem.NameTaken.class,
                ObjectProblem.BadName.class,
                ObjectProblem.BadValue.class)
            .audited("secret.create")
            .gives(201, MadeObject.class)
            .by(c -> values.createSecret(c.body())),
        removing("/secrets/{secret}", "secretRemove", "Remove the secret", SECRET)
            .audited("secret.remove")
            .givesNothing()
            .by(c -> values.removeSecret(c.path("secret"))),
        making("/configs", "configCreate", "Make a config", CONFIG)
            .takes(ConfigRequest.class)
            .refuses(
                ObjectProblem.NameTaken.class,
                ObjectProblem.BadName.class,
                ObjectProblem.BadValue.class)
            .audited("config.create")
            .gives(201, MadeObject.class)
            .by(c -> values.createConfig(c.body())),
        removing("/configs/{config}", "configRemove", "Remove the config", CONFIG)
            .audited("config.remove")
            .givesNothing()
            .by(c -> values.removeConfig(c.path("config"))));
  }

  private static String node(Call<?> call) {
    return call.query("node").orElse("");
  }

  private static OperationBuilder.Declared<Nothing> making(
      String path, String id, String says, Permission permission) {
    return Operation.post(path).id(id).says(says).needs(permission);
  }

  private static OperationBuilder.Declared<Nothing> removing(
      String path, String id, String says, Permission permission) {
    return Operation.delete(path)
        .id(id)
        .says(says)
        .needs(permission)
        .refuses(ObjectProblem.NotFound.class, ObjectProblem.InUse.class);
  }
}
