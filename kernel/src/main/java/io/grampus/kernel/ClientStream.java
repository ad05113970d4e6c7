package io.grampus.kernel;

/** A client that listens for as long as it likes. */
public interface ClientStream {

  boolean isOpen();

  /** Runs once when the client is gone, to wake whoever waits for what comes next. */
  void onClose(Runnable action);
}
