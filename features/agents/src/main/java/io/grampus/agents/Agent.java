package io.grampus.agents;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agent as its certificate tells it. */
record Agent(String node, X509Certificate certificate) {
  /** What tells certificates of agents from others of the authority. */
  static final String UNIT = "agent";

  private static final Pattern SUBJECT = Pattern.compile("CN=([0-9a-z]+),OU=agent,O=Grampus");
  private static final Pattern NODE = Pattern.compile("[0-9a-z]{1,64}");

  /** Empty when the certificate is none of an agent. */
  static Optional<Agent> of(X509Certificate certificate) {
    Matcher subject = SUBJECT.matcher(certificate.getSubjectX500Principal().getName());
    return subject.matches()
        ? Optional.of(new Agent(subject.group(1), certificate))
        : Optional.empty();
  }

  static boolean canBeNode(String id) {
    return NODE.matcher(id).matches();
  }

  String serial() {
    return serial(certificate);
  }

  static String serial(X509Certificate certificate) {
    BigInteger serial = certificate.getSerialNumber();
    return serial.toString(16);
  }

  /** Whether two thirds of the certificate's time are over. */
  boolean ageing(Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Duration lasts = Duration.between(from, certificate.getNotAfter().toInstant());
    return now.isAfter(from.plus(lasts.multipliedBy(2).dividedBy(3)));
  }
}
