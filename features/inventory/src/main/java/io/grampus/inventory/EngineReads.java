package io.grampus.inventory;

import io.grampus.engine.Config;
import io.grampus.engine.ContainerInspect;
import io.grampus.engine.ContainerSummary;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineStream;
import io.grampus.engine.HistoryStep;
import io.grampus.engine.ImageInspect;
import io.grampus.engine.ImageSummary;
import io.grampus.engine.Network;
import io.grampus.engine.Node;
import io.grampus.engine.Secret;
import io.grampus.engine.Service;
import io.grampus.engine.SystemInspect;
import io.grampus.engine.Task;
import io.grampus.engine.Volume;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** All that the feed asks of an engine. */
interface EngineReads {
  SystemInspect info();

  /** What happened from that time on and happens. */
  EngineStream<EngineEvent> events(Instant since);

  List<ContainerSummary> containers();

  List<ContainerSummary> containers(Collection<String> ids);

  ContainerInspect container(String id);

  List<ImageSummary> images();

  ImageInspect image(String id);

  List<HistoryStep> history(String image);

  List<Volume> volumes();

  /** The volumes with their sizes; slow. */
  List<Volume> measuredVolumes();

  List<Network> networks();

  List<Node> nodes();

  List<Service> services();

  List<Task> tasks();

  List<Secret> secrets();

  List<Config> configs();
}
