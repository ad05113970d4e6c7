package io.grampus.server;

import io.grampus.kernel.Call;
import io.grampus.kernel.RequestContext;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;

/** A checked request as a handler sees it. */
record HttpCall(
    RequestContext context,
    Map<String, String> parameters,
    Fields fields,
    Object body,
    InputStream stream)
    implements Call<Object> {

  @Override
  public String path(String name) {
    return Optional.ofNullable(parameters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the path has no {" + name + "}"));
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(fields.getValue(name)).filter(v -> !v.isEmpty());
  }

  @Override
  public List<String> queries(String name) {
    return fields.getValuesOrEmpty(name);
  }
}
