package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.inventory.Query.Match;
import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import io.grampus.inventory.Query.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

  @Test
  void anEmptyQueryIsEverything() {
    assertThat(QueryParser.parse("  \t ").terms()).isEmpty();
  }

  @Test
  void aFieldAndItsValuesAreAMatch() {
    assertThat(QueryParser.parse("state:exited,dead").terms())
        .containsExactly(
            new Match(
                1,
                false,
                "state",
                Operator.IS,
                List.of(new Value("exited", false), new Value("dead", false))));
  }

  @Test
  void aWordAloneIsLookedForEverywhere() {
    assertThat(QueryParser.parse("web,api").terms())
        .containsExactly(new Words(1, false, "web,api"));
  }

  @ParameterizedTest
  @CsvSource({"cpu>5,MORE", "cpu>=5,AT_LEAST", "cpu<5,LESS", "cpu<=5,AT_MOST", "cpu=5,IS"})
  void signsAreOperators(String text, Operator operator) {
    assertThat(QueryParser.parse(text).terms())
        .containsExactly(new Match(1, false, "cpu", operator, List.of(new Value("5", false))));
  }

  @Test
  void aMinusAndAnUnequalSignNegate() {
    assertThat(QueryParser.parse("-state:exited state!=exited").terms())
        .allMatch(Query.Term::negated)
        .hasSize(2);
  }

  @Test
  void quotesKeepBlanksAndSignsAndWildcards() {
    assertThat(QueryParser.parse("name:\"a b,*\" label:team=\"pay roll\" \"x:\\\"y\\\"\"").terms())
        .containsExactly(
            new Match(1, false, "name", Operator.IS, List.of(new Value("a b,*", true))),
            new Match(14, false, "label", Operator.IS, List.of(new Value("team=pay roll", true))),
            new Words(36, false, "x:\"y\""));
  }

  @Test
  void aLabelKeepsItsEqualsSign() {
    assertThat(QueryParser.parse("label:a.b/c=d=e").terms())
        .containsExactly(
            new Match(1, false, "label", Operator.IS, List.of(new Value("a.b/c=d=e", false))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name:", "name: web", "name:a,", "-", "a \"b", "name:\"b"})
  void halfATermIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> QueryParser.parse(text))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("at character");
  }
}
