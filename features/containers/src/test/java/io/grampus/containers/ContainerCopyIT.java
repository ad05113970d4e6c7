package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.grampus.cluster.TestImage;
import io.grampus.kernel.ProblemException;
import io.grampus.testkit.TestCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engines")
@Timeout(120)
class ContainerCopyIT {
  private static final String MAKE =
      "mkdir -p /src/sub && cd /src && echo text > 'a b' && chmod 4750 'a b'"
          + " && ln -s ../etc/passwd link && dd if=/dev/zero of=sparse bs=1 count=1 seek=5000000"
          + " 2>/dev/null && chown 7:8 sparse && touch -d 2020-01-02 sub && chmod 1777 sub"
          + " && mkfifo sub/pipe";
  private static final String SHOW =
      "cd /src && for f in 'a b' link sparse sub sub/pipe; do stat -c '%n %f %u:%g %s %Y' \"$f\";"
          + " done; readlink link; cat 'a b'; sha256sum sparse";

  @Test
  void aTreeGoesFromOneStoppedContainerToAnotherAsItWas() throws IOException {
    String from = OneEngine.ran(List.of(), "sh", "-c", MAKE);
    byte[] tar = copyOut(from, "/src");
    String to =
        OneEngine.HOST.docker("create", TestImage.BASE.reference(), "sh", "-c", SHOW).strip();
    OneEngine.API.run("containerCopyIn", at(to, "/").stream(new ByteArrayInputStream(tar)));
    String there = OneEngine.HOST.docker("start", "--attach", to);
    OneEngine.HOST.docker("commit", from, "grampus-test/copied:1");
    String here = OneEngine.HOST.docker("run", "--rm", "grampus-test/copied:1", "sh", "-c", SHOW);
    assertThat(there).isEqualTo(here).contains("sparse").contains("../etc/passwd");
  }

  @Test
  void tellsWhatIsAtAPath() {
    String id = OneEngine.ran(List.of(), "sh", "-c", MAKE);
    assertThat(stat(id, "/src/a b"))
        .extracting(ContainerPath::mode, ContainerPath::size)
        .containsExactly("104750", 5L);
    assertThat(stat(id, "/src/sub"))
        .extracting(ContainerPath::mode, ContainerPath::directory)
        .containsExactly("41777", true);
    assertThat(stat(id, "/src/link").linkTarget()).isEqualTo("/etc/passwd");
  }

  @Test
  void listsTheFoldersOfAStoppedContainer() {
    String id = OneEngine.ran(List.of(), "sh", "-c", MAKE + " && ln -s /src /far && ln -s / top");
    assertThat(list(id, "/src").files())
        .extracting(ContainerPath::name, ContainerPath::mode, ContainerPath::size)
        .contains(
            tuple("a b", "104750", 5L),
            tuple("sparse", "100644", 5000001L),
            tuple("sub", "41777", 0L));
    assertThat(list(id, "/src/sub").files())
        .singleElement()
        .extracting(ContainerPath::name, ContainerPath::mode)
        .containsExactly("pipe", "10644");
    assertThat(list(id, "/far").files()).isEqualTo(list(id, "/src").files());
    assertThat(list(id, "/"))
        .isEqualTo(new ContainerFolder("/", list(id, "/src/top").files(), true));
    assertThat(list(id, "/").files())
        .extracting(ContainerPath::name, ContainerPath::linkTarget)
        .contains(tuple("far", "/src"), tuple("src", ""), tuple("etc", ""))
        .allSatisfy(file -> assertThat(file.toString()).doesNotContain("passwd"));
  }

  @Test
  void aFileIsNoFolder() {
    String id = OneEngine.ran(List.of(), "true");
    assertThatThrownBy(() -> list(id, "/etc/passwd")).hasMessageContaining("/etc/passwd");
    assertThatThrownBy(() -> list(id, "/nowhere"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("container.noSuchPath"));
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    String id = OneEngine.ran(List.of(), "true");
    assertThatThrownBy(() -> copyOut(id, "/no/such/path"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("container.noSuchPath"));
    var into = at(id, "/nowhere").stream(new ByteArrayInputStream(new byte[1024]));
    assertThatThrownBy(() -> OneEngine.API.run("containerCopyIn", into))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("container.noSuchPath"));
  }

  @Test
  void bytesThatAreNoTarAreRefused() {
    String id = OneEngine.ran(List.of(), "true");
    byte[] noTar = new byte[5000];
    java.util.Arrays.fill(noTar, (byte) 'x');
    var into = at(id, "/tmp").stream(new ByteArrayInputStream(noTar));
    assertThatThrownBy(() -> OneEngine.API.run("containerCopyIn", into))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("tar");
  }

  private static byte[] copyOut(String container, String path) throws IOException {
    var tar = new ByteArrayOutputStream();
    OneEngine.API.send("containerCopyOut", at(container, path), tar);
    return tar.toByteArray();
  }

  private static ContainerPath stat(String container, String path) {
    return OneEngine.API.answer("containerStat", at(container, path), ContainerPath.class);
  }

  private static ContainerFolder list(String container, String path) {
    return OneEngine.API.answer("containerFiles", at(container, path), ContainerFolder.class);
  }

  private static TestCall at(String container, String path) {
    return TestCall.to("container", container).query("path", path);
  }
}
