package io.grampus.kernel;

import java.time.Duration;
import java.time.Instant;

/** Where every change leaves its row; the audit feature is the one that keeps them. */
public interface AuditTrail {

  /**
   * What is known before a change begins.
   *
   * @param who the user's name, or what they called themselves when signing in
   * @param action the operation's audit name, such as {@code stack.deploy}
   * @param object what it was done to, such as {@code stack/shop}
   * @param from the remote address
   */
  record Attempt(String id, Instant at, String who, String action, String object, String from) {}

  /**
   * How a change ended.
   *
   * @param result {@code ok}, or the problem's code
   * @param detail a sentence for people; empty when there is nothing to add
   */
  record Ending(String result, String detail, Duration took) {}

  /** Writes the attempt durably before the change begins. */
  void begin(Attempt attempt);

  void end(Attempt attempt, Ending ending);
}
