/** The parts of Docker's UpdateConfig; times are in nanoseconds. */
export interface UpdateConfig {
  readonly Parallelism?: number;
  readonly Delay?: number;
  readonly FailureAction?: string;
  readonly Monitor?: number;
  readonly MaxFailureRatio?: number;
  readonly Order?: string;
}

interface Mount {
  readonly Type?: string;
  readonly ReadOnly?: boolean;
}

/** What an inspection tells of a service, as far as it is used here. */
export interface Inspected {
  readonly Spec?: {
    readonly UpdateConfig?: UpdateConfig;
    readonly Mode?: { readonly Replicated?: { readonly Replicas?: number } };
    readonly EndpointSpec?: { readonly Ports?: readonly { readonly PublishMode?: string }[] };
    readonly TaskTemplate?: {
      readonly Resources?: {
        readonly Limits?: { readonly NanoCPUs?: number; readonly MemoryBytes?: number };
      };
      readonly ContainerSpec?: {
        readonly Image?: string;
        readonly Healthcheck?: { readonly Test?: readonly string[] };
        readonly Mounts?: readonly Mount[];
      };
    };
  };
}

export type FailureAction = 'pause' | 'continue' | 'rollback';
export type Order = 'stop-first' | 'start-first';

/** How the tasks of a service are replaced, as people set it: spans in seconds, the ratio in percent. */
export interface Settings {
  readonly parallelism: number;
  readonly delay: number;
  readonly failureAction: FailureAction;
  readonly monitor: number;
  readonly tolerated: number;
  readonly order: Order;
}

/** What else decides whether settings are safe. */
export interface Facts {
  /** How many tasks there are; nothing for a global service. */
  readonly replicas: number | undefined;
  readonly healthcheck: boolean;
  readonly hostPorts: boolean;
  /** Whether tasks write to something that the next one gets as well. */
  readonly writes: boolean;
}

const SECOND = 1e9;
const USUAL_MONITOR = 5;

export function settingsOf(config: UpdateConfig = {}): Settings {
  const seconds = (nanos: number) => Math.round(nanos / 1e7) / 100;
  const { FailureAction: failure, Order: order } = config;
  return {
    parallelism: config.Parallelism ?? 1,
    delay: seconds(config.Delay ?? 0),
    failureAction: failure === 'continue' || failure === 'rollback' ? failure : 'pause',
    monitor: seconds(config.Monitor ?? USUAL_MONITOR * SECOND),
    tolerated: Math.round(100 * (config.MaxFailureRatio ?? 0)),
    order: order === 'start-first' ? order : 'stop-first',
  };
}

export function factsOf({ Spec: spec }: Inspected): Facts {
  const container = spec?.TaskTemplate?.ContainerSpec;
  const test = container?.Healthcheck?.Test ?? [];
  const replicated = spec?.Mode?.Replicated;
  return {
    replicas: replicated && (replicated.Replicas ?? 1),
    healthcheck: test.length > 0 && test[0] !== 'NONE',
    hostPorts: (spec?.EndpointSpec?.Ports ?? []).some(port => port.PublishMode === 'host'),
    writes: (container?.Mounts ?? []).some(({ Type, ReadOnly }) => Type !== 'tmpfs' && !ReadOnly),
  };
}

/** What so many tasks may use together at most: percent of one core, and bytes; nothing where they have no limit. */
export function limitsOf({ Spec: spec }: Inspected, tasks: number): { cpu?: number; memory?: number } {
  const { NanoCPUs: cpu = 0, MemoryBytes: memory = 0 } = spec?.TaskTemplate?.Resources?.Limits ?? {};
  return {
    ...(cpu > 0 && { cpu: (tasks * cpu) / 1e7 }),
    ...(memory > 0 && { memory: tasks * memory }),
  };
}

/** What the server has to be told so that the settings become these. */
export function changesOf(before: Settings, after: Settings) {
  return {
    ...(before.parallelism !== after.parallelism && { parallelism: after.parallelism }),
    ...(before.delay !== after.delay && { delayMs: Math.round(after.delay * 1000) }),
    ...(before.failureAction !== after.failureAction && { failureAction: after.failureAction }),
    ...(before.monitor !== after.monitor && { monitorMs: Math.round(after.monitor * 1000) }),
    ...(before.tolerated !== after.tolerated && { maxFailureRatio: after.tolerated / 100 }),
    ...(before.order !== after.order && { order: after.order }),
  };
}

export type Danger =
  | 'gap'
  | 'allStop'
  | 'allAtOnce'
  | 'noHealthcheck'
  | 'shortWatch'
  | 'goesOn'
  | 'toleratesAll'
  | 'portTwice'
  | 'writesTwice';

/** What is allowed but likely to hurt, the worst first. */
export function dangersOf(settings: Settings, facts: Facts): readonly Danger[] {
  const { parallelism, order, failureAction, monitor, tolerated } = settings;
  const { replicas } = facts;
  const stopFirst = order === 'stop-first';
  const several = replicas === undefined || replicas > 1;
  const all = parallelism === 0 || (replicas !== undefined && parallelism >= replicas);
  const found: readonly [Danger, boolean][] = [
    ['portTwice', !stopFirst && facts.hostPorts],
    ['allStop', stopFirst && several && all],
    ['gap', stopFirst && replicas === 1],
    ['writesTwice', !stopFirst && facts.writes],
    ['toleratesAll', tolerated >= 100],
    ['goesOn', failureAction === 'continue' && tolerated < 100],
    ['allAtOnce', !stopFirst && several && all],
    ['noHealthcheck', !facts.healthcheck],
    ['shortWatch', monitor < USUAL_MONITOR],
  ];
  return found.filter(([, dangerous]) => dangerous).map(([danger]) => danger);
}
