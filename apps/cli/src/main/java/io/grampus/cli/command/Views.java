package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.ago;
import static io.grampus.cli.command.Rows.id;
import static io.grampus.cli.command.Rows.joined;
import static io.grampus.cli.command.Rows.number;
import static io.grampus.cli.command.Rows.size;
import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lists of things that engines have, with Docker's columns. */
final class Views {
  private Views() {}

  static final View CONTAINERS =
      View.of("container", "ID", Views::container)
          .filtering(
              Map.of(
                  "status",
                  "state",
                  "ancestor",
                  "image",
                  "exited",
                  "exitCode",
                  "volume",
                  "mount",
                  "publish",
                  "port",
                  "expose",
                  "port"));

  static final View IMAGES =
      View.of("image", "ID", Views::image)
          .expanding(Views::perTag)
          .filtering(Map.of("reference", "tag"));

  static final View VOLUMES = View.of("volume", "Name", Views::volume);
  static final View NETWORKS = View.of("network", "ID", Views::network);
  static final View NODES =
      View.of("node", "ID", Views::node).filtering(Map.of("membership", "state"));
  static final View SERVICES = View.of("service", "ID", Views::service);
  static final View TASKS =
      View.of("task", "ID", Views::task).filtering(Map.of("desired-state", "desired"));
  static final View SECRETS = View.of("secret", "ID", s -> sealed(s, true));
  static final View CONFIGS = View.of("config", "ID", s -> sealed(s, false));

  private static List<Column> container(View.Style s) {
    return List.of(
        Column.of("CONTAINER ID", "ID", id(s.whole())),
        Column.of("IMAGE", "Image", r -> imageName(r, s.whole())).as(Role.ELASTIC),
        Column.of("COMMAND", "Command", r -> command(r, s.whole())),
        Column.of("CREATED", "RunningFor", ago("created", s.now())),
        Column.of("STATUS", "Status", r -> status(r, s)).as(Role.STATE),
        Column.of("PORTS", "Ports", Rows::ports).as(Role.ELASTIC),
        Column.of("NAMES", "Names", text("name")).as(Role.ELASTIC),
        hidden("CREATED AT", "CreatedAt", text("created")),
        hidden("STATE", "State", text("state")),
        hidden("HEALTH", "Health", text("health")),
        Column.of("NODE", "Node", text("node")).as(Role.VARYING),
        hidden("STACK", "Stack", text("stack")),
        hidden("SERVICE", "Service", text("service")),
        hidden("LABELS", "Labels", Rows::labels),
        hidden("NETWORKS", "Networks", r -> names(r.path("networks"), "network")),
        hidden("MOUNTS", "Mounts", r -> names(r.path("mounts"), "source")),
        hidden("CPU %", "CPUPerc", r -> measured(r.path("cpu"), Amounts::percent)),
        hidden("MEM USAGE", "MemUsage", r -> measured(r.path("memory"), Amounts::memory)));
  }

  private static String imageName(JsonNode row, boolean whole) {
    String image = text(row, "image");
    return whole ? image : Rows.shortName(image);
  }

  /** Where it is, once there is more than one node. */
  private static Column place(View.Style s) {
    return Column.of("NODE", "Node", r -> staled(r, text(r, "node"), s)).as(Role.VARYING);
  }

  private static String status(JsonNode row, View.Style s) {
    return staled(row, text(row, "status"), s);
  }

  private static String staled(JsonNode row, String words, View.Style s) {
    String stale = ago("staleSince", s.now()).apply(row);
    return stale.isEmpty() ? words : words + " (stale, " + stale + ")";
  }

  private static String command(JsonNode row, boolean whole) {
    return '"' + Rows.cut(text(row, "command"), 20, whole) + '"';
  }

  private static String measured(JsonNode value, Function<Double, String> words) {
    return value.isNumber() ? words.apply(value.doubleValue()) : "--";
  }

  private static String names(JsonNode of, String member) {
    List<String> names = new ArrayList<>();
    of.forEach(n -> names.add(text(n, member)));
    return String.join(",", names);
  }

  private static Column hidden(String heading, String field, Function<JsonNode, String> value) {
    return Column.of(heading, field, value).as(Role.HIDDEN);
  }

