import { api, type Schemas, told } from '@console';
import { useQuery } from '@tanstack/react-query';

type Container = Schemas['ContainerRow'];

/** What of the engine's own description is shown; any of it may be missing. */
export interface Inspect {
  readonly Config?: { readonly Env?: readonly string[] | null };
  readonly HostConfig?: {
    readonly NanoCpus?: number;
    readonly CpuQuota?: number;
    readonly CpuPeriod?: number;
    readonly Memory?: number;
    readonly LogConfig?: { readonly Type?: string };
  };
  readonly Mounts?: readonly Mount[] | null;
  readonly NetworkSettings?: { readonly Networks?: Readonly<Record<string, Endpoint>> | null };
}

export interface Mount {
  readonly Type: string;
  readonly Name?: string;
  readonly Source?: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly Mode?: string;
  readonly RW: boolean;
  readonly Propagation?: string;
}

export interface Endpoint {
  readonly NetworkID: string;
  readonly IPAddress?: string;
  readonly IPPrefixLen?: number;
  readonly Gateway?: string;
  readonly GlobalIPv6Address?: string;
  readonly MacAddress?: string;
  readonly Aliases?: readonly string[] | null;
  readonly DNSNames?: readonly string[] | null;
}

/** The engine's description of a container, asked for again when its row changes. */
export function useInspect(row: Container) {
  const attached = row.networks.map(network => network.networkId).join();
  return useQuery({
    queryKey: ['containers', row.id, 'inspect', row.state, row.health, row.started, attached],
    queryFn: () => told(api.GET('/containers/{container}', { params: { path: { container: row.id } } })),
    placeholderData: before => before,
  });
}

const WHOLE = 100;

/** What the container may use at most: percent of one core, and bytes; nothing where it has no limit. */
export function limitsOf({ HostConfig: host }: Inspect): { cpu?: number; memory?: number } {
  const period = host?.CpuPeriod || 100_000;
  const cores = host?.NanoCpus ? host.NanoCpus / 1e9 : (host?.CpuQuota ?? 0) / period;
  return { ...(cores > 0 && { cpu: cores * WHOLE }), ...(host?.Memory && { memory: host.Memory }) };
}

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** Environment variables by name; a value may have more equals signs. */
export function variablesOf({ Config: config }: Inspect): readonly Variable[] {
  return (config?.Env ?? [])
    .map(text => {
      const equals = text.indexOf('=');
      return equals < 0
        ? { name: text, value: '' }
        : { name: text.slice(0, equals), value: text.slice(equals + 1) };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
