package io.grampus.cli.text;

/** Colours, on terminals that want them. */
public final class Paint {
  /** What a text means; a state is never told by colour alone. */
  public enum Tone {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    WARN("33"),
    BAD("31"),
    ACCENT("36"),
    INVERSE("7");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private final boolean on;

  public Paint(boolean on) {
    this.on = on;
  }

  public boolean isOn() {
    return on;
  }

  public String in(Tone tone, String text) {
    return !on || tone == Tone.PLAIN ? text : "\u001b[" + tone.code + "m" + text + "\u001b[0m";
  }
}
