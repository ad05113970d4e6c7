package io.grampus.agents;

import io.grampus.kernel.Sql;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Invites, agents and their certificates in the database. */
final class AgentStore {
  private static final String ROWS =
      "select a.*, (select max(expires_at) from agents_certificate c"
          + " where c.node = a.node and c.revoked = 0) as certified from agents_agent a";
  private static final RowMapper<AgentRow> ROW =
      (row, context) ->
          new AgentRow(
              row.getString("node"),
              row.getString("name"),
              "away",
              Instant.ofEpochMilli(row.getLong("seen_at")),
              row.getString("program"),
              Instant.ofEpochMilli(row.getLong("joined_at")),
              Optional.of(row.getLong("certified")).filter(at -> at > 0).map(Instant::ofEpochMilli),
              "");

  private final Sql sql;

  AgentStore(Sql sql) {
    this.sql = sql;
    sql.migrate(AgentStore.class);
  }

  List<AgentRow> all() {
    return sql.read(h -> h.createQuery(ROWS + " order by a.name").map(ROW).list());
  }

  /**
   * An agent, and where its node was.
   *
   * @param swarm the id of the Swarm that the node was last seen in; empty before
   */
  record Placed(String node, String name, String swarm) {}

  List<Placed> placed() {
    return sql.read(h ->
        h.createQuery("select node, name, swarm from agents_agent")
            .map((row, _) ->
                new Placed(row.getString("node"), row.getString("name"), row.getString("swarm")))
            .list());
  }

  /** Keeps in which Swarm a node was seen. */
  void place(String node, String swarm) {
    sql.write(h -> h.execute("update agents_agent set swarm = ? where node = ?", swarm, node));
  }

  /** By id or name. */
  Optional<AgentRow> find(String node) {
    return sql.read(h ->
        h.createQuery(ROWS + " where a.node = :n or a.name = :n order by a.node = :n desc")
            .bind("n", node)
            .map(ROW)
            .findFirst());
  }

  void invite(String hash, Optional<String> node, Instant expires) {
    sql.write(h ->
        h.execute(
            "insert into agents_invite(hash, node, expires_at) values (?, ?, ?)",
            hash,
            node.orElse(null),
            expires.toEpochMilli()));
  }

  /** Uses an invite up; false when there is none that fits. */
  boolean use(String hash, String node, Instant now) {
    return sql.write(h -> {
      h.execute("delete from agents_invite where expires_at <= ?", now.toEpochMilli());
      return h.execute(
              "delete from agents_invite where hash = ? and (node is null or node = ?)", hash, node)
          == 1;
    });
  }

  /** Keeps who has joined; earlier certificates of the node are revoked. */
  void joined(String node, String name, X509Certificate certificate, Instant now) {
    sql.write(h -> {
      h.execute("update agents_certificate set revoked = 1 where node = ?", node);
      certify(h, node, certificate);
      return h.execute(
          "insert into agents_agent(node, name, program, joined_at, seen_at)"
              + " values (?, ?, '', ?, ?) on conflict(node) do update set name = excluded.name,"
              + " joined_at = excluded.joined_at",
          node,
          name,
          now.toEpochMilli(),
          now.toEpochMilli());
    });
  }

  /** Keeps one more certificate, and forgets those whose time is over. */
  void certified(String node, X509Certificate certificate, Instant now) {
    sql.write(h -> {
      h.execute("delete from agents_certificate where expires_at < ?", now.toEpochMilli());
      return certify(h, node, certificate);
    });
  }

  private static int certify(Handle h, String node, X509Certificate certificate) {
    return h.execute(
        "insert into agents_certificate(serial, node, expires_at, revoked) values (?, ?, ?, 0)"
            + " on conflict(serial) do nothing",
        Agent.serial(certificate),
        node,
        certificate.getNotAfter().toInstant().toEpochMilli());
  }

  /**
   * Keeps who is connected, also when the database is older than the certificate; false when the
   * certificate has been revoked meanwhile.
   */
  boolean seen(Agent agent, String name, String program, Instant now) {
    return sql.write(h -> {
      certify(h, agent.node(), agent.certificate());
      if (revoked(h, agent.serial())) {
        return false;
      }
      h.execute(
          "insert into agents_agent(node, name, program, joined_at, seen_at)"
              + " values (?, ?, ?, ?, ?) on conflict(node) do update set name = excluded.name,"
              + " program = excluded.program, seen_at = excluded.seen_at",
          agent.node(),
          name,
          program,
          now.toEpochMilli(),
          now.toEpochMilli());
      return true;
    });
  }

  /** Keeps when somebody was there last. */
  void left(String node, Instant now) {
    sql.write(h ->
        h.execute("update agents_agent set seen_at = ? where node = ?", now.toEpochMilli(), node));
  }

  boolean revoked(String serial) {
    return sql.read(h -> revoked(h, serial));
  }

  private static boolean revoked(Handle h, String serial) {
    return h.select("select 1 from agents_certificate where serial = ? and revoked = 1", serial)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The nodes that had an agent whose certificates were revoked, and have none now. */
  Set<String> cutOff() {
    return sql.read(h ->
        Set.copyOf(
            h.createQuery(
                    "select distinct node from agents_certificate where revoked = 1"
                        + " and node not in (select node from agents_agent)")
                .mapTo(String.class)
                .list()));
  }

  /** Forgets the agent and revokes its certificates. */
  void remove(String node) {
    sql.write(h -> {
      h.execute("update agents_certificate set revoked = 1 where node = ?", node);
      h.execute("delete from agents_invite where node = ?", node);
      return h.execute("delete from agents_agent where node = ?", node);
    });
  }
}
