package io.grampus.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds limits that a service sets twice, differently: once directly and once under deploy. */
final class ServiceClashes {
  private record Twice(String key, String section, String other) {}

  private static final List<Twice> ALL =
      List.of(
          new Twice("cpus", "limits", "cpus"),
          new Twice("mem_limit", "limits", "memory"),
          new Twice("mem_reservation", "reservations", "memory"),
          new Twice("pids_limit", "limits", "pids"));

  private ServiceClashes() {}

  static void check(MapNode service, String path, Problems problems) {
    for (Twice twice : ALL) {
      MapNode section = Nodes.map(service, "deploy", "resources", twice.section);
      double own = amount(service.get(twice.key));
      if (section == null || own == 0) {
        continue;
      }
      if (amount(section.get(twice.other)) != own) {
        String other = "deploy.resources." + twice.section + "." + twice.other;
        problems.add(
            service.keyAt(twice.key),
            path + "." + twice.key,
            "differs from " + other,
            "Keep one of them.");
      }
    }
  }

  private static double amount(@Nullable Node node) {
    String text = Nodes.text(node);
    if (text == null) {
      return 0;
    }
    try {
      return text.matches("[0-9.]+") ? Double.parseDouble(text) : Quantities.bytes(text);
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  static @Nullable Long number(@Nullable Node node) {
    String text = Nodes.text(node);
    return text != null && text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
  }
}
