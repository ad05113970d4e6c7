package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the classes before ran every command and, by them, every operation of the API. */
abstract class CoverageSteps extends Steps {
  private static final String CHARTS = "draws the console's charts";

  /** Operations that no command has, and who has them. */
  private static final Map<String, String> OTHER_OPERATIONS =
      Map.ofEntries(
          Map.entry("containerActions", "tells the console which buttons to offer"),
          Map.entry("containerRules", "tells the same for all rows of a list"),
          Map.entry("containerFiles", "fills the console's view of files; the command copies them"),
          Map.entry("containerStats", CHARTS),
          Map.entry("containerStatsHistory", CHARTS),
          Map.entry("nodeStats", CHARTS),
          Map.entry("nodeStatsHistory", CHARTS),
          Map.entry("serviceStats", CHARTS),
          Map.entry("serviceStatsHistory", CHARTS),
          Map.entry("stackServices", "the command asks the list of all services"),
          Map.entry("stackTasks", "the command asks the list of all tasks"),
          Map.entry("rolloutInspect", "asked only when a stream broke"),
          Map.entry("nodesStatsWatch", CHARTS),
          Map.entry("overviewWatch", "fills the console's dashboard"),
          Map.entry("statusWatch", "tells the console what is stale; the command asks once"),
          Map.entry("auditInspect", "fills the console's row; the command lists whole rows"),
          Map.entry("nodeRules", "tells the console which buttons to offer on nodes"),
          Map.entry("serviceRules", "the same for services"),
          Map.entry("registryTagList", "the tags of all repositories; the command lists one's"),
          Map.entry("registryTagWatch", "fills the console's list of tags"),
          Map.entry("serviceRoom", "tells the console, while a number of replicas is chosen"));

  /** Commands that are run elsewhere. */
  private static final Map<String, String> OTHER_COMMANDS =
      Map.of(
          "up", "the launcher's; these classes begin with it",
          "down", "the launcher's; in CounterE2E",
          "server", "the launcher's; what up runs",
          "agent", "the launcher's; in AgentsIT",
          "completion", "in CompletionSteps, at a terminal");

  private static final Map<String, String> SHORTCUTS =
      Map.of("ps", "container ls", "rm", "container rm", "images", "image ls", "rmi", "image rm");

  @Test
  void everyCommandWasRun() throws IOException {
    Set<String> commands = commands();
    assertThat(commands).as("commands of the help").hasSizeGreaterThan(70);
    assertThat(commands).containsAll(OTHER_COMMANDS.keySet());
    Set<String> missing = new TreeSet<>(commands);
    missing.removeAll(OTHER_COMMANDS.keySet());
    shell().driven().forEach(words -> missing.remove(called(words, commands)));
    assertThat(missing).as("commands that no class runs, and no reason is given").isEmpty();
  }

  /** Those that do something: what has commands of its own only shows its help. */
  private static Set<String> commands() throws IOException {
    String kept = "apps/cli/src/test/resources/io/grampus/cli/help.txt";
    return Pattern.compile("(?m)^# grampus (.+)\\nUsage: (.*)$")
        .matcher(Files.readString(product().source(kept)))
        .results()
        .filter(command -> !command.group(2).endsWith(" COMMAND"))
        .map(command -> command.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String called(List<String> words, Set<String> commands) {
    boolean elsewhere = !words.isEmpty() && words.getFirst().matches("-c|--context");
    List<String> line = elsewhere ? words.subList(2, words.size()) : words;
    String first = line.isEmpty() ? "" : line.getFirst();
    String both = first + " " + (line.size() > 1 ? line.get(1) : "");
    String shortcut = SHORTCUTS.getOrDefault(first, first);
    return Stream.of(both, shortcut, "container " + first, "image " + first)
        .filter(commands::contains)
        .findFirst()
        .orElse(first);
  }

  @Test
  void everyOperationWasCalled() throws IOException {
    Map<String, String> operations = operations();
    assertThat(operations).as("operations of the contract").hasSizeGreaterThan(90);
    assertThat(operations.values()).containsAll(OTHER_OPERATIONS.keySet());
    Set<String> missing = new TreeSet<>(operations.values());
    missing.removeAll(OTHER_OPERATIONS.keySet());
    try (Stream<String> requests = Files.lines(shell().trace())) {
      requests.forEach(request -> missing.remove(operation(request, operations)));
    }
    assertThat(missing).as("operations that no class calls, and no reason is given").isEmpty();
  }

  /** What each is called by the method and the pattern of its path. */
  private static Map<String, String> operations() throws IOException {
    Map<String, String> operations = new TreeMap<>();
    String contract = Files.readString(product().source("contract/openapi.json"));
    JsonNode paths = JsonMapper.shared().readTree(contract).path("paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.put(
                        method.getKey().toUpperCase(Locale.ROOT) + " /api/v1" + path.getKey(),
                        method.getValue().path("operationId").asString())));
    return operations;
  }

  private static String operation(String request, Map<String, String> operations) {
    String[] parts = request.split(" ");
    String asked =
        parts[0] + " " + parts[1].replaceFirst("^\\w+://[^/]+", "").replaceFirst("\\?.*", "");
    return operations.getOrDefault(
        asked,
        operations.keySet().stream()
            .filter(pattern -> asked.matches(pattern.replaceAll("\\{\\w+}", "[^/]+")))
            .findFirst()
            .map(operations::get)
            .orElse(""));
  }
}
