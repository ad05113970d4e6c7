import type { Schemas } from '../api/client';

type Port = Schemas['PortRow'];

/** Ports; a published one is a link to where it is served. */
export function Ports({ of }: { of: readonly Port[] }) {
  const published = new Map(
    of.filter(port => port.published > 0).map(port => [`${port.published}/${port.protocol}`, port]),
  );
  return (
    <span className="mono clip">
      {[...published.values()].map((port, i) => (
        <span key={`${port.published}/${port.protocol}`}>
          {i > 0 && ', '}
          <Port port={port} />
        </span>
      ))}
    </span>
  );
}

function Port({ port }: { port: Port }) {
  const text = port.published === port.port ? String(port.port) : `${port.published}→${port.port}`;
  if (port.protocol !== 'tcp') {
    return <>{`${text}/${port.protocol}`}</>;
  }
  const host = port.ip === '' || port.ip === '0.0.0.0' || port.ip === '::' ? location.hostname : port.ip;
  return (
    <a href={`http://${host}:${port.published}/`} target="_blank" rel="noreferrer" className="plain-link">
      {text}
    </a>
  );
}
