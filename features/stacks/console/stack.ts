import { api, type Schemas, told } from '@console';

export type Stack = Schemas['StackSummary'];
export type Plan = Schemas['Plan'];
export type Progress = Schemas['ServiceProgress'];

export type Rollout = Schemas['Rollout'];

/** Why a rollout did not get there, and what runs instead; nothing for one that did. */
export function outcomeOf({ state }: Rollout): { readonly reason?: string; readonly runsNow?: string } {
  return 'reason' in state ? state : {};
}

const ENDED = new Set(['healthy', 'removed', 'failed', 'rolledBack', 'superseded', 'cancelled']);

export function hasEnded({ state }: Rollout): boolean {
  return ENDED.has(state.name);
}

export type Files = Readonly<Record<string, string>>;

const FOLDER = '/stack';

/** What is sent along with an order. */
export interface Bundled {
  readonly files: Files;
  /** The Compose files among them, in their order. */
  readonly compose: readonly string[];
  /** The files that hold secrets; they are sent apart, and nobody keeps them. */
  readonly secretFiles: ReadonlySet<string>;
  /** Secrets whose content stays as it is deployed, by name and file. */
  readonly kept: readonly { readonly name: string; readonly path: string }[];
  /** The variables that hold secrets. */
  readonly values: Readonly<Record<string, string>>;
}

/** Files as a deploy or a plan takes them. */
export function bundle(
  stack: string,
  { files, compose, secretFiles, kept, values }: Bundled,
): Schemas['ComposeBundle'] {
  const encoded = (secret: boolean) =>
    Object.fromEntries(
      Object.entries(files)
        .filter(([name]) => secretFiles.has(name) === secret)
        .map(([name, text]) => [name, base64(text)]),
    );
  return {
    request: {
      workingDirectory: FOLDER,
      projectDirectory: FOLDER,
      files: compose.map(name => `${FOLDER}/${name}`),
      envFiles: [],
      variables: {},
      profiles: [],
      projectName: stack,
      contents: false,
    },
    files: encoded(false),
    secrets: {
      files: { ...Object.fromEntries(kept.map(({ path }) => [path, ''])), ...encoded(true) },
      variables: values,
    },
  };
}

/** Whether it is a Compose file, or becomes one. */
export function isCompose(name: string, text: string): boolean {
  return /\.ya?ml$/.test(name) && /^(services|include|name|version):/m.test(text);
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}

/** The files of the latest revision; none for a stack that Grampus did not deploy. */
export async function latestFiles(stack: string): Promise<{ files: Files; revision: number }> {
  const page = await told(api.GET('/stacks/{stack}/revisions', { params: { path: { stack } } }));
  const number = Math.max(0, ...page.items.map((revision: Schemas['RevisionSummary']) => revision.number));
  return { files: number === 0 ? {} : (await revisionOf(stack, number)).files, revision: number };
}

export function revisionOf(stack: string, number: number): Promise<Schemas['Revision']> {
  const path = { stack, number: String(number) };
  return told(api.GET('/stacks/{stack}/revisions/{number}', { params: { path } }));
}
