package io.grampus.wire;

/** Heads as they are sent: always written anew from what was parsed, never passed through. */
final class HeadText {
  private HeadText() {}

  static String of(RequestHead head) {
    StringBuilder text = new StringBuilder(256);
    text.append(head.method()).append(' ').append(head.target()).append(' ');
    text.append(head.version()).append("\r\n");
    return append(text, head.fields()).toString();
  }

  static String of(ResponseHead head) {
    StringBuilder text = new StringBuilder(256);
    text.append(head.version()).append(' ').append(head.status()).append(' ');
    text.append(head.reason()).append("\r\n");
    return append(text, head.fields()).toString();
  }

  static StringBuilder append(StringBuilder text, Fields fields) {
    for (Fields.Field field : fields.all()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    return text.append("\r\n");
  }
}
