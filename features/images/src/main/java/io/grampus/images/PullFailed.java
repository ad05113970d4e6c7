package io.grampus.images;

import io.grampus.kernel.Problem;

/**
 * The last event of a pull on one of several nodes that failed.
 *
 * @param code of the problem
 * @param detail what was in the way, as a sentence
 * @param next what to do
 */
public record PullFailed(String node, String code, String detail, String next) {
  static PullFailed of(String node, Problem problem) {
    return new PullFailed(node, problem.code(), problem.sentence(), problem.next());
  }
}
