package io.grampus.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.grampus.kernel.Permission.Level;
import java.util.Locale;

/** A named set of permissions. */
public enum Role {
  VIEWER(Level.READ),
  OPERATOR(Level.OPERATE),
  ADMIN(Level.ADMINISTER);

  private final Level level;

  Role(Level level) {
    this.level = level;
  }

  public Level level() {
    return level;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Role of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "there is no role \"" + word + "\": viewer, operator, admin");
  }
}
