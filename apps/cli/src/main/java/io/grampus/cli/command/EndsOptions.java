package io.grampus.cli.command;

/** A command whose options come before its arguments: what follows belongs to another program. */
interface EndsOptions {}
