package io.grampus.stacks;

/** When a registry is asked which image a tag stands for. */
public enum ResolveImage {
  /** At every deploy. */
  ALWAYS,
  /** Only for an image that no service of the stack has yet. */
  CHANGED,
  /** Never: the nodes pull what the tag stands for by then. */
  NEVER
}
