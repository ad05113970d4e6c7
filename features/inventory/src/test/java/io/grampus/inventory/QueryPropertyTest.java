package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.inventory.Query.Match;
import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every query, tried on many that are made at random from a fixed seed. */
class QueryPropertyTest {
  private static final String SIGNS = "ab:=<>!-,\" \\*?%.1é\t";

  private static String text(Random random, int most) {
    return random
        .ints(random.nextInt(most), 0, SIGNS.length())
        .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
        .collect(Collectors.joining());
  }

  @RepeatedTest(2000)
  void everyTextIsAQueryOrIsRefusedWithAPlaceInIt(RepetitionInfo repetition) {
    String text = text(new Random(repetition.getCurrentRepetition()), 24);
    try {
      Query query = QueryParser.parse(text);
      assertThat(query.terms())
          .allSatisfy(term -> assertThat(term.position()).isBetween(1, text.length()));
    } catch (QueryException e) {
      assertThat(e.getMessage()).matches("(?s)at character [0-9]+ .*");
    }
  }

  @RepeatedTest(1000)
  void whatIsQuotedComesBackAsItWas(RepetitionInfo repetition) {
    String value = text(new Random(repetition.getCurrentRepetition()), 24);
    String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    assertThat(QueryParser.parse("name:" + quoted).terms())
        .containsExactly(new Match(1, false, "name", Operator.IS, List.of(new Value(value, true))));
  }
}
