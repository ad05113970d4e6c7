/** What every feature stands on. */
module io.grampus.kernel {
  exports io.grampus.kernel;

  requires transitive tools.jackson.databind;
  requires transitive org.jdbi.v3.core;
  requires static transitive org.jspecify;
  requires transitive java.sql;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
}
