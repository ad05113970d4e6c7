package io.grampus.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads the documents of one YAML file into nodes, with anchors, aliases and merge keys resolved.
 */
final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setParseComments(false).build();

  private final String file;
  private final Limits limits;
  private final ValueBudget budget;
  private final Map<String, Node> anchors = new HashMap<>();
  private int depth;
  private Iterator<Event> events = List.<Event>of().iterator();

  YamlReader(String file, Limits limits, ValueBudget budget) {
    this.file = file;
    this.limits = limits;
    this.budget = budget;
  }

  /** The documents of the text; throws a {@link ComposeException} where it isn't YAML. */
  List<Node> read(String text) {
    List<Node> documents = new ArrayList<>();
    try {
      events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
      while (events.hasNext()) {
        if (events.next() instanceof DocumentStartEvent) {
          anchors.clear();
          documents.add(node(events.next()));
        }
      }
    } catch (MarkedYamlEngineException e) {
      throw YamlComplaint.of(e, file);
    } catch (YamlEngineException e) {
      throw fail(new Position(file, 0, 0), "isn't YAML: " + e.getMessage(), "");
    }
    return documents;
  }

  private Node node(Event event) {
    budget.spend(1, at(event));
    return switch (event) {
      case AliasEvent alias -> alias(alias);
      case ScalarEvent scalar -> anchored(scalar, scalar(scalar));
      case MappingStartEvent map -> anchored(map, tagged(map.getTag(), deeper(map, this::map)));
      case SequenceStartEvent list ->
          anchored(list, tagged(list.getTag(), deeper(list, this::list)));
      default -> throw fail(at(event), "unexpected " + event.getEventId(), "");
    };
  }

  private interface Reading<E> {
    Node read(E start);
  }

  private <E extends Event> Node deeper(E start, Reading<E> reading) {
    if (++depth > limits.depth()) {
      throw fail(
          at(start), "is nested more than " + limits.depth() + " levels deep", "Flatten it.");
    }
    Node read = reading.read(start);
    depth--;
    return read;
  }

  private Node anchored(NodeEvent event, Node node) {
    event.getAnchor().ifPresent(a -> anchors.put(a.getValue(), node));
    return node;
  }

  private Node alias(AliasEvent alias) {
    String name = alias.getAlias().getValue();
    Node target = anchors.get(name);
    if (target == null) {
      throw fail(
          at(alias),
          "the alias *" + name + " has no anchor &" + name + " before it",
          Suggester.didYouMean(name, anchors.keySet()));
    }
    budget.spendCopy(target, at(alias));
    return target.copy();
  }

  private Node list(SequenceStartEvent start) {
    ListNode list = new ListNode(at(start));
    for (Event e = events.next(); !(e instanceof SequenceEndEvent); e = events.next()) {
      list.items().add(node(e));
    }
    return list;
  }

  private Node map(MappingStartEvent start) {
    MapNode map = new MapNode(at(start));
    List<Node> merged = new ArrayList<>();
    for (Event e = events.next(); !(e instanceof MappingEndEvent); e = events.next()) {
      Position keyAt = at(e);
      if (e instanceof ScalarEvent s && s.isPlain() && s.getValue().equals("<<")) {
        merged.add(node(events.next()));
        continue;
      }
      String key = key(node(e), keyAt);
      if (map.has(key)) {
        throw fail(
            keyAt,
            "the key \"" + key + "\" is here twice, first on line " + map.keyAt(key).line(),
            "Remove one of them.");
      }
      map.put(key, keyAt, node(events.next()));
    }
    merged.forEach(m -> merge(map, m));
    return map;
  }

  private String key(Node node, Position at) {
    if (node instanceof ScalarNode s && s.value() instanceof String text) {
      return text;
    }
    String shown = node instanceof ScalarNode s ? s.text() : "a list or mapping";
    throw fail(at, "the key " + shown + " isn't a string", "Put it in quotes.");
  }

  /** Merge keys: what the mapping says itself wins, then the earlier of the merged ones. */
  private void merge(MapNode into, Node source) {
    switch (source) {
      case MapNode map -> {
        for (String key : map.keys()) {
          Node value = map.get(key);
          if (!into.has(key) && value != null) {
            into.put(key, map.keyAt(key), value);
          }
        }
      }
      case ListNode list -> list.items().forEach(i -> merge(into, i));
      case TaggedNode tagged -> merge(into, tagged.inner());
      case ScalarNode scalar ->
          throw fail(
              scalar.at(), "\"<<\" merges mappings only", "Point it to an anchored mapping.");
    }
  }

  private Node scalar(ScalarEvent event) {
    String tag = event.getTag().orElse("");
    Position at = at(event);
    @Nullable Object value =
        switch (tag) {
          case "tag:yaml.org,2002:str" -> event.getValue();
          case "", "!reset", "!override" ->
              event.isPlain() ? YamlScalars.resolve(event.getValue()) : event.getValue();
          default ->
              tag.startsWith("tag:yaml.org,2002:")
                  ? YamlScalars.resolve(event.getValue())
                  : event.getValue();
        };
    return tagged(event.getTag(), new ScalarNode(value, at));
  }

  private static Node tagged(Optional<String> tag, Node node) {
    return switch (tag.orElse("")) {
      case "!reset" -> new TaggedNode(true, node);
      case "!override" -> new TaggedNode(false, node);
      default -> node;
    };
  }

  private Position at(Event event) {
    Optional<Mark> mark = event.getStartMark();
    return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Position(file, 0, 0));
  }

  private static ComposeException fail(Position at, String message, String advice) {
    return new ComposeException(List.of(new ComposeProblem(at, "", message, advice)));
  }
}
