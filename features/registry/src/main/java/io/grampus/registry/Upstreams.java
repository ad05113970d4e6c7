package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.oci.Authorities;
import io.grampus.oci.Login;
import io.grampus.oci.OciException;
import io.grampus.oci.Patience;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.RegistryException;
import io.grampus.oci.RegistryRepository;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other registries. One that is away is left alone for a moment: pulls need not wait for it.
 */
final class Upstreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upstreams.class);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
  private static final Patience LITTLE =
      new Patience(2, Duration.ofMillis(200), Duration.ofSeconds(2));

  private final UpstreamLogins logins;
  private final Path authorities;
  private final Clock clock;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Map<String, Gone> gone = new ConcurrentHashMap<>();

  /** How a registry is reached; another login, or another authority, needs another one. */
  private record Way(Optional<Login> login, boolean plain, Authorities authorities) {}

  private record Line(Way way, RegistryClient client) {}

  /**
   * Why a registry could not be asked.
   *
   * @param until when it is asked again
   */
  private record Gone(Instant since, Instant until, String message) {}

  /** Something that is asked. */
  interface Question<T> {
    T ask(RegistryRepository repository) throws IOException;
  }

  /**
   * @param authorities the folders with registries' own authorities
   */
  Upstreams(UpstreamLogins logins, Path authorities, Clock clock) {
    this.logins = logins;
    this.authorities = authorities;
    this.clock = clock;
  }

  /**
   * Asks a registry.
   *
   * @param plain whether it speaks no TLS
   * @throws AwayException when it can't be asked now
   * @throws Refusal when it refuses, or answers what nobody understands
   */
  <T> T ask(Upstream upstream, boolean plain, Question<T> question) {
    String registry = upstream.registry();
    Optional<Gone> before = Optional.ofNullable(gone.get(registry));
    if (before.isPresent() && clock.now().isBefore(before.get().until)) {
      throw new AwayException(before.get().message, new IOException(before.get().message));
    }
    Line line = line(registry, plain);
    try {
      T answer = question.ask(line.client.repository(upstream.remote()));
      if (gone.remove(registry) != null) {
        LOG.info("The registry {} answers again", registry);
      }
      return answer;
    } catch (RegistryException e) {
      throw refusal(upstream, e);
    } catch (OciException e) {
      throw new Refusal(ErrorCode.UPSTREAM_AWAY, registry + ": " + e.getMessage());
    } catch (IOException e) {
      throw away(registry, reason(e, line.way.authorities), e);
    }
  }

  /** The files are read each time, so that what is put there counts at once. */
  private Line line(String registry, boolean plain) {
    var way = new Way(logins.of(registry), plain, Authorities.of(registry, authorities));
    return Optional.ofNullable(lines.get(registry))
        .filter(known -> known.way.equals(way))
        .orElseGet(() -> {
          Line fresh = line(registry, way);
          lines.put(registry, fresh);
          return fresh;
        });
  }

  private static Line line(String registry, Way way) {
    way.authorities.unread().forEach(told -> LOG.warn("An authority was not read: {}", told));
    RegistryClient.Options options = RegistryClient.Options.usual().with(LITTLE);
    if (way.login.isPresent()) {
      options = options.as(way.login.get());
    }
    if (way.plain) {
      options = options.withoutEncryption();
    }
    if (!way.authorities.certificates().isEmpty()) {
      options = options.trusting(way.authorities.context());
    }
    return new Line(way, RegistryClient.of(registry, options));
  }

  private RuntimeException refusal(Upstream upstream, RegistryException e) {
    int status = e.status();
    String said = String.valueOf(e.getMessage());
    if (status == 401 || status == 403) {
      return new Refusal(
          ErrorCode.DENIED,
          "%s is not for us, or is not there: %s. An administrator signs in with: grampus registry login %s"
              .formatted(upstream, said, upstream.registry()));
    }
    return status == 429 || status >= 500
        ? away(upstream.registry(), said, e)
        : new Refusal(ErrorCode.UPSTREAM_AWAY, upstream.registry() + ": " + said);
  }

  private AwayException away(String registry, String reason, Exception cause) {
    Instant now = clock.now();
    // whoever refuses a certificate is done at once, and wants to see whether it helped to add one
    Instant until = cause instanceof SSLHandshakeException ? now : now.plus(LEFT_ALONE);
    Gone known =
        gone.merge(
            registry,
            new Gone(now, until, reason),
            (old, fresh) -> new Gone(old.since, until, reason));
    if (known.since.equals(now)) {
      LOG.warn("The registry {} cannot be asked: {}", registry, reason);
    }
    return new AwayException(reason, cause);
  }

  /** The JDK's client says little, and of a connection that nobody took nothing at all. */
  private static String reason(IOException e, Authorities authorities) {
    String said = Optional.ofNullable(e.getMessage()).orElse("");
    return switch (e) {
      case HttpTimeoutException _ -> "it does not answer in time";
      case ConnectException _ when isUnknown(e) -> "no such host is known";
      case ConnectException _ -> "nothing listens there, or it is not to be reached";
      case SSLException _ ->
          authorities.advice(e).orElse("its TLS or its certificate is not accepted: " + said);
      default -> said.isBlank() ? e.getClass().getSimpleName() : said;
    };
  }

  private static boolean isUnknown(IOException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .anyMatch(t -> t instanceof UnresolvedAddressException);
  }

  /** The registries that could not be asked the last time. */
  List<MirrorState.Away> away() {
    return gone.entrySet().stream()
        .map(e -> new MirrorState.Away(e.getKey(), e.getValue().since, e.getValue().message))
        .sorted(Comparator.comparing(MirrorState.Away::registry))
        .toList();
  }

  @Override
  public void close() {
    lines.values().forEach(line -> line.client.close());
  }
}
