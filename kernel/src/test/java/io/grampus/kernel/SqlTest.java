package io.grampus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasCommittedAndNothingOfAFailedTransaction() {
    try (Sql sql = open()) {
      add(sql, "kept");
      assertThatThrownBy(() ->
              sql.write(h -> {
                h.execute("insert into kernel_notes (note) values ('lost')");
                throw new IllegalStateException("in the middle");
              }))
          .hasMessage("in the middle");
    }
    try (Sql sql = open()) {
      assertThat(notes(sql)).containsExactly("kept");
    }
  }

  @Test
  void writersQueueInsteadOfFailing() throws InterruptedException {
    try (Sql sql = open()) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int n = i;
        threads.add(Thread.ofVirtual().start(() -> add(sql, "note " + n)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(notes(sql)).hasSize(20);
    }
  }

  @Test
  void readersCannotWrite() {
    try (Sql sql = open()) {
      assertThatThrownBy(() -> sql.read(h -> h.execute("delete from kernel_notes")))
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void scriptsThatRanBeforeAreNotLookedAtAgain() {
    try (Sql sql = open()) {
      add(sql, "kept");
      sql.write(h -> h.execute("drop table kernel_schema"));
    }
    try (Sql sql = open()) {
      assertThat(notes(sql)).containsExactly("kept");
    }
  }

  private Sql open() {
    Sql sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    sql.migrate(SqlTest.class);
    return sql;
  }

  private static void add(Sql sql, String note) {
    sql.write(h -> h.execute("insert into kernel_notes (note) values (?)", note));
  }

  private static List<String> notes(Sql sql) {
    return sql.read(h -> h.createQuery("select note from kernel_notes").mapTo(String.class).list());
  }
}
