/**
 * A registry of images inside the server: the OCI distribution specification 1.1 below {@code
 * /v2/}.
 *
 * <p>What is kept where, and in which order:
 *
 * <ol>
 *   <li>The bytes of an upload go to {@code uploads/}, are hashed on their way, and are synced
 *       before each answer.
 *   <li>When the digest is right, the file moves to {@code blobs/sha256/ab/HEX.ID}, and the folder
 *       is synced. The name has the content's hash for people and the upload's id so that no two
 *       files ever have the same name.
 *   <li>One transaction makes the row of the blob, unless there is one, and that of its repository.
 *       Only this makes the blob exist. Then the client has its answer.
 *   <li>A manifest is stored in one transaction that also checks that everything it needs is there.
 * </ol>
 *
 * <p>So a process that ends at any moment leaves at most files without a row, which nobody sees and
 * the {@link io.grampus.registry.GarbageCollector} removes. What was acknowledged has both.
 */
@NullMarked
package io.grampus.registry;

import org.jspecify.annotations.NullMarked;
