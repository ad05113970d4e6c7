import { bareId, type Schemas } from '@console';

type Network = Schemas['NetworkRow'];
type Service = Schemas['ServiceRow'];
type Container = Schemas['ContainerRow'];

/** Something in the picture: a network, or what is attached to networks. */
export interface Thing {
  /** Unique in the picture. */
  readonly key: string;
  readonly kind: 'network' | 'service' | 'container';
  readonly name: string;
  readonly address: string;
  readonly stack: string;
  /** Of a network its driver, of the others their state in numbers or words. */
  readonly detail: string;
  /** Whether it does what it should. */
  readonly well: boolean;
}

export interface Graph {
  readonly things: readonly Thing[];
  /** Keys of what is attached, and of the network. */
  readonly edges: readonly (readonly [string, string])[];
  /** Networks that nothing is attached to. */
  readonly unused: readonly Thing[];
  /** How many things are left out of the picture. */
  readonly more: number;
}

interface Rows {
  readonly networks: Iterable<Network>;
  readonly services: Iterable<Service>;
  readonly containers: Iterable<Container>;
}

const MOST = 300;
/** Stands for the server's own node, whatever its name. */
const SERVER = '*';

/** Who is on which network: services, and containers that no service runs; all, or those of a stack. */
export function graphOf({ networks, services, containers }: Rows, stack: string): Graph {
  const members = [
    ...[...services].map(row => ({
      thing: service(row),
      networks: networksOf(row, networks).map(name => [place('', name), place(SERVER, name)]),
    })),
    ...[...containers]
      .filter(({ task }) => task === '')
      .map(row => ({
        thing: container(row),
        networks: row.networks.map(({ network }) => [place(row.node, network), place('', network)]),
      })),
  ].sort((a, b) => byName(a.thing, b.thing));
  const rows = [...networks];
  const severalNodes = new Set(rows.map(({ node }) => node).filter(Boolean)).size > 1;
  const all = rows.map(row => network(row, severalNodes)).sort(byName);
  const byPlace = new Map(
    rows.flatMap(row => {
      const places = row.id === bareId(row.id) ? [row.node, SERVER] : [row.node];
      return places.map(each => [place(each, row.name), `n${row.id}`] as const);
    }),
  );
  const byKey = new Map(all.map(thing => [thing.key, thing]));
  const found = (places: readonly string[]) =>
    places.flatMap(each => byKey.get(byPlace.get(each) ?? '') ?? []).slice(0, 1);
  const shown = members
    .filter(({ thing }) => stack === '' || thing.stack === stack)
    .map(member => ({ ...member, at: member.networks.flatMap(found) }))
    .filter(({ at }) => at.length > 0);
  const kept = shown.slice(0, MOST);
  const used = new Set(kept.flatMap(({ at }) => at.map(({ key }) => key)));
  const attached = new Set(members.flatMap(member => member.networks.flatMap(found)).map(({ key }) => key));
  return {
    things: [...all.filter(({ key }) => used.has(key)), ...kept.map(({ thing }) => thing)],
    edges: kept.flatMap(({ thing, at }) => at.map(({ key }) => [thing.key, key] as const)),
    unused: all.filter(thing => !attached.has(thing.key) && (stack === '' || thing.stack === stack)),
    more: shown.length - kept.length,
  };
}

function byName(a: Thing, b: Thing): number {
  return a.name.localeCompare(b.name, undefined, { numeric: true }) || a.key.localeCompare(b.key);
}

/** A service that publishes through the routing mesh is on its network too, though its settings do not say so. */
function networksOf({ networks, ports }: Service, all: Iterable<Network>): readonly string[] {
  const meshed = ports.some(({ mode }) => mode === 'ingress');
  const mesh = meshed ? [...all].find(({ ingress }) => ingress) : undefined;
  return mesh ? [...networks, mesh.name] : networks;
}

/** Where a name means one network: on a node, or, without one, in the Swarm. */
function place(node: string, name: string): string {
  return `${node}/${name}`;
}

function network({ id, name, driver, stack, node }: Network, severalNodes: boolean): Thing {
  return {
    key: `n${id}`,
    kind: 'network',
    name,
    stack,
    address: `/networks/${id}`,
    detail: severalNodes && node ? `${driver} · ${node}` : driver,
    well: true,
  };
}

function service({ id, name, stack, running, desired }: Service): Thing {
  return {
    key: `s${id}`,
    kind: 'service',
    name,
    stack,
    address: `/services/${id}`,
    detail: `${running}/${desired}`,
    well: running >= desired,
  };
}

function container({ id, name, stack, state, health }: Container): Thing {
  return {
    key: `c${id}`,
    kind: 'container',
    name,
    stack,
    address: `/containers/${id}`,
    detail: state,
    well: state === 'running' && health !== 'unhealthy',
  };
}

/** Each network with the names of what is attached to it, for who does not look at pictures. */
export function listed({ things, edges }: Graph): readonly { network: Thing; members: readonly Thing[] }[] {
  const byKey = new Map(things.map(thing => [thing.key, thing]));
  return things
    .filter(({ kind }) => kind === 'network')
    .map(network => ({
      network,
      members: edges.flatMap(([from, to]) => (to === network.key ? (byKey.get(from) ?? []) : [])),
    }));
}
