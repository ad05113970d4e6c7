import type { Problem } from '../api/problem';
import { Store } from '../live/store';

export type Talk =
  | { readonly state: 'connecting' }
  | { readonly state: 'open' }
  | { readonly state: 'ended'; readonly code: number }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'lost' }
  | { readonly state: 'refused' };

const STDIN = 0;
const CONTROL = 3;
/** Well below the longest message that the server takes. */
const LONGEST = 256 * 1024;

/** Talks to a process by grampus.exec.v1: one byte that names the channel, then its content. */
export class Conversation {
  readonly talk = new Store<Talk>({ state: 'connecting' });
  private readonly socket: WebSocket;

  constructor(address: string, output: (bytes: Uint8Array) => void) {
    const url = new URL(address, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    this.socket = new WebSocket(url, 'grampus.exec.v1');
    this.socket.binaryType = 'arraybuffer';
    this.socket.onopen = () => this.talk.set({ state: 'open' });
    this.socket.onmessage = ({ data }) => this.take(new Uint8Array(data as ArrayBuffer), output);
    this.socket.onclose = () => this.closed();
  }

  type(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += LONGEST) {
      this.send(STDIN, bytes.subarray(at, at + LONGEST));
    }
  }

  resize(columns: number, rows: number): void {
    this.send(CONTROL, new TextEncoder().encode(JSON.stringify({ resize: { columns, rows } })));
  }

  close(): void {
    this.socket.onclose = null;
    this.socket.close();
  }

  private send(channel: number, content: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) {
      const message = new Uint8Array(content.length + 1);
      message[0] = channel;
      message.set(content, 1);
      this.socket.send(message);
    }
  }

  private take(message: Uint8Array, output: (bytes: Uint8Array) => void): void {
    const content = message.subarray(1);
    if (message[0] !== CONTROL) {
      output(content);
      return;
    }
    const said = JSON.parse(new TextDecoder().decode(content)) as { exit?: number; problem?: Problem };
    if (said.exit !== undefined) {
      this.talk.set({ state: 'ended', code: said.exit });
    } else if (said.problem) {
      this.talk.set({ state: 'failed', problem: said.problem });
    }
  }

  private closed(): void {
    const { state } = this.talk.now();
    if (state === 'connecting') {
      this.talk.set({ state: 'refused' });
    } else if (state === 'open') {
      this.talk.set({ state: 'lost' });
    }
  }
}
