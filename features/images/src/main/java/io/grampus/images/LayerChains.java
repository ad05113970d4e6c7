package io.grampus.images;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Computes chain ids, by which engines keep layers: OCI image specification, "Layer ChainID". */
final class LayerChains {
  private LayerChains() {}

  /** The chain id of each layer, lowest first. */
  static List<String> of(List<String> diffs) {
    var chains = new ArrayList<String>(diffs.size());
    for (String diff : diffs) {
      chains.add(chains.isEmpty() ? diff : digest(chains.getLast() + " " + diff));
    }
    return chains;
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
