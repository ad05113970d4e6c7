// The texts of the console in one language, from its own catalogues, so that a test of two languages names each once.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));

// a catalogue is a plain object here; the console's own chooses by the reader's language
const plain = {
  name: 'plain catalogues',
  setup(setup) {
    setup.onResolve({ filter: /^@console$|\/catalogue$/ }, () => ({ path: 'plain', namespace: 'plain' }));
    setup.onLoad({ filter: /.*/, namespace: 'plain' }, () => ({
      contents: 'export const catalogue = languages => languages;',
    }));
  },
};

/** The exports of a file of texts, such as `features/stacks/console/messages.ts`, in a language. */
export async function words(file, language) {
  const { outputFiles } = await build({
    entryPoints: [here(`../../${file}`)],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [plain],
  });
  const found = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return Object.values(found).find(catalogue => catalogue[language])[language];
}