  private static List<Column> image(View.Style s) {
    return List.of(
        Column.of("REPOSITORY", "Repository", r -> tag(r)[0]).as(Role.ELASTIC),
        Column.of("TAG", "Tag", r -> tag(r)[1]).as(Role.ELASTIC),
        Column.of("IMAGE ID", "ID", id(s.whole())),
        Column.of("CREATED", "CreatedSince", ago("created", s.now())),
        Column.of("SIZE", "Size", size("size")),
        Column.of("UNIQUE", "UniqueSize", size("uniqueSize")),
        place(s),
        hidden("SHARED", "SharedSize", size("sharedSize")),
        hidden("CREATED AT", "CreatedAt", text("created")),
        hidden("CONTAINERS", "Containers", text("usedBy")),
        hidden("DIGEST", "Digest", Views::digest),
        hidden("PLATFORM", "Platform", text("platform")),
        hidden("LABELS", "Labels", Rows::labels));
  }

  private static String digest(JsonNode row) {
    return Rows.texts(row, "digests").stream()
        .map(d -> d.substring(d.indexOf('@') + 1))
        .findFirst()
        .orElse("<none>");
  }

  private static String[] tag(JsonNode row) {
    String tag = text(row, "tag");
    int colon = tag.lastIndexOf(':');
    return colon > tag.lastIndexOf('/')
        ? new String[] {tag.substring(0, colon), tag.substring(colon + 1)}
        : new String[] {tag.isEmpty() ? "<none>" : tag, "<none>"};
  }

  /** Docker shows an image once for each of its tags. */
  private static List<JsonNode> perTag(JsonNode row) {
    List<JsonNode> rows = new ArrayList<>();
    for (String tag : Rows.texts(row, "tags")) {
      rows.add(((ObjectNode) row).deepCopy().put("tag", tag));
    }
    return rows.isEmpty() ? List.of(row) : rows;
  }

  private static List<Column> volume(View.Style s) {
    return List.of(
        Column.of("DRIVER", "Driver", text("driver")),
        Column.of("VOLUME NAME", "Name", text("name")).as(Role.ELASTIC),
        place(s),
        hidden("SCOPE", "Scope", text("scope")),
        hidden("MOUNTPOINT", "Mountpoint", text("mountpoint")),
        hidden("SIZE", "Size", size("size")),
        hidden("LINKS", "Links", r -> String.valueOf(r.path("usedBy").size())),
        hidden("USED BY", "UsedBy", joined("usedBy")),
        hidden("STACK", "Stack", text("stack")),
        hidden("CREATED", "CreatedSince", ago("created", s.now())),
        hidden("LABELS", "Labels", Rows::labels));
  }

  private static List<Column> network(View.Style s) {
    return List.of(
        Column.of("NETWORK ID", "ID", id(s.whole())),
        Column.of("NAME", "Name", text("name")).as(Role.ELASTIC),
        Column.of("DRIVER", "Driver", text("driver")),
        Column.of("SCOPE", "Scope", text("scope")),
        place(s),
        hidden("INTERNAL", "Internal", text("internal")),
        hidden("IPV6", "IPv6", text("ipv6")),
        hidden("SUBNETS", "Subnets", r -> names(r.path("subnets"), "subnet")),
        hidden("ATTACHED", "Attached", text("attached")),
        hidden("STACK", "Stack", text("stack")),
        hidden("CREATED AT", "CreatedAt", text("created")),
        hidden("LABELS", "Labels", Rows::labels));
  }

  private static List<Column> node(View.Style s) {
    return List.of(
        Column.of("ID", "ID", r -> text(r, "id") + (r.path("self").asBoolean(false) ? " *" : "")),
        Column.of("HOSTNAME", "Hostname", text("name")).as(Role.ELASTIC),
        Column.of("STATUS", "Status", r -> capital(text(r, "state"))).as(Role.STATE),
        Column.of("AVAILABILITY", "Availability", r -> capital(text(r, "availability"))),
        Column.of("MANAGER STATUS", "ManagerStatus", Views::manager),
        Column.of("ENGINE VERSION", "EngineVersion", text("engineVersion")),
        Column.of("AGENT", "Agent", r -> agent(r, s)).as(Role.VARYING),
        hidden("ADDRESS", "Address", text("address")),
        hidden("ROLE", "Role", text("role")),
        hidden("CPUS", "CPUs", r -> Amounts.fixed(r.path("cpus").asDouble(0), 0)),
        hidden("MEMORY", "Memory", r -> Amounts.memory(number(r, "memory"))),
        hidden("TASKS", "Tasks", text("tasksRunning")),
        hidden("LABELS", "Labels", Rows::labels));
  }

