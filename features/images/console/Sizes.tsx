import { bytes, layerTexts, type Schemas } from '@console';
import classes from './images.module.css';

/** The size of an image, and how much of it other images share. */
export function Sizes({ row }: { row: Schemas['ImageRow'] }) {
  const t = layerTexts.use();
  const share = row.size > 0 ? row.sharedSize / row.size : 0;
  const says = `${t.unique}: ${bytes(row.uniqueSize)} · ${t.shared}: ${bytes(row.sharedSize)}`;
  return (
    <span className={classes.sizes} title={says}>
      <span className={classes.gauge} aria-hidden>
        <span data-kind="shared" style={{ width: `${(100 * share).toFixed(1)}%` }} />
        <span data-kind="unique" style={{ width: `${(100 * (1 - share)).toFixed(1)}%` }} />
      </span>
      <span>{bytes(row.size)}</span>
    </span>
  );
}
