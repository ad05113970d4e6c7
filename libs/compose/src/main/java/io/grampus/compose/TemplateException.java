package io.grampus.compose;

/** Thrown when a text with variables can't be expanded. */
final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String advice;

  TemplateException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  String advice() {
    return advice;
  }
}
