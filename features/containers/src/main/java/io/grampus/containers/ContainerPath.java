package io.grampus.containers;

import java.time.Instant;

/**
 * What is at a path in a container.
 *
 * @param mode type and permission bits as {@code stat} tells them, in octal, such as {@code 100644}
 * @param linkTarget where a symbolic link leads; empty for anything else
 */
public record ContainerPath(
    String name, long size, String mode, boolean directory, Instant modified, String linkTarget) {}
