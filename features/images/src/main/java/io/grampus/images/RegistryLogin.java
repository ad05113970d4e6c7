package io.grampus.images;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.grampus.engine.RegistryAuth;

/**
 * Credentials that the engine shows a registry once; they are kept nowhere.
 *
 * @param token an identity token in place of user and password
 */
public record RegistryLogin(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String user,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String password,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String token,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String server) {

  /** None. */
  static final RegistryLogin NONE = new RegistryLogin("", "", "", "");

  RegistryAuth auth() {
    return new RegistryAuth(user, password, token, server);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RegistryLogin[" + user + " at " + server + "]";
  }
}
