package io.grampus.images;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import java.util.List;

/** The declarations of the sign-in to other registries. */
final class RegistryLoginsApi {
  /** Sign in to registries for everybody who pulls through the server. */
  static final Permission LOGIN = Permission.administer("image.login");

  private final RegistryLogins logins;

  RegistryLoginsApi(RegistryLogins logins) {
    this.logins = logins;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("/registry/logins")
            .id("registryLoginList")
            .says("List the other registries that the server is signed in to")
            .needs(ImagesApi.READ)
            .lists(LoginRow.class)
            .by(c -> Page.of(logins.all())),
        Operation.post("/registry/logins")
            .id("registryLoginAdd")
            .says("Sign in to a registry, for every pull of its images; the registry is asked now")
            .needs(LOGIN)
            .takes(LoginWanted.class)
            .refuses(
                CommonProblem.Invalid.class,
                ImageProblem.Unauthorized.class,
                ImageProblem.RegistryUnreachable.class,
                ImageProblem.RegistryUntrusted.class,
                ImageProblem.TransferFailed.class)
            .audited("registry.login")
            .gives(201, LoginRow.class)
            .by(c -> logins.add(c.body(), c.context().who().name())),
        Operation.delete("/registry/logins/{registry}")
            .id("registryLoginRemove")
            .says("Sign out of a registry, and forget the credentials")
            .needs(LOGIN)
            .refuses(CommonProblem.NotFound.class)
            .audited("registry.logout")
            .givesNothing()
            .by(c -> logins.remove(c.path("registry"))));
  }
}
