package io.grampus.stacks;

import java.util.Map;

/**
 * What was deployed, and what changed since the revision before.
 *
 * @param files the Compose and environment files by path; never the content of secrets or configs
 * @param diff what changed in each file since the revision before, in the unified format
 */
public record Revision(
    RevisionSummary summary, Map<String, String> files, Map<String, String> diff) {}
