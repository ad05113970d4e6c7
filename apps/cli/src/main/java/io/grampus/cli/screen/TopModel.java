package io.grampus.cli.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What the live view shows: rows and figures from the server, and what the user chose. */
public final class TopModel {
  private static final int KEPT = 240;

  /** Which picture is on the screen. */
  public enum Mode {
    LIST,
    FILTER,
    SORT,
    MENU,
    CONFIRM,
    HELP,
    SINGLE,
    LOGS
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, TopRow> rows = new LinkedHashMap<>();
  private final Map<String, Deque<Usage>> courses = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private SortField sort = SortField.CPU;
  private boolean reversed;
  private boolean all;
  private String filter = "";
  private String selected = "";
  private Mode mode = Mode.LIST;
  private int choice;
  private int scroll;
  private String message = "";
  private String question = "";

  /** Runs with nobody else changing it. */
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public void reset(Collection<TopRow> fresh) {
    rows.clear();
    fresh.forEach(r -> rows.put(r.id(), r));
  }

  public void put(TopRow row) {
    rows.put(row.id(), row);
  }

  public void remove(String id) {
    rows.remove(id);
    courses.remove(id);
  }

  /** Notes what all containers use now; those that are left out use nothing. */
  public void measured(Map<String, Usage> figures) {
    courses.keySet().retainAll(rows.keySet());
    figures.forEach((id, usage) -> {
      Deque<Usage> course = courses.computeIfAbsent(id, _ -> new ArrayDeque<>());
      course.addLast(usage);
      if (course.size() > KEPT) {
        course.removeFirst();
      }
    });
    courses.keySet().removeIf(id -> !figures.containsKey(id));
  }

  /** The rows to show, in order. */
  public List<TopRow> shown() {
    String words = filter.toLowerCase(Locale.ROOT);
    List<TopRow> shown = new ArrayList<>();
    for (TopRow row : rows.values()) {
      String text = (row.name() + " " + row.image() + " " + row.node()).toLowerCase(Locale.ROOT);
      if ((all || row.runs()) && text.contains(words)) {
        shown.add(row);
      }
    }
    var order = sort.order(this::usage);
    shown.sort(reversed ? order.reversed() : order);
    return shown;
  }

  public Usage usage(TopRow row) {
    Deque<Usage> course = courses.get(row.id());
    return course == null || course.isEmpty() ? Usage.NONE : course.getLast();
  }

  List<Usage> course(TopRow row) {
    Deque<Usage> course = courses.get(row.id());
    return course == null ? List.of() : List.copyOf(course);
  }

  /** Whether figures for it have come. */
  boolean isMeasured(TopRow row) {
    return courses.containsKey(row.id());
  }

  /** The row under the cursor; the first when the selected one is gone. */
  public Optional<TopRow> current() {
    List<TopRow> shown = shown();
    return shown.stream()
        .filter(r -> r.id().equals(selected))
        .findFirst()
        .or(() -> shown.stream().findFirst());
  }

  /** Moves the cursor. */
  public void move(int by) {
    List<TopRow> shown = shown();
    if (shown.isEmpty()) {
      return;
    }
    int at = current().map(shown::indexOf).orElse(0);
    selected = shown.get(Math.clamp((long) at + by, 0, shown.size() - 1)).id();
  }

  int total() {
    return rows.size();
  }

  long running() {
    return rows.values().stream().filter(TopRow::runs).count();
  }

  /** What all of them use together. */
  Usage sum() {
    double cpu = 0;
    long memory = 0;
    long limit = 0;
    for (TopRow row : rows.values()) {
      Usage usage = usage(row);
      cpu += usage.cpu();
      memory += usage.memory();
      limit = Math.max(limit, usage.limit());
    }
    return new Usage(cpu, memory, limit, 0, 0, 0, 0, 0);
  }

  public SortField sort() {
    return sort;
  }

  public void sort(SortField field) {
    sort = field;
  }

  public boolean isReversed() {
    return reversed;
  }

  public void reverse() {
    reversed = !reversed;
  }

  public boolean isAll() {
    return all;
  }

  public void toggleAll() {
    all = !all;
  }

  public String filter() {
    return filter;
  }

  public void filter(String words) {
    filter = words;
  }

  public Mode mode() {
    return mode;
  }

  /** Shows another picture, with its cursor at the top. */
  public void mode(Mode other) {
    // the cursor must stay on what the user looked at when the order changes
    current().ifPresent(row -> selected = row.id());
    mode = other;
    choice = 0;
    scroll = 0;
  }

  public int choice() {
    return choice;
  }

  public void choose(int by, int count) {
    choice = Math.floorMod(choice + by, Math.max(1, count));
  }

  public int scroll() {
    return scroll;
  }

  public void scrollBy(int lines) {
    scroll = Math.clamp((long) scroll + lines, 0, log.size());
  }

  public String message() {
    return message;
  }

  /** A line at the bottom, until the next key. */
  public void message(String line) {
    message = line;
  }

  public String question() {
    return question;
  }

  public void question(String words) {
    question = words;
  }

  public List<String> log() {
    return log;
  }

  /** Adds a line of the log that is shown. */
  public void log(String line) {
    log.add(line);
    if (log.size() > 5000) {
      log.subList(0, 1000).clear();
    }
    if (scroll > 0) {
      scroll++;
    }
  }
}
