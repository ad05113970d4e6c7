package io.grampus.stacks;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes single services: their image, how they are updated, or nothing but their tasks. */
final class ServiceUpdater {
  private final ServiceOperator operator;
  private final ImageResolver images;

  ServiceUpdater(StackEngine engine, ServiceOperator operator) {
    this.operator = operator;
    this.images = new ImageResolver(engine, "", ImageOrder.USUAL);
  }

  ServiceUpdated update(String name, ServiceUpdateRequest request) {
    String tried = "update service \"" + name + "\"";
    if (request.saysNothing()) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              tried, "", "it does not say what to change", "Give force, pull, image or update."));
    }
    var notes = new ArrayList<String>();
    ObjectNode before = operator.find(tried, name);
    Optional<ImageResolver.Resolved> image = image(tried, before, request, notes);
    var outcome = new Outcome();
    StackService service =
        operator.change(tried, name, now -> outcome.of(now, changed(tried, now, request, image)));
    if (!outcome.changed && notes.isEmpty()) {
      notes.add("It is so already; nothing was changed.");
    }
    return new ServiceUpdated(service, outcome.runs, outcome.changed, notes);
  }

  /** Remembers what the last attempt made of the service. */
  private final class Outcome {
    private boolean changed;
    private String runs = "";

    boolean of(ObjectNode service, ObjectNode spec) {
      // as texts: the same number may be of another type when it was not read but put there
      changed = !spec.toString().equals(service.path("Spec").toString());
      runs = Trees.text("", spec, "TaskTemplate", "ContainerSpec", "Image");
      return !changed || operator.write(service, spec);
    }
  }

  private Optional<ImageResolver.Resolved> image(
      String tried, ObjectNode service, ServiceUpdateRequest request, List<String> notes) {
    Optional<String> wanted = request.wantedImage();
    if (wanted.isEmpty() && !request.pulls()) {
      return Optional.empty();
    }
    JsonNode spec = service.path("Spec");
    String runs = Trees.text("", spec, "TaskTemplate", "ContainerSpec", "Image");
    String reference = wanted.orElse(Trees.text(bare(runs), spec, "Labels", Mapping.IMAGE));
    ImageResolver.Resolved resolved = images.resolveOne(reference);
    if (resolved.missing()) {
      throw new ProblemException(
          new CommonProblem.Conflict(
              tried,
              "neither this node nor a registry has the image " + reference,
              "Check its name, or bring it here first: grampus image pull " + reference + "."));
    }
    if (!resolved.note().isEmpty()) {
      notes.add(resolved.note() + ".");
    } else if (resolved.runs().equals(runs)) {
      notes.add(reference + " is the image that it runs already; there is no newer one.");
    }
    return Optional.of(resolved);
  }

  private static String bare(String image) {
    int at = image.indexOf('@');
    return at < 0 ? image : image.substring(0, at);
  }

  private static ObjectNode changed(
      String tried,
      ObjectNode service,
      ServiceUpdateRequest request,
      Optional<ImageResolver.Resolved> image) {
    if (!(service.path("Spec").deepCopy() instanceof ObjectNode spec)) {
      throw new IllegalStateException("a service without a spec");
    }
    image.ifPresent(resolved -> run(spec, resolved));
    request
        .update()
        .filter(settings -> !settings.saysNothing())
        .ifPresent(settings -> {
          demandNoJob(tried, spec);
          new UpdateSettingsWriter(tried).write(spec, settings);
        });
    if (request.forced()) {
      ObjectNode template = spec.withObject("TaskTemplate");
      template.put("ForceUpdate", Trees.number(0, template, "ForceUpdate") + 1);
    }
    return spec;
  }

  private static void run(ObjectNode spec, ImageResolver.Resolved image) {
    spec.withObject("TaskTemplate").withObject("ContainerSpec").put("Image", image.runs());
    // what people are shown, for a service of a stack
    if (Trees.has(spec, "Labels", Mapping.IMAGE)) {
      spec.withObject("Labels").put(Mapping.IMAGE, image.reference());
    }
  }

  private static void demandNoJob(String tried, ObjectNode spec) {
    if (Trees.has(spec, "Mode", "ReplicatedJob") || Trees.has(spec, "Mode", "GlobalJob")) {
      throw new ProblemException(
          new CommonProblem.Conflict(
              tried,
              "it is a job, whose tasks are not replaced one by one",
              "Jobs have no update settings."));
    }
  }
}
