import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** Fails the build when the scripts that every page begins with are larger, gzipped, than allowed. */
export function budget(most: number): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
      const named = new Map(chunks.map(chunk => [chunk.fileName, chunk]));
      const initial = new Set<Rollup.OutputChunk>();
      const add = (chunk: Rollup.OutputChunk | undefined) => {
        if (chunk && !initial.has(chunk)) {
          initial.add(chunk);
          chunk.imports.forEach(name => void add(named.get(name)));
        }
      };
      chunks.filter(chunk => chunk.isEntry).forEach(add);
      const size = [...initial].reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0);
      this.info(`the initial script has ${Math.round(size / 1000)} kB gzipped, of ${most / 1000} kB`);
      if (size > most) {
        this.error(
          `The initial script has ${size} bytes gzipped, more than ${most}: load a page or a library lazily.`,
        );
      }
    },
  };
}
