package io.grampus.inventory;

import java.util.function.Predicate;

/**
 * Which rows are wanted.
 *
 * @param live whether a row may begin or cease to fit without changing
 */
record Filter<R>(String text, Predicate<R> fits, boolean live) {}
