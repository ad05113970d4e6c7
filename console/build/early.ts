import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/** What the document asks for at once, rather than when the first script has run and found that it needs it. */
export function early(page: string, font: RegExp, address: string): Plugin {
  return {
    name: 'early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const files = Object.values(bundle);
        const first = files.find(
          file => file.type === 'chunk' && file.moduleIds.some(id => id.endsWith(page)),
        );
        const face = files.find(file => font.test(file.fileName));
        if (first?.type !== 'chunk' || !face) {
          throw new Error(`There is no ${first ? font : page} to ask for early.`);
        }
        return [
          preload(address, 'fetch'),
          preload(`/${face.fileName}`, 'font', { type: 'font/woff2' }),
          ...lazy(first, bundle).flatMap(chunk => [
            link('modulepreload', `/${chunk.fileName}`),
            ...[...(chunk.viteMetadata?.importedCss ?? [])].map(name => preload(`/${name}`, 'style')),
          ]),
        ];
      },
    },
  };
}

/** The chunk and those that it imports, without the ones that the document begins with anyhow. */
function lazy(first: Rollup.OutputChunk, bundle: Rollup.OutputBundle): Rollup.OutputChunk[] {
  const found = new Set([first]);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk' && !next.isEntry) {
        found.add(next);
      }
    }
  }
  return [...found];
}

const link = (rel: string, href: string, more = {}): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, href, crossorigin: true, ...more },
  injectTo: 'head',
});

const preload = (href: string, as: string, more = {}) => link('preload', href, { as, ...more });
