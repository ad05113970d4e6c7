import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { PlainTable } from '../kit/PlainTable';
import { bytes } from '../text/format';
import { layerTexts } from '../text/layers';
import { type Layer, plain } from './layer';
import classes from './layers.module.css';

type Order = 'order' | 'size' | 'command';

const LARGE = 100 * 1024 * 1024;
const NAMED = 3;

const BY: Record<Order, (a: Layer, b: Layer) => number> = {
  order: (a, b) => a.index - b.index,
  size: (a, b) => a.size - b.size,
  command: (a, b) => plain(a.command).localeCompare(plain(b.command)),
};

interface LayerTableProps {
  readonly layers: readonly Layer[];
  readonly chosen: number | undefined;
  readonly choose: (index: number) => void;
}

/** The layers as a table that can be ordered. */
export function LayerTable({ layers, chosen, choose }: LayerTableProps) {
  const t = layerTexts.use();
  const [sorting, setSorting] = useState<{ by: Order; down: boolean }>({ by: 'order', down: false });
  const sorted = [...layers].sort(BY[sorting.by]);
  const head = (by: Order, right = false) => (
    <th
      className={right ? classes.right : undefined}
      aria-sort={sorting.by === by ? (sorting.down ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        onClick={() => setSorting({ by, down: sorting.by === by ? !sorting.down : by === 'size' })}
      >
        {t[by]}
        {sorting.by === by &&
          (sorting.down ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />)}
      </button>
    </th>
  );
  return (
    <PlainTable
      head={
        <>
          {head('order', true)}
          {head('size', true)}
          {head('command')}
          <th>{t.sharing}</th>
        </>
      }
    >
      {(sorting.down ? sorted.reverse() : sorted).map(layer => (
        <tr
          key={layer.index}
          data-chosen={chosen === layer.index || undefined}
          onClick={() => choose(layer.index)}
        >
          <td className={classes.right}>{layer.index + 1}</td>
          <td className={classes.right}>{bytes(layer.size)}</td>
          <td>
            <code className={`mono ${classes.command}`}>{plain(layer.command)}</code>
            {layer.command === '' && <span className="dim">{t.base}</span>}
            {layer.size > LARGE && <span className={classes.badge}>{t.large}</span>}
          </td>
          <td>
            <Sharing names={layer.sharedWith} />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Sharing({ names }: { names: readonly string[] }) {
  const t = layerTexts.use();
  if (names.length === 0) {
    return <span className="dim">{t.nobody}</span>;
  }
  const rest = names.length - NAMED;
  return (
    <span title={names.join(', ')}>
      {names.slice(0, NAMED).join(', ')} {rest > 0 && <span className="dim">{t.more(rest)}</span>}
    </span>
  );
}
