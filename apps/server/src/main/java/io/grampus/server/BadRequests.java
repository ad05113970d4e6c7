package io.grampus.server;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Json;
import io.grampus.kernel.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells what Jetty refuses before any handler sees it, in the same form as every other problem. */
final class BadRequests extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String reason,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.write(true, render(status, reason), callback);
  }

  private static ByteBuffer render(int status, @Nullable String reason) {
    var tree = Problems.tree(problem(status, reason), Ids.fresh());
    tree.put("status", status);
    return ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(tree));
  }

  private static Problem problem(int status, @Nullable String reason) {
    String tried = "read the request";
    return switch (status) {
      case HttpStatus.SERVICE_UNAVAILABLE_503 ->
          new CommonProblem.Unavailable(tried, "the server is stopping", "Try again in a moment.");
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
          new CommonProblem.TooLarge(tried, Limits.DEFAULT.headerBytes());
      default -> {
        String why = reason == null ? HttpStatus.getMessage(status) : reason;
        String next = "Send a well-formed HTTP request; the addresses are in /api.";
        yield Problems.invalid(tried, "", "it breaks the rules of HTTP (" + why + ")", next);
      }
    };
  }
}
