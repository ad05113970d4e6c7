package io.grampus.stacks;

import io.grampus.engine.Capability;
import io.grampus.engine.RegistryAuth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What stacks need of the engine; trees as the API has them, so that no field is lost. */
interface StackEngine {

  /** Whether the manager's engine can do that. */
  boolean supports(Capability capability);

  List<ObjectNode> nodes();

  /** All services. */
  List<ObjectNode> services();

  /** The services that carry the stack's label. */
  List<ObjectNode> services(String stack);

  Optional<ObjectNode> service(String idOrName);

  /**
   * Creates the service; false when one of the name is there already.
   *
   * @param auth what the nodes show the image's registry
   */
  boolean createService(ObjectNode spec, RegistryAuth auth);

  /** Updates the service; false when somebody else updated it first. */
  default boolean updateService(String id, long version, ObjectNode spec) {
    return updateService(id, version, spec, RegistryAuth.none());
  }

  /** The same; without credentials the service keeps those that it has. */
  boolean updateService(String id, long version, ObjectNode spec, RegistryAuth auth);

  /** Brings the service's previous spec back; false when somebody else updated it first. */
  boolean rollBackService(String id, long version, ObjectNode spec);

  /** Removes the service, if it is still there. */
  void removeService(String id);

  List<ObjectNode> networks();

  /** Creates the network; its id, or empty when one of the name is there already. */
  Optional<String> createNetwork(ObjectNode body);

  /** Removes the network if it is still there; false while something uses it. */
  boolean removeNetwork(String id);

  List<ObjectNode> files(FileTarget.Kind kind);

  /** Creates the secret or config, unless one of the name is there already. */
  void createFile(FileTarget.Kind kind, ObjectNode spec);

  /** Removes the secret or config if it is still there; false while something uses it. */
  boolean removeFile(FileTarget.Kind kind, String id);

  /** The image as the local engine has it. */
  Optional<ObjectNode> image(String reference);

  /**
   * Asks the image's registry for its digest.
   *
   * @return the digest; empty when there was no answer in time or a refusal
   */
  Optional<String> digest(String reference, Duration patience, RegistryAuth auth);

  Optional<ObjectNode> container(String id);

  /** The last lines that the task wrote; empty when they cannot be had. */
  List<String> lastLines(String task, int lines);

  /** The volumes of the local engine that carry the stack's label. */
  List<ObjectNode> volumes(String stack);

  /** Removes the volume if it is still there; false while something uses it. */
  boolean removeVolume(String name);
}
