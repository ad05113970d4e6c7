package io.grampus.e2e;

import io.grampus.cluster.TestImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command, on a real server and a real engine; the last class counts whether it was all. */
@Timeout(900)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class CommandsE2E {
  @TempDir static Path folder;
  private static Product product;
  private static Shell shell;
  private static String code = "";

  @BeforeAll
  static void start() {
    product = new Product(folder);
    shell = new Shell(product, folder);
    for (TestImage image : TestImage.values()) {
      product.engine().load(image);
    }
    String data = product.data().toString();
    code = product.grampus("up", "-d", "--yes", "--data", data).line("Code").split(" ")[0];
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    product.close();
  }

  static Product product() {
    return product;
  }

  static Shell shell() {
    return shell;
  }

  static String code() {
    return code;
  }

  @Nested
  @Order(1)
  class Sessions extends SessionSteps {}

  @Nested
  @Order(2)
  class Containers extends ContainerSteps {}

  @Nested
  @Order(3)
  class Objects extends ObjectSteps {}

  @Nested
  @Order(4)
  class Stacks extends StackSteps {}

  @Nested
  @Order(5)
  class Nodes extends NodeSteps {}

  @Nested
  @Order(6)
  class Terminals extends TerminalSteps {}

  @Nested
  @Order(7)
  class Completion extends CompletionSteps {}

  @Nested
  @Order(8)
  class Registry extends RegistrySteps {}

  @Nested
  @Order(9)
  class Coverage extends CoverageSteps {}
}
