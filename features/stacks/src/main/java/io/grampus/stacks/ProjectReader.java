package io.grampus.stacks;

/** Makes a project of files, or refuses them with their mistakes. */
interface ProjectReader {
  Project read(String tried, String stack, Bundle bundle);
}
