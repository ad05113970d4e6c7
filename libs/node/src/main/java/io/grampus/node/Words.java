package io.grampus.node;

/** Paths and limits that both sides go by. */
public final class Words {
  /** What all paths of agents begin with. */
  public static final String PREFIX = "/agent/v1/";

  /** Takes a join line with a code, answers one with a certificate. */
  public static final String JOIN = PREFIX + "join";

  /** The control connection. */
  public static final String CONTROL = PREFIX + "control";

  /** One conversation with the engine; its id follows. */
  public static final String STREAMS = PREFIX + "streams/";

  /** Tells the time, to agents whose clock may be wrong. */
  public static final String CLOCK = PREFIX + "clock";

  /** The script that makes a node of a machine. */
  public static final String SCRIPT = PREFIX + "node.sh";

  /** The agent's program, packed. */
  public static final String BUNDLE = PREFIX + "bundle.tar.gz";

  /** The bundle's SHA-256 in hexadecimal. */
  public static final String BUNDLE_DIGEST = PREFIX + "bundle.sha256";

  /** The newest version that this code speaks. */
  public static final int VERSION = 1;

  /** The most bytes of one line. */
  public static final int LONGEST_LINE = 256 * 1024;

  private Words() {}
}
