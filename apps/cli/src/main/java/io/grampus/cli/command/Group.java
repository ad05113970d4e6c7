package io.grampus.cli.command;

import java.util.List;

/** Commands about one kind of things. */
record Group(String name, String says, List<Leaf> leaves) {
  static Group of(String name, String says, Leaf... leaves) {
    return new Group(name, says, List.of(leaves));
  }

  Leaf leaf(String wanted) {
    return leaves.stream().filter(l -> l.name().contains(wanted)).findFirst().orElseThrow();
  }
}
