import { api, type Schemas, told } from '@console';

export type Stack = Schemas['StackSummary'];
export type Plan = Schemas['Plan'];
export type Progress = Schemas['ServiceProgress'];

/** A rollout; the contract leaves the name of its state out. */
export type Rollout = Omit<Schemas['Rollout'], 'state'> & {
  readonly state: { readonly name: string; readonly reason?: string; readonly runsNow?: string };
};

const ENDED = new Set(['healthy', 'removed', 'failed', 'rolledBack', 'superseded', 'cancelled']);

export function hasEnded({ state }: Rollout): boolean {
  return ENDED.has(state.name);
}

export type Files = Readonly<Record<string, string>>;

const FOLDER = '/stack';

/** Files as a deploy or a plan takes them. */
export function bundle(stack: string, files: Files): Schemas['ComposeBundle'] {
  const names = Object.keys(files).filter(name => isCompose(name, files[name] ?? ''));
  const encoded = Object.entries(files).map(([name, text]) => [name, base64(text)]);
  return {
    request: {
      workingDirectory: FOLDER,
      projectDirectory: FOLDER,
      files: names.map(name => `${FOLDER}/${name}`),
      envFiles: [],
      variables: {},
      profiles: [],
      projectName: stack,
      contents: false,
    },
    // the contract calls them lists of texts; they are bytes in Base64
    files: Object.fromEntries(encoded) as unknown as Schemas['ComposeBundle']['files'],
    secrets: { files: {}, variables: {} },
  };
}

function isCompose(name: string, text: string): boolean {
  return /\.ya?ml$/.test(name) && /^(services|include|name|version):/m.test(text);
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}

/** The files of the latest revision, or none for a stack that Grampus did not deploy. */
export async function filesOf({ name, revision }: Stack): Promise<Files> {
  if (revision === 0) {
    return {};
  }
  return (await revisionOf(name, revision)).files;
}

export function revisionOf(stack: string, number: number): Promise<Schemas['Revision']> {
  const path = { stack, number: String(number) };
  return told(api.GET('/stacks/{stack}/revisions/{number}', { params: { path } }));
}
