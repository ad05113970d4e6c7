package io.grampus.server;

import io.grampus.kernel.Problem;
import java.util.Locale;

/** Why the server does not start. */
sealed interface StartProblem extends Problem {

  /** The command line makes no sense. */
  record Usage(String but) implements StartProblem {}

  /** The data directory can't be used. */
  record Folder(String path, String but, String next) implements StartProblem {}

  /** Another server has the data directory. */
  record Running(String path, String pid) implements StartProblem {}

  /** The port is taken or not ours to take. */
  record Port(String address, String but) implements StartProblem {}

  /** The database is damaged or can't be written. */
  record Database(String path, String but, String next) implements StartProblem {}

  /** The certificates can't be read. */
  record Certificate(String path, String but) implements StartProblem {}

  /** Nothing answers where the engine should be; {@code usual} tells that nobody named a place. */
  record NoEngine(String address, boolean usual, String next) implements StartProblem {}

  /** The engine's socket is not ours to use. */
  record EngineAccess(String address, String next) implements StartProblem {}

  /** The engine answers, but not as wanted. */
  record EngineTrouble(String address, String but) implements StartProblem {}

  /** The engine is no Swarm and can't be made one. */
  record NoSwarm(String but, String next) implements StartProblem {}

  /** A first-run code is of no use any more. */
  record HasAdmin() implements StartProblem {}

  /** A backup can't be written or restored. */
  record NoBackup(String trying, String but, String next) implements StartProblem {}

  @Override
  default String tried() {
    return switch (this) {
      case Usage _ -> "read the command line";
      case Folder p -> "use the data directory " + p.path();
      case Running p -> "use the data directory " + p.path();
      case Port p -> "listen on " + p.address();
      case Database p -> "open the database " + p.path();
      case Certificate p -> "read the certificates in " + p.path();
      case NoEngine p -> "reach Docker Engine at " + p.address();
      case EngineAccess p -> "reach Docker Engine at " + p.address();
      case EngineTrouble p -> "use Docker Engine at " + p.address();
      case NoSwarm _ -> "use Docker Engine as a Swarm of one node";
      case HasAdmin _ -> "make a first-run code";
      case NoBackup p -> p.trying();
    };
  }

  /** The exit status of the process. */
  default int exit() {
    return switch (this) {
      case Usage _ -> 2;
      case Folder _ -> 3;
      case Running _ -> 4;
      case Port _ -> 5;
      case Database _ -> 6;
      case Certificate _ -> 7;
      case NoEngine p -> p.usual() ? 11 : 12;
      case EngineAccess _ -> 13;
      case EngineTrouble _ -> 14;
      case NoSwarm _ -> 16;
      case HasAdmin _ -> 15;
      case NoBackup _ -> 8;
    };
  }

  @Override
  default Refusal refusal() {
    return switch (this) {
      case Usage p -> start(Kind.INVALID, p.but(), "See ./grampus up --help.");
      case Folder p -> start(Kind.UNAVAILABLE, p.but(), p.next());
      case Running p ->
          start(
              Kind.CONFLICT,
              "the server with process id " + p.pid() + " is using it",
              "Stop that one with ./grampus down, or choose another directory with --data.");
      case Port p ->
          start(
              Kind.CONFLICT,
              p.but(),
              "Choose another port with --port, or stop what uses this one.");
      case Database p -> start(Kind.UNAVAILABLE, p.but(), p.next());
      case Certificate p ->
          start(
              Kind.UNAVAILABLE,
              p.but(),
              "Restore the directory from a backup, or remove it: new ones are made, and clients"
                  + " must trust them anew.");
      case NoEngine p -> start(Kind.UNAVAILABLE, "nothing answers there", p.next());
      case EngineAccess p ->
          start(Kind.FORBIDDEN, "this user has no right to its socket", p.next());
      case EngineTrouble p ->
          start(Kind.UNAVAILABLE, p.but(), "See docker info, and the engine's log.");
      case NoSwarm p -> start(Kind.CONFLICT, p.but(), p.next());
      case HasAdmin _ ->
          start(
              Kind.CONFLICT,
              "there is an administrator already",
              "Sign in with grampus login; an administrator can set a new password for you.");
      case NoBackup p -> start(Kind.UNAVAILABLE, p.but(), p.next());
    };
  }

  private static Refusal start(Kind kind, String but, String next) {
    return new Refusal(kind, "start." + kind.name().toLowerCase(Locale.ROOT), but, next);
  }
}
