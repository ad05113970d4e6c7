package io.grampus.cli.screen;

import io.grampus.cli.screen.TopModel.Mode;
import java.util.List;

/** What the keys of the live view do; what needs the server is handed to {@link Deeds}. */
public final class TopKeys {
  private static final int PAGE = 10;

  /** What keys ask for that the view cannot do alone. */
  public interface Deeds {
    void showLog(TopRow row);

    void leaveLog();

    void openShell(TopRow row);

    /** Does a verb of {@code grampus container} to it. */
    void act(String verb, TopRow row);
  }

  private final TopModel model;
  private final Deeds deeds;
  private String pending = "";

  public TopKeys(TopModel model, Deeds deeds) {
    this.model = model;
    this.deeds = deeds;
  }

  /** Handles a key; false when it ends the view. */
  public boolean press(Key key) {
    if (key.sort() == Key.Sort.NONE) {
      return true;
    }
    if (key.sort() == Key.Sort.CLOSED) {
      return false;
    }
    model.message("");
    return switch (model.mode()) {
      case LIST -> list(key);
      case FILTER -> filter(key);
      case SORT -> sort(key);
      case MENU -> menu(key);
      case CONFIRM -> confirm(key);
      case HELP -> back();
      case SINGLE -> single(key);
      case LOGS -> logs(key);
    };
  }

  private boolean list(Key key) {
    switch (key.sort()) {
      case UP -> model.move(-1);
      case DOWN -> model.move(1);
      case PAGE_UP -> model.move(-PAGE);
      case PAGE_DOWN -> model.move(PAGE);
      case HOME -> model.move(Integer.MIN_VALUE / 2);
      case END -> model.move(Integer.MAX_VALUE / 2);
      case ENTER -> model.mode(Mode.MENU);
      case ESCAPE -> model.filter("");
      case CHARACTER -> {
        return letter(key.character());
      }
      case BACKSPACE, NONE, CLOSED -> {}
    }
    return true;
  }

  private boolean letter(char c) {
    switch (c) {
      case 'q' -> {
        return false;
      }
      case 'j' -> model.move(1);
      case 'k' -> model.move(-1);
      case 'a' -> model.toggleAll();
      case 's' -> model.mode(Mode.SORT);
      case 'r' -> model.reverse();
      case 'f', '/' -> model.mode(Mode.FILTER);
      case 'o' -> model.mode(Mode.SINGLE);
      case 'l', 'm' -> openLog();
      case 'e', 'E' -> model.current().ifPresent(deeds::openShell);
      case '?', 'h' -> model.mode(Mode.HELP);
      default -> {}
    }
    return true;
  }

  private void openLog() {
    model
        .current()
        .ifPresent(row -> {
          model.log().clear();
          model.mode(Mode.LOGS);
          deeds.showLog(row);
        });
  }

  private boolean filter(Key key) {
    String words = model.filter();
    switch (key.sort()) {
      case CHARACTER -> model.filter(words + key.character());
      case BACKSPACE -> model.filter(words.substring(0, Math.max(0, words.length() - 1)));
      case ENTER -> model.mode(Mode.LIST);
      case ESCAPE -> {
        model.filter("");
        model.mode(Mode.LIST);
      }
      case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, NONE, CLOSED -> {}
    }
    return true;
  }

  private boolean sort(Key key) {
    int count = SortField.values().length;
    if (key.sort() == Key.Sort.ENTER) {
      model.sort(List.of(SortField.values()).get(model.choice()));
      return back();
    }
    return chosen(key, count);
  }

  private boolean menu(Key key) {
    if (key.sort() != Key.Sort.ENTER) {
      return chosen(key, TopPanels.MENU.size());
    }
    String verb = TopPanels.MENU.get(model.choice());
    switch (verb) {
      case "single view" -> model.mode(Mode.SINGLE);
      case "logs" -> openLog();
      case "exec" -> {
        model.mode(Mode.LIST);
        model.current().ifPresent(deeds::openShell);
      }
      case "kill", "rm" -> ask(verb);
      default -> {
        model.mode(Mode.LIST);
        model.current().ifPresent(row -> deeds.act(verb, row));
      }
    }
    return true;
  }

  private void ask(String verb) {
    pending = verb;
    String name = model.current().map(TopRow::name).orElse("");
    model.mode(Mode.CONFIRM);
    model.question(verb.equals("rm") ? "Remove " + name + "?" : "Kill " + name + "?");
  }

  private boolean confirm(Key key) {
    model.mode(Mode.LIST);
    if (key.is('y') || key.is('Y')) {
      model.current().ifPresent(row -> deeds.act(pending, row));
    }
    return true;
  }

  private boolean chosen(Key key, int count) {
    switch (key.sort()) {
      case UP -> model.choose(-1, count);
      case DOWN -> model.choose(1, count);
      case ESCAPE -> {
        return back();
      }
      case CHARACTER -> {
        if (key.is('q')) {
          return back();
        }
        model.choose(key.is('k') ? -1 : key.is('j') ? 1 : 0, count);
      }
      case ENTER, PAGE_UP, PAGE_DOWN, HOME, END, BACKSPACE, NONE, CLOSED -> {}
    }
    return true;
  }

  private boolean single(Key key) {
    if (key.sort() == Key.Sort.ESCAPE || key.is('o')) {
      return back();
    }
    if (key.sort() == Key.Sort.ENTER) {
      model.mode(Mode.MENU);
      return true;
    }
    return list(key);
  }

  private boolean logs(Key key) {
    switch (key.sort()) {
      case UP -> model.scrollBy(1);
      case DOWN -> model.scrollBy(-1);
      case PAGE_UP -> model.scrollBy(PAGE);
      case PAGE_DOWN -> model.scrollBy(-PAGE);
      case HOME -> model.scrollBy(Integer.MAX_VALUE / 2);
      case END -> model.scrollBy(Integer.MIN_VALUE / 2);
      case ESCAPE -> {
        deeds.leaveLog();
        return back();
      }
      case CHARACTER -> {
        deeds.leaveLog();
        return !key.is('q') && back();
      }
      case ENTER, BACKSPACE, NONE, CLOSED -> {}
    }
    return true;
  }

  private boolean back() {
    model.mode(Mode.LIST);
    return true;
  }
}
