package io.grampus.server;

import io.grampus.kernel.Problem;

/** Why the server does not start. */
sealed interface StartProblem extends Problem {

  /** The exit status of the process. */
  int exit();

  @Override
  default String code() {
    return "start." + kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The command line makes no sense. */
  record Usage(String but) implements StartProblem {
    @Override
    public int exit() {
      return 2;
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String tried() {
      return "read the command line";
    }

    @Override
    public String next() {
      return "See ./grampus up --help.";
    }
  }

  /** The data directory can't be used. */
  record Folder(String path, String but, String next) implements StartProblem {
    @Override
    public int exit() {
      return 3;
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String tried() {
      return "use the data directory " + path;
    }
  }

  /** Another server has the data directory. */
  record Running(String path, String pid) implements StartProblem {
    @Override
    public int exit() {
      return 4;
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String tried() {
      return "use the data directory " + path;
    }

    @Override
    public String but() {
      return "the server with process id " + pid + " is using it";
    }

    @Override
    public String next() {
      return "Stop that one with ./grampus down, or choose another directory with --data.";
    }
  }

  /** The port is taken or not ours to take. */
  record Port(String address, String but) implements StartProblem {
    @Override
    public int exit() {
      return 5;
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String tried() {
      return "listen on " + address;
    }

    @Override
    public String next() {
      return "Choose another port with --port, or stop what uses this one.";
    }
  }

  /** The database is damaged or can't be written. */
  record Database(String path, String but, String next) implements StartProblem {
    @Override
    public int exit() {
      return 6;
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String tried() {
      return "open the database " + path;
    }
  }

  /** The certificates can't be read. */
  record Certificate(String path, String but) implements StartProblem {
    @Override
    public int exit() {
      return 7;
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String tried() {
      return "read the certificates in " + path;
    }

    @Override
    public String next() {
      return "Restore the directory from a backup, or remove it: new ones are made, and clients"
          + " must trust them anew.";
    }
  }

  /** Nothing answers where the engine should be; {@code usual} tells that nobody named a place. */
  record NoEngine(String address, boolean usual, String next) implements StartProblem {
    @Override
    public int exit() {
      return usual ? 11 : 12;
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String tried() {
      return "reach Docker Engine at " + address;
    }

    @Override
    public String but() {
      return "nothing answers there";
    }
  }

  /** The engine's socket is not ours to use. */
  record EngineAccess(String address, String next) implements StartProblem {
    @Override
    public int exit() {
      return 13;
    }

    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String tried() {
      return "reach Docker Engine at " + address;
    }

    @Override
    public String but() {
      return "this user has no right to its socket";
    }
  }

  /** The engine answers, but not as wanted. */
  record EngineTrouble(String address, String but) implements StartProblem {
    @Override
    public int exit() {
      return 14;
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String tried() {
      return "use Docker Engine at " + address;
    }

    @Override
    public String next() {
      return "See docker info, and the engine's log.";
    }
  }

  /** A first-run code is of no use any more. */
  record HasAdmin() implements StartProblem {
    @Override
    public int exit() {
      return 15;
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String tried() {
      return "make a first-run code";
    }

    @Override
    public String but() {
      return "there is an administrator already";
    }

    @Override
    public String next() {
      return "Sign in with grampus login; an administrator can set a new password for you.";
    }
  }
}
