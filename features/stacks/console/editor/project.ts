import { isMap, isScalar, parseAllDocuments, type YAMLMap } from 'yaml';
import { type Files, isCompose } from '../stack';

/** A file that a Compose file needs beside itself. */
export interface Reference {
  readonly path: string;
  readonly as: 'compose' | 'env' | 'config' | 'secret' | 'label';
  /** What it is called in the file. */
  readonly name: string;
}

/** A variable that the files ask for. */
export interface Variable {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** What stands in for it when it has no value. */
  readonly fallback: string | undefined;
  /** Whether it is the content of a secret. */
  readonly secret: boolean;
}

/** What can be said of a project from its files alone, finished or not. */
export interface Project {
  /** The files that are loaded by themselves, in their order; others are included or extended by them. */
  readonly compose: readonly string[];
  readonly references: readonly Reference[];
  readonly variables: readonly Variable[];
  readonly profiles: readonly string[];
  /** The names of each section: services, networks, volumes, secrets, configs. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

type Tree = Readonly<Record<string, unknown>>;

const SECTIONS = ['services', 'networks', 'volumes', 'secrets', 'configs'];

export function projectOf(files: Files): Project {
  const parts = Object.entries(files).filter(([name, text]) => isCompose(name, text));
  const trees = parts.flatMap(([name, text]) => treesOf(text).map(tree => ({ name, tree })));
  const references = unique(
    trees.flatMap(({ name, tree }) => referencesOf(tree, folderOf(name))),
    ({ path, as, name }) => `${as} ${path} ${name}`,
  );
  const needed = new Set(references.filter(({ as }) => as === 'compose').map(({ path }) => path));
  const secrets = new Set(
    trees.flatMap(({ tree }) => entries(tree.secrets).map(([, own]) => own.environment)),
  );
  const profiles = trees.flatMap(({ tree }) =>
    entries(tree.services).flatMap(([, service]) => texts(service.profiles)),
  );
  return {
    compose: parts
      .map(([name]) => name)
      .filter(name => !needed.has(name))
      .sort((a, b) => rank(a) - rank(b)),
    references,
    variables: unique(
      parts.flatMap(([file, text]) => variablesOf(file, text, secrets)),
      ({ name }) => name,
    ),
    profiles: [...new Set(profiles)].sort(),
    names: Object.fromEntries(
      SECTIONS.map(section => [
        section,
        trees.flatMap(({ tree }) => entries(tree[section]).map(([key]) => key)),
      ]),
    ),
  };
}

/** The usual name comes first, what overrides it comes last, as with docker compose. */
function rank(name: string): number {
  return /override/.test(name) ? 2 : /^(docker-)?compose\.ya?ml$/.test(name) ? 0 : 1;
}

function treesOf(text: string): readonly Tree[] {
  try {
    const documents = parseAllDocuments(text, { prettyErrors: false, merge: true, logLevel: 'silent' });
    return (Array.isArray(documents) ? documents : []).flatMap(document => {
      const tree: unknown = document.toJS({ maxAliasCount: 1000 });
      return isTree(tree) ? [tree] : [];
    });
  } catch {
    // half written
    return [];
  }
}

function referencesOf(tree: Tree, folder: string): readonly Reference[] {
  const found: Reference[] = [];
  const add = (as: Reference['as'], name: string, path: unknown) => {
    if (typeof path === 'string' && path !== '' && !/[$]|^\/|^[a-z+]+:\/\//.test(path)) {
      found.push({ path: joined(folder, path), as, name });
    }
  };
  for (const [name, service] of entries(tree.services)) {
    for (const file of list(service.env_file)) {
      add('env', name, isTree(file) ? file.required !== false && file.path : file);
    }
    texts(service.label_file).forEach(file => void add('label', name, file));
    add('compose', name, isTree(service.extends) ? service.extends.file : undefined);
  }
  for (const part of list(tree.include)) {
    list(isTree(part) ? part.path : part).forEach(path => void add('compose', 'include', path));
  }
  entries(tree.configs).forEach(([name, { file }]) => void add('config', name, file));
  entries(tree.secrets).forEach(([name, { file }]) => void add('secret', name, file));
  return found;
}

const VARIABLE = /\$\$|\$(\{)?([A-Za-z_]\w*)(?=(:?[-+?])?([^}]*))/g;

function variablesOf(file: string, text: string, secrets: ReadonlySet<unknown>): readonly Variable[] {
  const written = text.split('\n').flatMap((content, i) => {
    const line = i + 1;
    return [...content.replace(/(^|\s)#.*/, '').matchAll(VARIABLE)].flatMap(found => {
      const [, brace, name, sign, rest = ''] = found;
      const fallback = brace && sign?.endsWith('-') ? rest : sign?.endsWith('+') ? '' : undefined;
      return name ? [{ name, file, line, fallback, secret: secrets.has(name) }] : [];
    });
  });
  const named = [...secrets].filter(name => typeof name === 'string' && text.includes(name)) as string[];
  return [
    ...written,
    ...named.map(name => ({ name, file, line: lineOf(text, name), fallback: undefined, secret: true })),
  ];
}

function lineOf(text: string, word: string): number {
  return text.slice(0, text.indexOf(word)).split('\n').length;
}

/** Where the services of a file end and how far they are indented, for one more. */
export function endOfServices(text: string): { at: number; indent: number } | undefined {
  const [document] = parseAllDocuments(text, { prettyErrors: false });
  const root = document && 'contents' in document ? document.contents : undefined;
  const services = isMap(root) ? (root.get('services', true) as YAMLMap | undefined) : undefined;
  const [first] = isMap(services) && !services.flow ? services.items : [];
  const start = isScalar(first?.key) ? first.key.range?.[0] : undefined;
  if (start === undefined || !services?.range) {
    return undefined;
  }
  return { at: services.range[1], indent: start - text.lastIndexOf('\n', start - 1) - 1 };
}

export function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entries(value: unknown): readonly (readonly [string, Tree])[] {
  return isTree(value) ? Object.entries(value).map(([key, own]) => [key, isTree(own) ? own : {}]) : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function texts(value: unknown): readonly string[] {
  return list(value).filter(text => typeof text === 'string');
}

function unique<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map([...all].reverse().map(one => [key(one), one])).values()].reverse();
}
