package io.grampus.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads heads and trailers, strictly: what two parsers could read differently is refused. */
final class HeadReader {
  static final int MAX_BYTES = 64 * 1024;
  static final int MAX_FIELDS = 200;

  private final WireBuffer buffer;
  private int left;

  HeadReader(WireBuffer buffer) {
    this.buffer = buffer;
  }

  RequestHead request() throws IOException {
    left = MAX_BYTES;
    String line = line();
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first || line.indexOf(' ', first + 1) != last) {
      throw new MalformedHttpException("the request line is not METHOD TARGET VERSION");
    }
    String method = line.substring(0, first);
    String target = line.substring(first + 1, last);
    if (!Syntax.isToken(method)) {
      throw new MalformedHttpException("the method is not a token");
    }
    if (!Syntax.isTarget(target)) {
      throw new MalformedHttpException("the request target is not a path in visible ASCII");
    }
    Version version = Version.parse(line.substring(last + 1));
    Fields fields = fields();
    if (fields.values("Host").size() > 1) {
      throw new MalformedHttpException("more than one Host is there");
    }
    return new RequestHead(method, target, version, fields);
  }

  ResponseHead response() throws IOException {
    left = MAX_BYTES;
    String line = line();
    int space = line.indexOf(' ');
    if (space < 0 || line.length() < space + 4) {
      throw new MalformedHttpException("the status line is not VERSION STATUS REASON");
    }
    Version version = Version.parse(line.substring(0, space));
    int status = status(line.substring(space + 1, space + 4));
    String rest = line.substring(space + 4);
    if (!rest.isEmpty() && rest.charAt(0) != ' ') {
      throw new MalformedHttpException("the status is not three digits");
    }
    String reason = rest.isEmpty() ? "" : rest.substring(1);
    if (!Syntax.isFieldValue(reason)) {
      throw new MalformedHttpException("the reason phrase contains control characters");
    }
    return new ResponseHead(status, reason, version, fields());
  }

  /** Field lines up to and with the empty line (RFC 9112 section 5). */
  Fields trailers() throws IOException {
    left = MAX_BYTES;
    return fields();
  }

  private Fields fields() throws IOException {
    List<Fields.Field> fields = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (fields.size() == MAX_FIELDS) {
        throw new MalformedHttpException("there are more than " + MAX_FIELDS + " fields");
      }
      fields.add(field(line));
    }
    return fields.isEmpty() ? Fields.none() : new Fields(fields);
  }

  private static Fields.Field field(String line) throws MalformedHttpException {
    char start = line.charAt(0);
    if (start == ' ' || start == '\t') {
      throw new MalformedHttpException("a field is folded over two lines");
    }
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new MalformedHttpException("a field line has no colon");
    }
    String name = line.substring(0, colon);
    if (!Syntax.isToken(name)) {
      throw new MalformedHttpException("a field name is not a token");
    }
    String value = trim(line, colon + 1);
    if (!Syntax.isFieldValue(value)) {
      throw new MalformedHttpException("the value of " + name + " contains control characters");
    }
    return new Fields.Field(name, value);
  }

  private static String trim(String line, int from) {
    int start = from;
    int end = line.length();
    while (start < end && isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static int status(String digits) throws MalformedHttpException {
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedHttpException("the status is not three digits");
    }
    int status = Integer.parseInt(digits);
    if (status < 100 || status > 599) {
      throw new MalformedHttpException("the status " + status + " does not exist");
    }
    return status;
  }

  private String line() throws IOException {
    String line = buffer.line(left);
    left -= line.length() + 2;
    if (left < 0) {
      throw new MalformedHttpException("the head is longer than " + MAX_BYTES + " bytes");
    }
    return line;
  }
}
