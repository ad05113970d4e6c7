package io.grampus.inventory;

import io.grampus.kernel.Rendered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A part of a list in the form of {@link io.grampus.kernel.Page}, written from rendered rows. */
record RowPage<R extends Row>(
    List<Entry<R>> items,
    long total,
    long version,
    Optional<Instant> staleSince,
    Optional<String> lacks,
    LiveMembers<R> live,
    String etag)
    implements Rendered {

  @Override
  public void writeTo(OutputStream out) throws IOException {
    var writer = new RowWriter<>(live, out);
    writer.text("{\"items\":");
    writer.rows(items);
    var rest = new StringBuilder();
    rest.append(",\"total\":").append(total).append(",\"version\":").append(version);
    staleSince.ifPresent(since -> rest.append(",\"staleSince\":\"").append(since).append('"'));
    lacks.ifPresent(what -> rest.append(",\"lacks\":\"").append(what).append('"'));
    writer.text(rest.append('}'));
    writer.flush();
  }

  /**
   * The same with fewer rows.
   *
   * @param most how many at most; 0 for all
   */
  RowPage<R> first(int most) {
    List<Entry<R>> few = most == 0 || most >= items.size() ? items : items.subList(0, most);
    return new RowPage<>(few, total, version, staleSince, lacks, live, etag);
  }

  byte[] json() {
    var out = new ByteArrayOutputStream(1024 + items.size() * 1024);
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
