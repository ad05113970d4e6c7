/**
 * What every feature stands on: operations and their declarations, problems, SQL and migrations,
 * reconcilers, in-process events, the clock and the request context.
 *
 * <p>The kernel knows no feature, no HTTP server and no Docker. A feature declares what it can do
 * as {@link io.grampus.kernel.Operation}s; the server turns the declarations into routes,
 * permission checks, audit rows and the OpenAPI document.
 */
@NullMarked
package io.grampus.kernel;

import org.jspecify.annotations.NullMarked;
