package io.grampus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SharedTextsTest {
  @Test
  void equalTextsOfTwoAnswersAreOneObject() {
    ObjectNode one = Json.parse("{\"State\": \"running\", \"Labels\": {\"a\": \"running\"}}");
    ObjectNode other = Json.parse("{\"State\": \"running\"}");
    assertSame(one.get("State").stringValue(), other.get("State").stringValue());
    assertSame(one.get("State").stringValue(), one.at("/Labels/a").stringValue());
  }

  @Test
  void longTextsAreLeftAlone() {
    String text = "{\"Command\": \"" + "x".repeat(81) + "\"}";
    assertNotSame(
        Json.parse(text).get("Command").stringValue(),
        Json.parse(text).get("Command").stringValue());
  }

  @Test
  void noTextIsTakenForAnother() {
    var texts = new SharedTexts();
    for (int i = 0; i < 50_000; i++) {
      String text = "text " + i % 20_000;
      assertEquals(text, texts.shared(text));
    }
  }
}
