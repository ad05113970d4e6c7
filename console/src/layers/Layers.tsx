import { type ReactNode, useState } from 'react';
import { Section } from '../kit/Facts';
import { bytes } from '../text/format';
import { layerTexts } from '../text/layers';
import { LayerTable } from './LayerTable';
import { type Layer, type LayerSizes, plain } from './layer';
import classes from './layers.module.css';

interface LayersProps {
  /** The lowest first. */
  readonly layers: readonly Layer[];
  readonly sizes: LayerSizes;
  /** Beside the sums, such as how exact they are. */
  readonly note?: string | undefined;
  /** Below the table. */
  readonly children?: ReactNode;
}

/** The layers of an image, drawn to size and listed; which of them other images share. */
export function Layers(props: LayersProps) {
  const { layers, sizes, note, children } = props;
  const t = layerTexts.use();
  const [chosen, setChosen] = useState<number | undefined>();
  const choose = (index: number) => setChosen(chosen === index ? undefined : index);
  return (
    <>
      <div className="wide">
        <Section title={t.bar}>
          {layers.length > 0 ? <Stacked of={props} chosen={chosen} choose={choose} /> : t.none}
          <Legend sizes={sizes} note={note} />
        </Section>
      </div>
      <div className="wide">
        <Section title={t.tab}>
          <LayerTable layers={layers} chosen={chosen} choose={choose} />
          {children}
        </Section>
      </div>
    </>
  );
}

interface StackedProps {
  readonly of: LayersProps;
  readonly chosen: number | undefined;
  readonly choose: (index: number) => void;
}

function Stacked({ of, chosen, choose }: StackedProps) {
  const t = layerTexts.use();
  return (
    <div className={classes.stack}>
      {of.layers
        .filter(layer => layer.size > 0)
        .map(layer => {
          const share = layer.size / of.sizes.size;
          const kind = layer.sharedWith.length > 0 ? 'shared' : 'unique';
          const says = `${layer.index + 1}: ${bytes(layer.size)}, ${t[kind]}. ${plain(layer.command) || t.base}`;
          return (
            <button
              key={layer.index}
              type="button"
              data-kind={kind}
              style={{ flex: `${share} 1 0` }}
              title={says}
              aria-label={says}
              aria-pressed={chosen === layer.index}
              onClick={() => choose(layer.index)}
            >
              {share > 0.12 && <span>{bytes(layer.size)}</span>}
            </button>
          );
        })}
    </div>
  );
}

function Legend({ sizes, note }: { sizes: LayerSizes; note: string | undefined }) {
  const t = layerTexts.use();
  return (
    <div className={classes.legend}>
      <span>
        <i data-kind="unique" aria-hidden /> {t.unique} <strong>{bytes(sizes.unique)}</strong>
      </span>
      <span>
        <i data-kind="shared" aria-hidden /> {t.shared} <strong>{bytes(sizes.shared)}</strong>
      </span>
      <span>
        {t.total} <strong>{bytes(sizes.size)}</strong>
      </span>
      {note && <span className="dim">{note}</span>}
    </div>
  );
}