  /** Of the engine that answers the server itself does an agent's work. */
  private static String agent(JsonNode row, View.Style s) {
    String state = text(row, "agent");
    if (state.isEmpty()) {
      return row.path("self").asBoolean(false) ? "Server" : "None";
    }
    String since = state.equals("away") ? ago("agentSince", s.now()).apply(row) : "";
    return (capital(state) + " " + since.toLowerCase(java.util.Locale.ROOT)).strip();
  }

  private static String manager(JsonNode row) {
    return row.path("leader").asBoolean(false) ? "Leader" : capital(text(row, "reachability"));
  }

  static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static List<Column> service(View.Style s) {
    return List.of(
        Column.of("ID", "ID", id(s.whole())),
        Column.of("NAME", "Name", text("name")).as(Role.ELASTIC),
        Column.of("MODE", "Mode", text("mode")),
        Column.of("REPLICAS", "Replicas", r -> number(r, "running") + "/" + number(r, "desired")),
        Column.of("IMAGE", "Image", r -> imageName(r, s.whole())).as(Role.ELASTIC),
        Column.of("PORTS", "Ports", Rows::ports).as(Role.ELASTIC),
        hidden("STACK", "Stack", text("stack")),
        hidden("UPDATE", "UpdateState", text("updateState")),
        hidden("NODES", "Nodes", joined("nodes")),
        hidden("UPDATED", "UpdatedSince", ago("updated", s.now())),
        hidden("DIGEST", "Digest", text("digest")),
        hidden("LABELS", "Labels", Rows::labels));
  }

  private static List<Column> task(View.Style s) {
    return List.of(
        Column.of("ID", "ID", id(s.whole())),
        Column.of("NAME", "Name", text("name")).as(Role.ELASTIC),
        Column.of("IMAGE", "Image", r -> imageName(r, s.whole())).as(Role.ELASTIC),
        Column.of("NODE", "Node", text("node")).as(Role.ELASTIC),
        Column.of("DESIRED STATE", "DesiredState", r -> capital(text(r, "desired"))),
        Column.of("CURRENT STATE", "CurrentState", r -> current(r, s)).as(Role.STATE),
        Column.of("ERROR", "Error", r -> error(r, s.whole())).as(Role.ELASTIC),
        Column.of("PORTS", "Ports", Rows::ports),
        hidden("SERVICE", "Service", text("service")),
        hidden("HEALTH", "Health", text("health")),
        hidden("CONTAINER", "Container", text("containerId")));
  }

  private static String current(JsonNode row, View.Style s) {
    String state = capital(text(row, "state"));
    String since = Rows.instant(row, "since").map(t -> Amounts.ago(t, s.now())).orElse("");
    return (state + " " + since.toLowerCase(java.util.Locale.ROOT)).strip();
  }

  private static String error(JsonNode row, boolean whole) {
    String error = text(row, "error");
    return error.isEmpty() ? "" : '"' + Rows.cut(error, 30, whole) + '"';
  }

  private static List<Column> sealed(View.Style s, boolean driver) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("ID", "ID", text("id")));
    columns.add(Column.of("NAME", "Name", text("name")).as(Role.ELASTIC));
    if (driver) {
      columns.add(Column.of("DRIVER", "Driver", text("driver")));
    }
    columns.add(Column.of("CREATED", "CreatedAt", ago("created", s.now())));
    columns.add(Column.of("UPDATED", "UpdatedAt", ago("updated", s.now())));
    columns.add(hidden("USED BY", "UsedBy", joined("usedBy")));
    columns.add(hidden("STACK", "Stack", text("stack")));
    columns.add(hidden("LABELS", "Labels", Rows::labels));
    return columns;
  }
}
