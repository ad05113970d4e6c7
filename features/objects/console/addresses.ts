/** How many addresses of a network are in use, as far as its engine tells. */
export interface Addresses {
  readonly used: number;
  readonly total: number;
  /** Whether the engine counted itself; otherwise only what is known of is counted. */
  readonly exact: boolean;
}

interface Inspected {
  readonly IPAM?: {
    readonly Config?:
      | readonly { readonly Subnet?: string; readonly IPRange?: string; readonly Gateway?: string }[]
      | null;
  };
  readonly Containers?: Readonly<Record<string, { readonly IPv4Address?: string }>> | null;
  readonly Services?: Readonly<
    Record<
      string,
      { readonly VIP?: string; readonly Tasks?: readonly { readonly EndpointIP?: string }[] | null }
    >
  > | null;
  /** Since API 1.52. */
  readonly Status?: {
    readonly IPAM?: {
      readonly Subnets?: Readonly<
        Record<string, { readonly IPsInUse?: number; readonly DynamicIPsAvailable?: number }>
      >;
    };
  };
}

/** Counts IPv4 addresses; nothing for a network that has none. */
export function addressesOf(inspect: unknown): Addresses | undefined {
  const { IPAM, Containers, Services, Status } = inspect as Inspected;
  const pools = (IPAM?.Config ?? []).filter(({ Subnet }) => Subnet?.includes('.'));
  if (pools.length === 0) {
    return undefined;
  }
  const counted = Object.entries(Status?.IPAM?.Subnets ?? {}).filter(([subnet]) => subnet.includes('.'));
  if (counted.length > 0) {
    const used = counted.reduce((sum, [, { IPsInUse = 0 }]) => sum + IPsInUse, 0);
    const free = counted.reduce((sum, [, { DynamicIPsAvailable = 0 }]) => sum + DynamicIPsAvailable, 0);
    return { used, total: used + free, exact: true };
  }
  const known = new Set(
    [
      ...pools.map(({ Gateway }) => Gateway),
      ...Object.values(Containers ?? {}).map(({ IPv4Address }) => IPv4Address),
      ...Object.values(Services ?? {}).flatMap(({ VIP, Tasks }) => [
        VIP,
        ...(Tasks ?? []).map(({ EndpointIP }) => EndpointIP),
      ]),
    ].flatMap(address => (address && address !== '<nil>' ? (address.split('/')[0] ?? []) : [])),
  );
  const total = pools.reduce((sum, { Subnet = '', IPRange }) => sum + sizeOf(IPRange || Subnet), 0);
  return { used: known.size, total, exact: false };
}

/** Addresses that may be given out: all but the network's own and the one for all. */
function sizeOf(subnet: string): number {
  const bits = Number(subnet.split('/')[1]);
  return Number.isNaN(bits) ? 0 : Math.max(1, 2 ** (32 - bits) - 2);
}
