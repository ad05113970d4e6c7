package io.grampus.stacks;

import io.grampus.compose.ComposeBundle;

/** Makes a project of files, or refuses them with their mistakes. */
interface ProjectReader {
  Project read(String tried, String stack, ComposeBundle bundle);
}
