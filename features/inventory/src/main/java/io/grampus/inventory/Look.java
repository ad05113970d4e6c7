package io.grampus.inventory;

import io.grampus.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One question to one list.
 *
 * @param of as it was asked: the list, a blank, and a query
 * @param counts whether only the number of rows is wanted
 */
record Look<R extends Row>(String of, Shelf<R> shelf, ListRequest<R> request, boolean counts) {

  /** What there is to see now, as a {@link Glance}. */
  byte[] json() {
    RowPage<R> page = shelf.lister().list(request);
    var out = new ByteArrayOutputStream(256);
    var writer = new RowWriter<>(shelf.live(), out);
    try {
      out.write("{\"of\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      out.write(Json.MAPPER.writeValueAsBytes(of));
      writer.text(",\"items\":");
      writer.rows(counts ? List.of() : page.items());
      writer.text(rest(page));
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static StringBuilder rest(RowPage<?> page) {
    var rest = new StringBuilder().append(",\"total\":").append(page.total());
    page.staleSince().ifPresent(s -> rest.append(",\"staleSince\":\"").append(s).append('"'));
    page.lacks().ifPresent(what -> rest.append(",\"lacks\":\"").append(what).append('"'));
    return rest.append('}');
  }
}
