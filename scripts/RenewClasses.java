import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar with its old class files in the format of Java 17, with stack maps, so that an AOT cache can hold them.
 * What they do stays the same.
 */
class RenewClasses {
  private static final int OLD = 51;
  private static final int NEW = 61;

  public static void main(String[] files) throws IOException {
    Path jar = Path.of(files[0]);
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        var in = new ZipFile(jar.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(Path.of(files[1])))) {
      var classes =
          ClassFile.of(
              StackMapsOption.STACK_MAPS_WHEN_REQUIRED,
              ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(loader)));
      for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        boolean isClass = entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(isClass ? renewed(classes, bytes) : bytes);
      }
    }
  }

  private static byte[] renewed(ClassFile classes, byte[] bytes) {
    ClassModel model = classes.parse(bytes);
    if (model.majorVersion() >= OLD) {
      return bytes;
    }
    return classes.transformClass(
        model,
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(ClassTransform.endHandler(c -> c.withVersion(NEW, 0))));
  }
}
