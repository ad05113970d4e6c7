/**
 * Images as the Open Container Initiative describes them.
 *
 * <ul>
 *   <li>The words: {@link io.grampus.oci.Digest}, {@link io.grampus.oci.Reference}, {@link
 *       io.grampus.oci.Descriptor}, {@link io.grampus.oci.Manifest}. A digest is over bytes, so
 *       whoever passes a manifest on passes on the {@link io.grampus.oci.ManifestDocument} as it
 *       came, with all members that are not known here.
 *   <li>The places: {@link io.grampus.oci.RegistryRepository} and {@link
 *       io.grampus.oci.ImageLayout} are {@link io.grampus.oci.ImageStore}s, between which {@link
 *       io.grampus.oci.ImageCopier} copies.
 * </ul>
 *
 * <p>All calls block and are meant for virtual threads. What comes from outside is checked: content
 * against its digest and size, names against their grammar.
 */
@NullMarked
package io.grampus.oci;

import org.jspecify.annotations.NullMarked;
