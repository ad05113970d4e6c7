package io.grampus.testkit;

import io.grampus.kernel.Call;
import io.grampus.kernel.Credentials;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.RequestContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that a test puts together; made by an administrator unless it says otherwise. */
public final class TestCall implements Call<Object> {
  private final Map<String, String> path = new HashMap<>();
  private final Map<String, List<String>> query = new HashMap<>();
  private Object body = new Nothing();
  private InputStream stream = new ByteArrayInputStream(new byte[0]);
  private Permission.Level level = Permission.Level.ADMINISTER;

  private TestCall() {}

  public static TestCall to() {
    return new TestCall();
  }

  /** A call with one path parameter. */
  public static TestCall to(String name, String value) {
    return new TestCall().path(name, value);
  }

  public TestCall path(String name, String value) {
    path.put(name, value);
    return this;
  }

  /** A query parameter; again for one that repeats. */
  public TestCall query(String name, String value) {
    query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    return this;
  }

  /** A query parameter without a value. */
  public TestCall flagged(String name) {
    return query(name, "");
  }

  public TestCall body(Object value) {
    body = value;
    return this;
  }

  public TestCall stream(InputStream bytes) {
    stream = bytes;
    return this;
  }

  public TestCall by(Permission.Level other) {
    level = other;
    return this;
  }

  @Override
  public RequestContext context() {
    var who = new Principal("u1", "tester", level, Optional.empty(), "s1");
    var none = new Credentials(Optional.empty(), Optional.empty());
    return new RequestContext("r1", Optional.of(who), "127.0.0.1", none, Instant.EPOCH, "r1");
  }

  @Override
  public String path(String name) {
    return Optional.ofNullable(path.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the test gave no {" + name + "}"));
  }

  @Override
  public Optional<String> query(String name) {
    return queries(name).stream().findFirst().filter(v -> !v.isEmpty());
  }

  @Override
  public List<String> queries(String name) {
    return query.getOrDefault(name, List.of());
  }

  @Override
  public Object body() {
    return body;
  }

  @Override
  public InputStream stream() {
    return stream;
  }
}
