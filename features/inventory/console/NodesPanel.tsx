import { bytes, Panel, percent, type Schemas, Sparkline, useEvents, useGlance } from '@console';
import { useState } from 'react';
import { Link } from 'react-router';
import { messages } from './messages';
import { inventoryOverview } from './overview';
import classes from './panels.module.css';

type Figures = Schemas['NodeFigures'];
type Node = Schemas['NodeRow'];

/** What a node used over the last minute, oldest first. */
interface Series {
  readonly cpu: readonly number[];
  readonly memory: readonly number[];
  readonly latest: Figures;
}

const KEPT = 60;
const SHOWN = 12;

/** What each node uses, measured once a second. */
export default function NodesPanel() {
  const t = inventoryOverview.use();
  const title = messages.use().nodes;
  const nodes = useGlance('nodes');
  const [measured, setMeasured] = useState<ReadonlyMap<string, Series>>(new Map());
  const connection = useEvents('/api/v1/stats/nodes/watch', ({ event, data }) => {
    if (event === 'samples') {
      setMeasured(before => grown(before, (data as Schemas['NodesFigures']).items));
    }
  });
  const rows = ((nodes?.items ?? []) as readonly Node[])

    .slice()
    .sort((a, b) => Number(b.self) - Number(a.self) || byName(a, b));
  return (
    <Panel title={title} address="/nodes" connection={connection}>
      <ul className={classes.nodes} data-stale={nodes?.staleSince ? true : undefined}>
        {rows.slice(0, SHOWN).map(row => (
          <NodeUsage key={row.id} node={row} series={measured.get(row.id)} />
        ))}
      </ul>
      {nodes && nodes.total > SHOWN && (
        <div className={classes.note}>{t.otherNodes(nodes.total - SHOWN)}</div>
      )}
      {nodes && rows.length === 0 && <div className={classes.note}>{messages.now().emptyTitle}</div>}
    </Panel>
  );
}

/** The series with a measurement more; a node that is measured no longer has none. */
function grown(before: ReadonlyMap<string, Series>, items: readonly Figures[]): ReadonlyMap<string, Series> {
  return new Map(
    items.map(latest => {
      const known = before.get(latest.id);
      const cpu = [...(known?.cpu ?? []), latest.cpu].slice(-KEPT);
      const memory = [...(known?.memory ?? []), latest.memory].slice(-KEPT);
      return [latest.id, { cpu, memory, latest }];
    }),
  );
}

function byName(a: Node, b: Node): number {
  return a.name.localeCompare(b.name);
}

function NodeUsage({ node, series }: { node: Node; series: Series | undefined }) {
  const t = inventoryOverview.use();
  return (
    <li className={classes.node}>
      <div className={classes.nodeName}>
        <Link to={`/nodes/${node.id}`} className="plain-link clip">
          {node.name}
        </Link>
        <span className="dim clip">
          {t.cores(node.cpus)} · {bytes(node.memory)}
        </span>
      </div>
      {series ? (
        <>
          <Figure
            name={t.cpu}
            value={percent(series.latest.cpu / Math.max(1, series.latest.cores))}
            values={series.cpu}
            top={100 * series.latest.cores}
          />
          <Figure
            name={t.memory}
            value={bytes(series.latest.memory)}
            says={t.of(bytes(series.latest.memory), bytes(series.latest.memoryLimit))}
            values={series.memory}
            top={series.latest.memoryLimit}
          />
        </>
      ) : (
        <span className={`dim ${classes.unmeasured}`}>{node.self ? t.waiting : t.unmeasured}</span>
      )}
    </li>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly says?: string;
  readonly values: readonly number[];
  readonly top: number;
}

function Figure({ name, value, says, values, top }: FigureProps) {
  return (
    <div className={classes.figure} title={says}>
      <div>
        <span className="dim">{name}</span> <span className="number">{value}</span>
      </div>
      <Sparkline values={values} top={top} />
    </div>
  );
}
