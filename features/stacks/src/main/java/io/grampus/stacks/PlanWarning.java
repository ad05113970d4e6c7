package io.grampus.stacks;

/**
 * Something that a person should know before deploying.
 *
 * @param code a stable word, such as {@code noHealthcheck}
 * @param service the service it is about; empty for the whole stack
 * @param place where in the files, as {@code file:line}; empty when it is nowhere
 */
public record PlanWarning(String code, String service, String message, String place) {}
