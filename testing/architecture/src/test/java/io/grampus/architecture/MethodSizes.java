package io.grampus.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Measures methods, from their first line to their last, with the compiler's own parser. */
final class MethodSizes extends TreePathScanner<Void, CompilationUnitTree> {
  private final List<Size> sizes = new ArrayList<>();
  private final SourcePositions positions;

  /** How many lines something has. */
  record Size(String name, int lines) {}

  private MethodSizes(SourcePositions positions) {
    this.positions = positions;
  }

  static List<Size> of(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
      MethodSizes visitor = new MethodSizes(Trees.instance(task).getSourcePositions());
      task.parse().forEach(unit -> visitor.scan(unit, unit));
      return visitor.sizes;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
    if (method.getBody() != null && getCurrentPath().getParentPath() != null) {
      long from =
          unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody()));
      long to = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()));
      sizes.add(new Size(owner() + "." + method.getName(), (int) (to - from) + 1));
    }
    return super.visitMethod(method, unit);
  }

  private String owner() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
        ? type.getSimpleName().toString()
        : "";
  }
}
