package io.grampus.server;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes docs/problems.md from the problems that operations declare. */
final class ProblemPage {
  private ProblemPage() {}

  static String render(List<Operation> operations) {
    Set<Class<? extends Problem>> families = new LinkedHashSet<>();
    families.add(CommonProblem.class);
    families.add(StartProblem.class);
    for (Operation operation : operations) {
      operation.shape().refusals().forEach(refusal -> families.add(family(refusal)));
    }
    var page = new StringBuilder();
    page.append("# Problems\n\nGenerated from the code: do not edit.\n\n");
    page.append("Every refusal has a stable code, a sentence and the next step to take. The API");
    page.append(" shows them as RFC 9457\n`application/problem+json`, the command line prints");
    page.append(" the same words. What stands in ‹› differs from case to case.\n\n");
    page.append("| code | status | what it says | what to do |\n|---|---|---|---|\n");
    for (ProblemCatalog.Entry entry : ProblemCatalog.entries(List.copyOf(families))) {
      page.append("| `").append(entry.code()).append("` | ").append(entry.status());
      page.append(" | ").append(cell(entry.sentence()));
      page.append(" | ").append(cell(entry.next())).append(" |\n");
    }
    return page.toString();
  }

  private static Class<? extends Problem> family(Class<? extends Problem> type) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed() && Problem.class.isAssignableFrom(parent)) {
        return parent.asSubclass(Problem.class);
      }
    }
    return type;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
