package io.grampus.agent;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** The folder with what the agent keeps: whom it serves, and its credentials. */
record AgentFolder(Path path) {
  private static final String CREDENTIALS = "agent.pem";
  private static final String SETTINGS = "agent.properties";

  /** Whom the agent serves, and which engine it lends. */
  record Settings(ServerAddress server, EngineSocket engine) {}

  Settings settings() {
    try {
      var properties = new Properties();
      properties.load(new StringReader(Files.readString(path.resolve(SETTINGS))));
      return new Settings(
          ServerAddress.parse(properties.getProperty("server", "")),
          EngineSocket.parse(properties.getProperty("engine", EngineSocket.USUAL)));
    } catch (IOException e) {
      throw unreadable(SETTINGS, e);
    }
  }

  Credentials credentials() {
    try {
      return Credentials.parse(Files.readString(path.resolve(CREDENTIALS)));
    } catch (IOException e) {
      throw unreadable(CREDENTIALS, e);
    }
  }

  private AgentException unreadable(String file, IOException e) {
    return new AgentException(
        "Tried to read " + path.resolve(file) + ", but it cannot be used: " + e + ".",
        "Join the server first: grampus agent join URL --code CODE.");
  }

  void write(Settings settings) throws IOException {
    var properties = new Properties();
    properties.setProperty("server", settings.server().toString());
    properties.setProperty("engine", settings.engine().toString());
    var text = new StringWriter();
    properties.store(text, null);
    write(SETTINGS, text.toString());
  }

  /** Whole or not at all, so that an agent that is killed meanwhile has the old ones. */
  void write(Credentials credentials) throws IOException {
    write(CREDENTIALS, credentials.pem());
  }

  void make() throws IOException {
    Files.createDirectories(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private void write(String name, String text) throws IOException {
    Path fresh = path.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    var mode = PosixFilePermissions.fromString("rw-------");
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(mode));
    Files.writeString(fresh, text, StandardOpenOption.SYNC);
    Files.move(
        fresh,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
