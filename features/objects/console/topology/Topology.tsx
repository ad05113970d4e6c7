import { Empty, LiveMark, PageHead, ProblemView, type Schemas, useRows, Waiting } from '@console';
import { ActionIcon, Select } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconNetworkOff, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { messages } from '../messages';
import { type Graph, graphOf, listed, type Thing } from './graph';
import { BOX, curve, type Picture, placed } from './layout';
import classes from './topology.module.css';
import { useViewport } from './useViewport';

/** Who reaches whom: networks with the services and containers that are attached to them. */
export default function Topology({ buttons }: { buttons: ReactNode }) {
  const t = messages.use();
  const [search, setSearch] = useSearchParams();
  const stack = search.get('stack') ?? '';
  const networks = useRows<Schemas['NetworkRow']>('networks', '');
  const services = useRows<Schemas['ServiceRow']>('services', '');
  const containers = useRows<Schemas['ContainerRow']>('containers', '');
  const graph = useMemo(
    () =>
      graphOf(
        {
          networks: [...networks.rows.values()],
          services: services.rows.values(),
          containers: containers.rows.values(),
        },
        stack,
      ),
    [networks.rows, services.rows, containers.rows, stack],
  );
  const stacks = useMemo(
    () =>
      [...new Set([...services.rows.values(), ...containers.rows.values()].map(row => row.stack))]
        .filter(name => name !== '')
        .sort(),
    [services.rows, containers.rows],
  );
  const choose = (to: string | null) =>
    setSearch(
      now => {
        const next = new URLSearchParams(now);
        if (to) {
          next.set('stack', to);
        } else {
          next.delete('stack');
        }
        return next;
      },
      { replace: true },
    );
  const all = [networks, services, containers];
  const refused = all.flatMap(({ connection }) =>
    connection.state === 'refused' ? connection.problem : [],
  )[0];
  const loaded = all.every(rows => rows.loaded);
  return (
    <div className={classes.page}>
      <PageHead title={t.networks.title} mark={<LiveMark rows={networks} />}>
        {buttons}
      </PageHead>
      <div className={classes.tools}>
        <Select
          size="xs"
          aria-label={t.topology.stack}
          placeholder={t.topology.allStacks}
          data={stacks}
          value={stack === '' ? null : stack}
          onChange={choose}
          clearable
          clearButtonProps={{ 'aria-label': t.topology.allStacks }}
          searchable
        />
        {graph.more > 0 && <span className={classes.more}>{t.topology.more(graph.more)}</span>}
        {graph.unused.length > 0 && <Unused of={graph.unused} />}
      </div>
      {refused && <ProblemView problem={refused} />}
      {graph.things.length > 0 ? (
        <Board graph={graph} dimmed={all.some(rows => rows.staleSince !== undefined)} />
      ) : loaded ? (
        <Empty icon={IconNetworkOff} title={t.topology.none}>
          {t.topology.noneText}
        </Empty>
      ) : (
        !refused && <Waiting />
      )}
    </div>
  );
}

function Unused({ of }: { of: readonly Thing[] }) {
  const t = messages.use();
  return (
    <span className="dim">
      {t.topology.unused}{' '}
      {of.map(({ key, name, address }, i) => (
        <span key={key}>
          {i > 0 && ', '}
          <Link to={address} className={classes.quiet}>
            {name}
          </Link>
        </span>
      ))}
    </span>
  );
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
};

function Board({ graph, dimmed }: { graph: Graph; dimmed: boolean }) {
  const t = messages.use().topology;
  // the places depend on who is there and how they hang together, not on how they do
  const shape = JSON.stringify([graph.things.map(({ key }) => key), graph.edges]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const picture = useMemo(() => placed(graph), [shape]);
  const port = useViewport(picture);
  const { x, y, scale } = port.view;
  const keys = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      port.move(...arrow);
    } else if (event.key === '+') {
      port.zoomIn();
    } else if (event.key === '-') {
      port.zoomOut();
    } else if (event.key === '0') {
      port.fit();
    }
  };
  return (
    <div className={classes.board} data-dimmed={dimmed || undefined}>
      <div
        ref={port.frame}
        className={classes.frame}
        role="group"
        aria-label={t.picture}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move it
        tabIndex={0}
        onKeyDown={keys}
        {...port.drag}
      >
        <div
          className={classes.picture}
          style={{
            width: picture.width,
            height: picture.height,
            transform: `translate(${x}px, ${y}px) scale(${scale})`,
          }}
        >
          <Edges graph={graph} picture={picture} />
          {graph.things.map(thing => {
            const place = picture.places.get(thing.key) ?? { x: 0, y: 0 };
            return (
              <Box
                key={thing.key}
                thing={thing}
                x={place.x}
                y={place.y}
                focused={() => port.show(place.x, place.y, BOX)}
              />
            );
          })}
        </div>
      </div>
      <div className={classes.zoom} role="toolbar" aria-label={t.zoom}>
        <ActionIcon variant="default" size={30} aria-label={t.zoomIn} title={t.zoomIn} onClick={port.zoomIn}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t.zoomOut}
          title={t.zoomOut}
          onClick={port.zoomOut}
        >
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t.fit} title={t.fit} onClick={port.fit}>
          <IconFocusCentered size={16} />
        </ActionIcon>
      </div>
      <List graph={graph} />
    </div>
  );
}

const Edges = memo(function Edges({ graph, picture }: { graph: Graph; picture: Picture }) {
  return (
    <svg className={classes.edges} width={picture.width} height={picture.height} aria-hidden="true">
      {graph.edges.map(([from, to]) => {
        const a = picture.places.get(from);
        const b = picture.places.get(to);
        return a && b && <path key={`${from} ${to}`} d={curve(a, b)} />;
      })}
    </svg>
  );
});

interface BoxProps {
  readonly thing: Thing;
  readonly x: number;
  readonly y: number;
  readonly focused: () => void;
}

function Box({ thing, x, y, focused }: BoxProps) {
  const t = messages.use().topology;
  const { kind, name, detail, well, address } = thing;
  return (
    <Link
      to={address}
      className={classes.box}
      data-kind={kind}
      data-well={well}
      style={{ left: x, top: y, width: BOX.width, height: BOX.height }}
      title={name}
      draggable={false}
      onFocus={focused}
    >
      <strong className="clip">{name}</strong>
      <small className="clip">
        {t.kinds[kind]} · {t.details[detail as keyof typeof t.details] ?? detail}
      </small>
    </Link>
  );
}

/** The same in words, for screen readers. */
function List({ graph }: { graph: Graph }) {
  const t = messages.use().topology;
  return (
    <div className={classes.list}>
      <h2>{t.list}</h2>
      <ul>
        {listed(graph).map(({ network, members }) => (
          <li key={network.key}>{t.attached(network.name, members.map(({ name }) => name).join(', '))}</li>
        ))}
      </ul>
    </div>
  );
}
