package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.ago;
import static io.grampus.cli.command.Rows.joined;
import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The lists of what only Grampus has. */
final class AdminViews {
  private AdminViews() {}

  static final View STACKS =
      View.of(
          "stack",
          "Name",
          s ->
              List.of(
                  Column.of("NAME", "Name", text("name")).as(Role.ELASTIC),
                  Column.of("SERVICES", "Services", text("services")),
                  Column.of("TASKS", "Tasks", r -> text(r, "running") + "/" + text(r, "desired")),
                  Column.of("STATUS", "Status", text("state")).as(Role.STATE),
                  Column.of("REVISION", "Revision", AdminViews::revision),
                  Column.of("CHANGED", "ChangedSince", ago("changedAt", s.now())),
                  Column.of("ROLLOUT", "Rollout", text("rollout")).as(Role.HIDDEN)));

  static final View USERS =
      View.of(
          "user",
          "Name",
          s ->
              List.of(
                  Column.of("NAME", "Name", text("name")).as(Role.ELASTIC),
                  Column.of("ROLE", "Role", text("role")),
                  Column.of("CREATED", "CreatedSince", ago("createdAt", s.now())),
                  Column.of("ID", "ID", text("id")).as(Role.HIDDEN)));

  static final View TOKENS =
      View.of(
          "token",
          "ID",
          s ->
              List.of(
                  Column.of("ID", "ID", text("id")),
                  Column.of("NAME", "Name", text("name")).as(Role.ELASTIC),
                  Column.of("HINT", "Hint", r -> "…" + text(r, "hint")),
                  Column.of("SCOPES", "Scopes", AdminViews::scopes).as(Role.ELASTIC),
                  Column.of("CREATED", "CreatedSince", ago("createdAt", s.now())),
                  Column.of("EXPIRES", "ExpiresAt", AdminViews::expires),
                  Column.of("LAST USED", "LastUsed", ago("lastUsedAt", s.now())),
                  Column.of("USER", "User", text("user")).as(Role.HIDDEN)));

  static final View AGENTS =
      View.of(
          "agent",
          "Node",
          s ->
              List.of(
                  Column.of("NODE", "Node", text("name")).as(Role.ELASTIC),
                  Column.of("STATUS", "Status", text("state")).as(Role.STATE),
                  Column.of("SINCE", "Since", ago("since", s.now())),
                  Column.of("JOINED", "Joined", ago("joined", s.now())),
                  Column.of("VERSION", "Version", text("program")),
                  Column.of("MESSAGE", "Message", text("message")).as(Role.ELASTIC),
                  Column.of("CERTIFIED", "CertifiedUntil", text("certified")).as(Role.HIDDEN),
                  Column.of("ID", "ID", text("id")).as(Role.HIDDEN)));

  static final View INGRESS =
      View.of(
              "port",
              "Port",
              s ->
                  List.of(
                      Column.of("PORT", "Port", r -> text(r, "port") + "/" + text(r, "protocol")),
                      Column.of("SERVICE", "Service", text("service")).as(Role.ELASTIC),
                      Column.of("ADDRESS", "Address", text("address")),
                      Column.of("TASKS", "Tasks", r -> String.valueOf(r.path("tasks").size())),
                      Column.of("OPEN", "OpenConnections", text("openConnections")),
                      Column.of("CONNECTIONS", "Connections", text("connections")),
                      Column.of("PROBLEM", "Problem", text("problem")).as(Role.ELASTIC)))
          .plural("ingress");

  static final View AUDIT =
      View.of(
              "audit",
              "ID",
              s ->
                  List.of(
                      Column.of("TIME", "Time", r -> Rows.seconds(text(r, "at"))),
                      Column.of("WHO", "Who", what("who")),
                      Column.of("ACTION", "Action", what("action")),
                      Column.of("OBJECT", "Object", what("object")).as(Role.ELASTIC),
                      Column.of("FROM", "From", what("from")),
                      Column.of("RESULT", "Result", text("result")).as(Role.STATE),
                      Column.of("TOOK", "Took", AdminViews::took),
                      Column.of("DETAIL", "Detail", text("detail")).as(Role.HIDDEN),
                      Column.of("ID", "ID", what("id")).as(Role.HIDDEN)))
          .plural("audit");

  /** Stacks that others deployed have none. */
  private static String revision(JsonNode row) {
    return Rows.number(row, "revision") == 0 ? "-" : text(row, "revision");
  }

  private static Function<JsonNode, String> what(String member) {
    return r -> text(r.path("what"), member);
  }

  private static String took(JsonNode row) {
    return row.path("tookMs").isNumber() ? text(row, "tookMs") + "ms" : "";
  }

  private static String scopes(JsonNode row) {
    String scopes = joined("scopes").apply(row);
    return scopes.isEmpty() ? "all" : scopes;
  }

  private static String expires(JsonNode row) {
    String at = text(row, "expiresAt");
    return at.isEmpty() ? "never" : Rows.seconds(at);
  }
}
