package io.grampus.cli.template;

/** A template that cannot be read or does not fit what it is applied to. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }
}
