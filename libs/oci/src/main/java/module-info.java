/** Images as the Open Container Initiative describes them: words, registries and layouts. */
module io.grampus.oci {
  requires static transitive org.jspecify;
  requires transitive tools.jackson.databind;
  requires transitive java.net.http;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires static com.github.luben.zstd_jni;

  exports io.grampus.oci;
}
