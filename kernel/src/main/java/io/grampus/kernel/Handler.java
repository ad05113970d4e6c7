package io.grampus.kernel;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The code behind an operation, one shape for each kind of answer.
 *
 * @param <B> the body's type
 */
public sealed interface Handler<B> {

  /** Answers with a value. */
  non-sealed interface Answering<B> extends Handler<B> {
    Object answer(Call<B> call);
  }

  /** Sends events until it returns or the client leaves. */
  non-sealed interface Streaming<B> extends Handler<B> {
    void stream(Call<B> call, EventSink sink);
  }

  /** Sends frames of Docker's multiplexed stream until it returns or the client leaves. */
  interface Framing<B> {
    void frame(Call<B> call, FrameSink sink);
  }

  /** Sends events, or frames to clients that ask for those. */
  record EventsOrFrames<B>(Streaming<B> events, Framing<B> frames) implements Handler<B> {}

  /** Writes bytes; a problem thrown before the first byte is still told properly. */
  non-sealed interface Sending<B> extends Handler<B> {
    void send(Call<B> call, OutputStream out) throws IOException;
  }

  /** Talks over a WebSocket until it returns. */
  non-sealed interface Conversing<B> extends Handler<B> {
    void converse(Call<B> call, Duplex duplex);
  }
}
