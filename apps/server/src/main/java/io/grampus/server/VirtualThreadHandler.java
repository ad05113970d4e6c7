package io.grampus.server;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives every request a virtual thread of its own. Jetty's own use of virtual threads is a matter
 * of its execution strategy: over TLS it ran requests of HTTP/1.1 on the threads that read from
 * sockets, so that two dozen agents or followed logs were all that a server could serve.
 */
final class VirtualThreadHandler extends Handler.Wrapper {
  private final AtomicLong count = new AtomicLong();

  VirtualThreadHandler(Handler handler) {
    super(handler);
  }

  /** Whoever calls may go on reading from sockets. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Thread.ofVirtual()
        .name("http-" + count.incrementAndGet())
        .start(() -> serve(request, response, callback));
    return true;
  }

  private void serve(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Throwable e) {
      // as Jetty does with what a handler throws
      Response.writeError(request, response, callback, e);
    }
  }
}
