import type { Plugin } from 'vite';

const IMPORT = /import \{([^}]*)\} from '@tabler\/icons-react';/g;

/** Reads only the icons that are named, not the thousands beside them, which makes building and testing faster. */
export function icons(): Plugin {
  return {
    name: 'icons',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('@tabler/icons-react')) {
        return null;
      }
      return { code: code.replace(IMPORT, (_, names: string) => named(names)), map: null };
    },
  };
}

function named(names: string): string {
  return names
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '' && !name.startsWith('type '))
    .map(name => `import ${name} from '@tabler/icons-react/icons/${name}';`)
    .join(' ');
}
