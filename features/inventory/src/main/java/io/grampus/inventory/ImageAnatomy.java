package io.grampus.inventory;

import io.grampus.engine.HistoryStep;
import io.grampus.engine.ImageInspect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an image consists of; it never changes, so it is read once. */
record ImageAnatomy(String platform, List<LayerRow> layers) {
  static final ImageAnatomy UNKNOWN = new ImageAnatomy("", List.of());
  private static final String NO_OPERATION = "#(nop)";
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

  static ImageAnatomy of(ImageInspect inspect, List<HistoryStep> newestFirst) {
    String platform = inspect.os() + "/" + inspect.architecture();
    List<String> diffs = inspect.layers();
    List<Optional<HistoryStep>> steps = steps(newestFirst.reversed(), diffs.size());
    List<LayerRow> layers = new ArrayList<>();
    String chain = "";
    for (int i = 0; i < diffs.size(); i++) {
      String diff = diffs.get(i);
      chain = chain.isEmpty() ? diff : digest(chain + " " + diff);
      Optional<HistoryStep> step = steps.get(i);
      long size = step.map(HistoryStep::size).orElse(-1L);
      String command = step.map(HistoryStep::createdBy).orElse("");
      layers.add(new LayerRow(diff, chain, size, command, 0));
    }
    return new ImageAnatomy(
        inspect.variant().isEmpty() ? platform : platform + "/" + inspect.variant(),
        List.copyOf(layers));
  }

  /**
   * The step that made each layer. The engine does not say; those with bytes did, and of those
   * without as many as are missing, those first that run or copy something.
   */
  private static List<Optional<HistoryStep>> steps(List<HistoryStep> steps, int layers) {
    long missing = layers - steps.stream().filter(s -> s.size() > 0).count();
    List<Optional<HistoryStep>> made = new ArrayList<>();
    for (HistoryStep step : steps) {
      boolean empty = step.size() == 0 && missing > 0 && mayMakeLayer(step.createdBy());
      missing -= empty ? 1 : 0;
      if (step.size() > 0 || empty) {
        made.add(Optional.of(step));
      }
    }
    while (made.size() < layers) {
      made.add(Optional.empty());
    }
    return made;
  }

  private static boolean mayMakeLayer(String command) {
    int nop = command.indexOf(NO_OPERATION);
    String text = (nop < 0 ? command : command.substring(nop + NO_OPERATION.length())).strip();
    int blank = text.indexOf(' ');
    return !SETTERS.contains(blank < 0 ? text : text.substring(0, blank));
  }

  /** OCI image specification, "Layer ChainID". */
  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
