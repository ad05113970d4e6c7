import { type Action, ALLOWED, api, bareId, type Schemas, told, type Verdict } from '@console';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { messages } from './messages';

/** The kinds of object that are made, looked at and removed, and little else. */
export type Kind = 'volumes' | 'networks' | 'secrets' | 'configs';

export interface RowOf {
  readonly volumes: Schemas['VolumeRow'];
  readonly networks: Schemas['NetworkRow'];
  readonly secrets: Schemas['SecretRow'];
  readonly configs: Schemas['ConfigRow'];
}

export type Named = RowOf[Kind];

const OF_THE_ENGINE = new Set(['bridge', 'host', 'none', 'docker_gwbridge']);

/** Looks at an object by its id. */
export function look(kind: Kind, id: string): Promise<Schemas['Found']> {
  switch (kind) {
    case 'volumes':
      return told(api.GET('/volumes/{volume}', { params: { path: { volume: id } } }));
    case 'networks':
      return told(api.GET('/networks/{network}', { params: { path: { network: id } } }));
    case 'secrets':
      return told(api.GET('/secrets/{secret}', { params: { path: { secret: id } } }));
    case 'configs':
      return told(api.GET('/configs/{config}', { params: { path: { config: id } } }));
  }
}

function remove(kind: Kind, id: string): Promise<unknown> {
  switch (kind) {
    case 'volumes':
      return told(api.DELETE('/volumes/{volume}', { params: { path: { volume: id } } }));
    case 'networks':
      return told(api.DELETE('/networks/{network}', { params: { path: { network: id } } }));
    case 'secrets':
      return told(api.DELETE('/secrets/{secret}', { params: { path: { secret: id } } }));
    case 'configs':
      return told(api.DELETE('/configs/{config}', { params: { path: { config: id } } }));
  }
}

/** What is on another node says where. */
function named(row: Named): string {
  return 'node' in row && row.id !== bareId(row.id) ? `${row.name} (${row.node})` : row.name;
}

/** What can be done to objects of a kind. */
export function useRemoval(kind: Kind): readonly Action<Named>[] {
  const t = messages.use();
  return useMemo(() => {
    const refused: Verdict = { allowed: false, reason: t.builtIn };
    return [
      {
        name: 'remove',
        icon: IconTrash,
        danger: true,
        prominent: true,
        label: t.remove,
        title: t.removing,
        verdict: row => (kind === 'networks' && OF_THE_ENGINE.has(row.name) ? refused : ALLOWED),
        asks: rows => ({
          title: t.removeTitle(rows.length),
          text: t[kind].gone,
          names: rows.map(named),
          confirm: t.remove,
          danger: true,
        }),
        run: row => remove(kind, row.id),
      },
    ];
  }, [kind, t]);
}

/** Who uses an object, where that is known by name. */
export function usersOf(row: Named): readonly string[] {
  return 'usedBy' in row ? row.usedBy : [];
}

/** Reads `name=value` lines. */
export function labelsOf(text: string): Record<string, string> {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  return Object.fromEntries(
    lines.map(line => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
