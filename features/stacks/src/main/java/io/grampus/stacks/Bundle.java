package io.grampus.stacks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a Compose project, as they are sent along with an order.
 *
 * @param compose the Compose files in the order in which they are merged, as paths in {@code files}
 * @param files all files that the project refers to, by path: Compose and environment files, the
 *     contents of secrets and configs
 * @param binaries as {@code files}, in Base64, for those that are not UTF-8
 * @param environment variables for interpolation
 * @param profiles which optional services take part
 * @param directory where relative paths start, on the machine that sends
 */
public record Bundle(
    List<String> compose,
    Map<String, String> files,
    Optional<Map<String, String>> binaries,
    Optional<Map<String, String>> environment,
    Optional<List<String>> profiles,
    Optional<String> directory) {}
