package io.grampus.testkit;

import io.grampus.wire.Exchange;
import io.grampus.wire.RequestHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who answers a request. */
final class FakeRoutes {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern VERSION = Pattern.compile("^/v\\d+\\.\\d+(?=/)");
  private final List<Route> routes = new ArrayList<>();

  /** Answers one kind of request. */
  @FunctionalInterface
  interface Handler {
    void handle(FakeCall call) throws IOException;
  }

  private record Route(String method, Pattern path, List<String> names, Handler handler) {}

  /** A parameter in braces stands for one or more characters, slashes among them. */
  FakeRoutes on(String method, String path, Handler handler) {
    List<String> names = PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    String regex = PARAMETER.matcher(path).replaceAll("(.+)");
    routes.add(new Route(method, Pattern.compile(regex), names, handler));
    return this;
  }

  void handle(Exchange exchange) throws IOException {
    RequestHead request = exchange.request();
    String path = VERSION.matcher(request.path()).replaceFirst("");
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (route.method().equals(request.method()) && matcher.matches()) {
        answer(route.handler(), new FakeCall(exchange, parameters(route, matcher)));
        return;
      }
    }
    new FakeCall(exchange, Map.of()).refuse(new FakeRefusal(404, "page not found"));
  }

  private static Map<String, String> parameters(Route route, Matcher matcher) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < route.names().size(); i++) {
      values.put(route.names().get(i), FakeCall.decode(matcher.group(i + 1)));
    }
    return values;
  }

  private static void answer(Handler handler, FakeCall call) throws IOException {
    try {
      handler.handle(call);
    } catch (FakeRefusal refusal) {
      call.refuse(refusal);
    }
  }
}
