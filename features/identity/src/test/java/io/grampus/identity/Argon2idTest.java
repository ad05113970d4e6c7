package io.grampus.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Argon2idTest {
  /** Made by password4j 1.8.4. */
  private static final String KNOWN =
      "$argon2id$v=19$m=19456,t=2,p=1$J+Efzx5zEM9kXmAuDght4w"
          + "$esEpUOMyPIgyJwmFY07QzuZRAOLOuh0gX98OaFkpLrw";

  @Test
  void aHashThatAnotherProgramMadeIsMatched() {
    Argon2id known = Argon2id.parse(KNOWN);
    assertTrue(known.matches("grüße, orca!"));
    assertFalse(known.matches("grüße, orca"));
    assertEquals(KNOWN, known.text());
  }

  @Test
  void eachHashHasASaltOfItsOwn() {
    String one = Argon2id.hash("the same", 64, 1).text();
    String other = Argon2id.hash("the same", 64, 1).text();
    assertNotEquals(one, other);
    assertTrue(Argon2id.parse(one).matches("the same"));
    assertTrue(Argon2id.parse(other).matches("the same"));
  }

  @Test
  void whatIsNoHashIsRefused() {
    for (String text :
        new String[] {
          "", "secret", KNOWN + "=", " " + KNOWN, KNOWN.replace("argon2id", "argon2i")
        }) {
      assertThrows(IllegalArgumentException.class, () -> Argon2id.parse(text), text);
    }
  }
}
