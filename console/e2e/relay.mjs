// Brings a port of a test host's network to this machine through a socket in the file system. The browser stays outside,
// because it gives up its connections whenever an interface comes or goes, as with each container beside it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const joined = (left, right) => {
  left.pipe(right).pipe(left);
  left.on('error', () => right.destroy());
  right.on('error', () => left.destroy());
};

/** Serves `port` of the network that `enter` leads into on a port here; tells its address and how to end it. */
export async function relayed(enter, port) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  const socket = join(folder, 'socket');
  const [program, ...words] = [
    ...enter.split(' '),
    process.execPath,
    fileURLToPath(import.meta.url),
    socket,
    port,
  ];
  const inside = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(inside.stdout, 'data');
  const here = createServer(client => joined(client, connect(socket))).listen(0, '127.0.0.1');
  await once(here, 'listening');
  const close = () => {
    here.close();
    inside.kill();
    rmSync(folder, { recursive: true });
  };
  return { url: `https://127.0.0.1:${here.address().port}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , socket, port] = process.argv;
  createServer(client => joined(client, connect(Number(port), '127.0.0.1'))).listen(socket, () =>
    process.stdout.write('ready\n'),
  );
}
