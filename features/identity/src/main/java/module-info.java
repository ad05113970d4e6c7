/** Who may do what: users, sessions and tokens. */
module io.grampus.identity {
  exports io.grampus.identity;

  requires transitive io.grampus.kernel;
  requires static org.jspecify;
  requires org.bouncycastle.provider;
}
