package io.grampus.engine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The processes of a container, as ps shows them. */
public record ProcessTable(ObjectNode raw) implements View {
  /** The columns. */
  public List<String> titles() {
    return texts("Titles");
  }

  /** A row for each process. */
  public List<List<String>> processes() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode process : at("Processes")) {
      List<String> row = new ArrayList<>();
      process.forEach(cell -> row.add(cell.asString("")));
      rows.add(row);
    }
    return rows;
  }
}
