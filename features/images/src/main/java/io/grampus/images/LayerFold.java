package io.grampus.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Folds an image's history, which has a step for every line of its Dockerfile, onto its layers,
 * which are fewer.
 *
 * <p>The engine does not say which steps made a layer. Those with bytes did. Of those without, as
 * many as layers are still missing did, and these are looked for where it is likely: a step that
 * runs or copies something may leave an empty layer, one that only sets something never does.
 *
 * @param made the step of each layer, lowest first; as many as there are layers or fewer
 * @param settings the steps that made none, oldest first
 * @param exact whether there was no choice
 */
record LayerFold(List<BuildStep> made, List<BuildStep> settings, boolean exact) {
  private static final Set<String> SETTERS =
      Set.of(
          "ARG",
          "CMD",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME");
  private static final String NO_OPERATION = "#(nop)";

  /**
   * @param newestFirst the history as the engine tells it
   * @param layers how many layers the image has
   */
  static LayerFold fold(List<BuildStep> newestFirst, int layers) {
    List<BuildStep> steps = newestFirst.reversed();
    long withBytes = steps.stream().filter(s -> s.size() > 0).count();
    long missing = layers - withBytes;
    long candidates = steps.stream().filter(LayerFold::mayBeEmptyLayer).count();
    boolean all = missing > candidates;
    var made = new ArrayList<BuildStep>();
    var settings = new ArrayList<BuildStep>();
    for (BuildStep step : steps) {
      boolean empty = missing > 0 && (all ? step.size() == 0 : mayBeEmptyLayer(step));
      if (step.size() > 0 || empty) {
        missing -= step.size() > 0 ? 0 : 1;
        made.add(step);
      } else {
        settings.add(step);
      }
    }
    long emptyMade = layers - withBytes;
    boolean exact = made.size() == layers && (emptyMade == 0 || (emptyMade == candidates && !all));
    return new LayerFold(List.copyOf(made), List.copyOf(settings), exact);
  }

  private static boolean mayBeEmptyLayer(BuildStep step) {
    return step.size() == 0 && !SETTERS.contains(instruction(step.command()));
  }

  /** The Dockerfile's word, from what either builder writes; empty when there is none. */
  private static String instruction(String command) {
    int nop = command.indexOf(NO_OPERATION);
    String text = nop < 0 ? command : command.substring(nop + NO_OPERATION.length());
    String first = text.strip();
    int space = first.indexOf(' ');
    String word = space < 0 ? first : first.substring(0, space);
    return word.equals(word.toUpperCase(Locale.ROOT)) ? word : "";
  }
}
