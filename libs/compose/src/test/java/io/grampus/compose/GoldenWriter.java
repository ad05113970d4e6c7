package io.grampus.compose;

import java.io.IOException;
import java.nio.file.Files;

/** Writes the expected canonical forms anew with docker-compose 2.40. */
final class GoldenWriter {
  private GoldenWriter() {}

  public static void main(String[] arguments) throws IOException {
    ReferenceCompose reference = ReferenceCompose.fetched();
    for (Fixture fixture : Fixture.all("fixtures")) {
      ReferenceCompose.Answer answer = reference.config(fixture);
      if (!answer.successful()) {
        throw new IllegalStateException(fixture + ": " + answer.errors());
      }
      Files.writeString(
          fixture.folder().resolve("expected.json"),
          fixture.comparable(answer.output()).toPrettyString() + "\n");
    }
  }
}
