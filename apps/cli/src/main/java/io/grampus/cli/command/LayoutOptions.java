package io.grampus.cli.command;

import io.grampus.cli.api.Causes;
import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.image.RegistryOptions;
import io.grampus.cli.text.SafeText;
import io.grampus.oci.Authorities;
import io.grampus.oci.OciException;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.RegistryException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What the commands share that handle images without a server. */
final class LayoutOptions {
  private static final int TO_CLEAN_UP_SECONDS = 30;
  private static final int NOT_FOUND = 404;
  private static final String CHECK =
      "Check the registry's name, and --plain-http if it has no TLS.";

  private final List<Authorities> asked = new ArrayList<>();

  @Option(names = "--plain-http", description = "Speak to the registry without TLS.")
  boolean plain;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, and nothing of what was left out.")
  boolean quiet;

  @Option(names = "--format", paramLabel = "FORMAT", description = "json.", defaultValue = "")
  String format = "";

  /** Where large files are while they are made. */
  static Path scratch() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  boolean isJson() {
    return format.equals("json");
  }

  Function<String, RegistryClient.Options> of(Cli cli) {
    return registry -> {
      Authorities own = Authorities.of(registry, Authorities.DOCKERS);
      asked.add(own);
      return new RegistryOptions(cli.env(), cli.context(), plain).of(registry, own);
    };
  }

  /** What was left out belongs to the object. */
  void print(Cli cli, ObjectNode all, List<String> leftOut) {
    var list = all.putArray("leftOut");
    leftOut.forEach(list::add);
    cli.foreignLine(all.toString());
  }

  void tell(Cli cli, List<String> leftOut) {
    if (!quiet && !leftOut.isEmpty()) {
      cli.err().println("Left out:");
      leftOut.forEach(line -> cli.err().println("  " + SafeText.line(line)));
    }
  }

  /** Does it; Ctrl-C waits until what was begun is removed. */
  int attempt(String tried, Callable<Integer> work) {
    if (!format.isEmpty() && !isJson()) {
      throw CliException.usage(tried, "--format is json or nothing", "Leave it out.");
    }
    Thread worker = Thread.currentThread();
    var done = new CountDownLatch(1);
    var hook = new Thread(() -> end(worker, done));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } catch (Exception e) {
      throw told(tried, e);
    } finally {
      done.countDown();
      release(hook);
    }
  }

  private static void end(Thread worker, CountDownLatch done) {
    worker.interrupt();
    try {
      var _ = done.await(TO_CLEAN_UP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // it runs already
    }
  }

  private CliException told(String tried, Exception e) {
    return switch (e) {
      case CliException told -> told;
      case RegistryException refused ->
          new CliException(
              exit(refused.status()),
              tried,
              String.valueOf(refused.getMessage()),
              "Check the name; sign in with docker login if the registry wants it.");
      case OciException refused -> failed(tried, String.valueOf(refused.getMessage()));
      case NoSuchFileException missing -> failed(tried, "there is no " + missing.getFile());
      case AccessDeniedException denied -> failed(tried, "you may not use " + denied.getFile());
      case InvalidPathException bad -> failed(tried, "\"" + bad.getInput() + "\" is no path");
      case InterruptedIOException _ -> interrupted(tried);
      case ClosedByInterruptException _ -> interrupted(tried);
      case ConnectException away -> unreachable(tried, Causes.of(away));
      case HttpTimeoutException away -> unreachable(tried, Causes.of(away));
      case SSLException away -> unreachable(tried, untrusted(away));
      case IOException io -> failed(tried, io.getMessage() == null ? "" + io : io.getMessage());
      default -> throw new IllegalStateException(e);
    };
  }

  private static ExitCode exit(int status) {
    return switch (status) {
      case 401, 403 -> ExitCode.FORBIDDEN;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      default -> ExitCode.PROBLEM;
    };
  }

  private String untrusted(SSLException e) {
    return asked.stream()
        .flatMap(own -> own.advice(e).stream())
        .findFirst()
        .orElseGet(() -> Causes.of(e));
  }

  private static CliException unreachable(String tried, String why) {
    return new CliException(
        ExitCode.UNREACHABLE, tried, "the registry can't be reached: " + why, CHECK);
  }

  private static CliException failed(String tried, String but) {
    // the words of libraries are whole sentences
    String why = but.endsWith(".") ? but.substring(0, but.length() - 1) : but;
    return new CliException(
        ExitCode.PROBLEM, tried, why, "Correct that and run it again; nothing was left behind.");
  }

  private static CliException interrupted(String tried) {
    return new CliException(
        ExitCode.INTERRUPTED,
        tried,
        "it was interrupted",
        "Run it again; nothing was left behind.");
  }
}
