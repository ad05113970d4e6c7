package io.grampus.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void whatIsToldIsReadAsItWas() {
    var counters = new Counters(7, 1, 2, Long.MAX_VALUE, 4, 5, 6, 7, 8);
    var report = new Report(true, 7, 900, -1, Map.of("c0ffee", counters), List.of("dead"));
    assertThat(Report.parse(report.text())).contains(report);
    var none = new Report(false, 8, 901, 1000, Map.of(), List.of());
    assertThat(Report.parse(none.text())).contains(none);
  }

  @Test
  void whatIsNoReportIsNone() {
    assertThat(Report.parse("")).isEmpty();
    assertThat(Report.parse("first x 1 2")).isEmpty();
    assertThat(Report.parse("then 1 2 3;c0ffee 1 2 3 4 5 6 7 x")).isEmpty();
  }
}
