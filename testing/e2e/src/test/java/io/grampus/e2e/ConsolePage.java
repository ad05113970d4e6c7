package io.grampus.e2e;

import io.grampus.cluster.TestImage;
import java.util.ArrayList;
import java.util.List;

/** The console of a running product, and the scripts of the console's folder that look at it. */
record ConsolePage(Product product, String url, String code) {
  /** Of the administrator that the scripts sign in as. */
  static final String PASSWORD = "correct horse battery";

  /** Starts the product; its first administrator is whoever signs in with the code. */
  static ConsolePage up(Product product) {
    String data = product.data().toString();
    Product.Said up = product.grampus("up", "--detach", "--yes", "--data", data);
    String[] link = up.line("Console").split("/\\?code=");
    return new ConsolePage(product, link[0], link[1]);
  }

  /** The words that run a script beside the host, with what all of them are told and more. */
  List<String> script(String name, String... told) {
    return words(List.of("node"), name, told);
  }

  /** The same for a script of tests. */
  List<String> test(String name, String... told) {
    return words(List.of("node", "--test"), name, told);
  }

  private List<String> words(List<String> program, String name, String... told) {
    List<String> words = new ArrayList<>(List.of("env"));
    words.add("ENTER=" + String.join(" ", product.engine().inNetwork()));
    words.add("URL=" + url);
    words.add("IMAGE=" + TestImage.BASE.reference());
    words.addAll(List.of("NAME=ada", "PASSWORD=" + PASSWORD));
    words.addAll(List.of(told));
    words.addAll(program);
    words.add(product.source("console/e2e/" + name).toString());
    return words;
  }
}
