import { CopyId, Empty, type Schemas, Waiting } from '@console';
import { IconDatabaseOff, IconNetworkOff, IconTagOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import classes from './containers.module.css';
import { type Inspect, type Mount, useInspect } from './inspect';
import { messages } from './messages';
import { Scroll } from './Scroll';

interface PartProps {
  readonly row: Schemas['ContainerRow'];
}

/** What of the node or of volumes is seen in the container. */
export function ContainerMounts({ row }: PartProps) {
  const t = messages.use();
  const { data } = useInspect(row);
  if (!data) {
    return <Waiting />;
  }
  const mounts = (data.inspect as Inspect).Mounts ?? [];
  if (mounts.length === 0) {
    return (
      <Empty icon={IconDatabaseOff} title={t.mountList.none}>
        {t.mountList.noneText}
      </Empty>
    );
  }
  return (
    <Scroll>
      <table className={classes.table} aria-label={t.mounts}>
        <thead>
          <tr>
            <th scope="col">{t.mountList.destination}</th>
            <th scope="col">{t.mountList.type}</th>
            <th scope="col">{t.mountList.source}</th>
            <th scope="col">{t.mountList.access}</th>
          </tr>
        </thead>
        <tbody>
          {mounts.map(mount => (
            <tr key={mount.Destination}>
              <th scope="row" className="mono">
                <Link to={`/containers/${row.id}/files?path=${encodeURIComponent(mount.Destination)}`}>
                  {mount.Destination}
                </Link>
              </th>
              <td>{t.mountList.types[mount.Type as keyof typeof t.mountList.types] ?? mount.Type}</td>
              <td className="mono">
                <MountSource of={mount} />
              </td>
              <td>{mount.RW ? t.mountList.readWrite : t.readOnly}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const ANONYMOUS = /^[0-9a-f]{64}$/;

function MountSource({ of: mount }: { of: Mount }) {
  if (mount.Type === 'volume' && mount.Name) {
    const shown = ANONYMOUS.test(mount.Name) ? mount.Name.slice(0, 12) : mount.Name;
    return <Link to={`/volumes/${encodeURIComponent(mount.Name)}`}>{shown}</Link>;
  }
  return mount.Source ? <span>{mount.Source}</span> : <span className="dim">–</span>;
}

/** The networks of a container, with how it is found there. */
export function ContainerNetworks({ row }: PartProps) {
  const t = messages.use();
  const { data } = useInspect(row);
  if (!data) {
    return <Waiting />;
  }
  const networks = Object.entries((data.inspect as Inspect).NetworkSettings?.Networks ?? {});
  if (networks.length === 0) {
    return (
      <Empty icon={IconNetworkOff} title={t.networkList.none}>
        {t.networkList.noneText}
      </Empty>
    );
  }
  return (
    <Scroll>
      <table className={classes.table} aria-label={t.networks}>
        <thead>
          <tr>
            <th scope="col">{t.networkList.network}</th>
            <th scope="col">{t.columns.ip}</th>
            <th scope="col">{t.networkList.gateway}</th>
            <th scope="col">{t.networkList.aliases}</th>
            <th scope="col">{t.networkList.mac}</th>
          </tr>
        </thead>
        <tbody>
          {networks.map(([name, endpoint]) => (
            <tr key={name}>
              <th scope="row">
                {endpoint.NetworkID ? <Link to={`/networks/${endpoint.NetworkID}`}>{name}</Link> : name}
              </th>
              <td className="mono">
                {endpoint.IPAddress && (
                  <CopyId
                    id={endpoint.IPAddress}
                    shown={`${endpoint.IPAddress}${endpoint.IPPrefixLen ? `/${endpoint.IPPrefixLen}` : ''}`}
                  />
                )}
                {endpoint.GlobalIPv6Address && <div>{endpoint.GlobalIPv6Address}</div>}
              </td>
              <td className="mono">{endpoint.Gateway || <span className="dim">–</span>}</td>
              <td className="mono">{aliases(endpoint.Aliases, endpoint.DNSNames).join(', ')}</td>
              <td className="mono">{endpoint.MacAddress}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function aliases(...lists: readonly (readonly string[] | null | undefined)[]): readonly string[] {
  return [...new Set(lists.flatMap(list => list ?? []))];
}

/** The labels of a container by name. */
export function ContainerLabels({ row }: PartProps) {
  const t = messages.use();
  const labels = Object.entries(row.labels).sort(([a], [b]) => a.localeCompare(b));
  if (labels.length === 0) {
    return (
      <Empty icon={IconTagOff} title={t.labelList.none}>
        {t.labelList.noneText}
      </Empty>
    );
  }
  return (
    <Scroll>
      <table className={`${classes.table} ${classes.pairs}`} aria-label={t.labels}>
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col">{t.env.value}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="mono">
                {name}
              </th>
              <td className="mono">{value && <CopyId id={value} shown={value} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
