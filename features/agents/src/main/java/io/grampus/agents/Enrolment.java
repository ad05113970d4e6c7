package io.grampus.agents;

import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.CertificateAuthority;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.RequestContext;
import io.grampus.node.JoinCode;
import io.grampus.node.Joined;
import io.grampus.node.Joining;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is let in as the agent of a node, and with which certificate. */
final class Enrolment {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
  static final Duration CERTIFICATE_LASTS = Duration.ofDays(90);
  private static final int CURVE_BITS = 256;
  private static final int LONGEST_MINUTES = 24 * 60;

  private final AgentStore store;
  private final Sessions sessions;
  private final CertificateAuthority authority;
  private final Inventory inventory;
  private final AuditTrail audit;
  private final Clock clock;

  Enrolment(
      AgentStore store,
      Sessions sessions,
      CertificateAuthority authority,
      Inventory inventory,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.authority = authority;
    this.inventory = inventory;
    this.audit = audit;
    this.clock = clock;
  }

  Invite invite(InviteWanted wanted) {
    String tried = "make a join code";
    int minutes = wanted.minutes().orElse(60);
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              tried, "minutes", minutes + " minutes are not 1 to 1440", "Give 1 to 1440."));
    }
    Optional<NodeRow> node = wanted.node().map(name -> inventory.find(Kind.NODE, name));
    node.ifPresent(row -> refuseOwn(tried, row));
    Instant expires = clock.now().plus(Duration.ofMinutes(minutes));
    String secret = Ids.fresh();
    store.invite(hash(secret), node.map(NodeRow::id), expires);
    try {
      String fingerprint = JoinCode.fingerprint(authority.certificate());
      return new Invite(new JoinCode(secret, fingerprint).toString(), expires);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the authority's certificate has no fingerprint", e);
    }
  }

  /** Lets a machine in; leaves a row in the audit log whatever comes of it. */
  Joined join(Joining joining, RequestContext context) {
    String object = "agent/" + (Agent.canBeNode(joining.node()) ? joining.node() : "?");
    return audited(
        new AuditTrail.Attempt(
            context.id(), clock.now(), "agent", "agent.join", object, context.remote()),
        "",
        () -> join(joining));
  }

  private <T> T audited(AuditTrail.Attempt attempt, String detail, Supplier<T> change) {
    long begun = clock.nanos();
    audit.begin(attempt);
    try {
      T made = change.get();
      end(attempt, "ok", detail, begun);
      return made;
    } catch (ProblemException e) {
      end(attempt, e.problem().code(), e.problem().sentence(), begun);
      throw e;
    }
  }

  private void end(AuditTrail.Attempt attempt, String result, String detail, long begun) {
    Duration took = Duration.ofNanos(clock.nanos() - begun);
    audit.end(attempt, new AuditTrail.Ending(result, detail, took));
  }

  private Joined join(Joining joining) {
    String tried = "join as an agent";
    PublicKey key = key(tried, joining.key());
    String id = joining.node();
    Optional<NodeRow> node = Agent.canBeNode(id) ? inventory.row(Kind.NODE, id) : Optional.empty();
    // who has no code is told nothing of the Swarm
    if (!store.use(hash(joining.secret()), id, clock.now())) {
      throw new ProblemException(new AgentProblem.BadCode(tried));
    }
    NodeRow row =
        node.orElseThrow(() -> new ProblemException(new AgentProblem.UnknownNode(tried, id)));
    refuseOwn(tried, row);
    X509Certificate certificate = authority.issue(key, id, Agent.UNIT, CERTIFICATE_LASTS);
    store.joined(id, row.name(), certificate, clock.now());
    sessions.cut(id);
    return new Joined(der(certificate), row.name());
  }

  private static void refuseOwn(String tried, NodeRow row) {
    if (row.self()) {
      throw new ProblemException(new AgentProblem.OwnNode(tried, row.name()));
    }
  }

  /** The certificate for an agent's next key. */
  String renew(Agent agent, String key) {
    X509Certificate certificate =
        authority.issue(
            key("renew the certificate of an agent", key),
            agent.node(),
            Agent.UNIT,
            CERTIFICATE_LASTS);
    store.certified(agent.node(), certificate, clock.now());
    return der(certificate);
  }

  void remove(String name) {
    AgentRow row =
        store
            .find(name)
            .orElseThrow(() ->
                new ProblemException(
                    new AgentProblem.NotFound("remove the agent of node \"" + name + "\"", name)));
    forget(row.id());
  }

  /** Lets go of the agent of a node that is no node any more; a sentence when there was one. */
  Optional<String> nodeRemoved(String node, String name, RequestContext context) {
    if (store.find(node).filter(row -> row.id().equals(node)).isEmpty()) {
      // codes that were made for the node alone
      store.remove(node);
      return Optional.empty();
    }
    String who = context.principal().map(Principal::name).orElse("somebody");
    letGo(node, name, who, context.remote(), "");
    return Optional.of(
        "Its agent went with it: its certificate is not accepted any more. To come back, the"
            + " machine joins anew: grampus node add.");
  }

  /** The same where nobody asked the server to remove the node. */
  void nodeLeft(String node, String name) {
    letGo(node, name, "server", "", "Its node was removed from the Swarm past the server.");
    LOG.info(
        "node {} was removed from the Swarm past the server: its agent's certificate is not"
            + " accepted any more",
        name);
  }

  /** Leaves a row: a request that there was has one already, for the node. */
  private void letGo(String node, String name, String who, String from, String detail) {
    var attempt =
        new AuditTrail.Attempt(
            Ids.fresh(), clock.now(), who, "agent.remove", "agent/" + name, from);
    audited(
        attempt,
        detail,
        () -> {
          forget(node);
          return node;
        });
  }

  private void forget(String node) {
    store.remove(node);
    sessions.cut(node);
    sessions.forgive(node);
    sessions.tell(node);
  }

  private static PublicKey key(String tried, String text) {
    try {
      byte[] der = Base64.getDecoder().decode(text);
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
      if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == CURVE_BITS) {
        return key;
      }
      throw new ProblemException(new AgentProblem.BadKey(tried));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ProblemException(new AgentProblem.BadKey(tried), e);
    }
  }

  private static String der(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was just made has no encoding", e);
    }
  }

  private static String hash(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
