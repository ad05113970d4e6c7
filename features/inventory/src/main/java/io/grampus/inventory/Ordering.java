package io.grampus.inventory;

import java.util.Comparator;

/** In which order rows are wanted; never takes two rows for equal. */
record Ordering<R>(String text, Comparator<R> order) {}
