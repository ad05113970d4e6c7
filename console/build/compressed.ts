import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH_IT = 1024;

/** Writes `.br` and `.gz` beside each built file that gets smaller by it; the document is filled in by the server. */
export function compressed(): Plugin {
  let folder = 'dist';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      for (const file of files.filter(name => /\.(js|css|svg|json)$/.test(name))) {
        const plain = readFileSync(join(folder, file));
        if (plain.length > WORTH_IT) {
          const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
          writeFileSync(join(folder, `${file}.br`), brotliCompressSync(plain, quality));
          writeFileSync(join(folder, `${file}.gz`), gzipSync(plain, { level: 9 }));
        }
      }
    },
  };
}
