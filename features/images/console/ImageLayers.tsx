import { api, bytes, ProblemView, problemOf, type Schemas, Section, told, Waiting } from '@console';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import classes from './images.module.css';
import { LayerTable } from './LayerTable';
import { messages } from './messages';

/** The layers of an image, drawn to size and listed; which of them other images share. */
export function ImageLayers({ row }: { row: Schemas['ImageRow'] }) {
  const t = messages.use().layers;
  const [chosen, setChosen] = useState<number | undefined>();
  const { data, error, refetch } = useQuery({
    queryKey: ['images', row.id, 'layers', row.sharedSize, row.tags],
    queryFn: () => told(api.GET('/images/{image}/layers', { params: { path: { image: row.id } } })),
    placeholderData: before => before,
  });
  if (error) {
    return <ProblemView problem={problemOf(error)} retry={() => void refetch()} />;
  }
  if (!data) {
    return <Waiting />;
  }
  const choose = (index: number) => setChosen(chosen === index ? undefined : index);
  return (
    <>
      <div className={classes.wide}>
        <Section title={t.bar}>
          {data.layers.length > 0 ? <Stacked of={data} chosen={chosen} choose={choose} /> : t.none}
          <Legend of={data} />
        </Section>
      </div>
      <div className={classes.wide}>
        <Section title={t.tab}>
          <LayerTable layers={data.layers} chosen={chosen} choose={choose} />
          {data.settings.length > 0 && (
            <details className={classes.settings}>
              <summary>{t.settings(data.settings.length)}</summary>
              <ul className="mono">
                {data.settings.map(setting => (
                  <li key={setting}>{plain(setting)}</li>
                ))}
              </ul>
            </details>
          )}
        </Section>
      </div>
    </>
  );
}

/** A step of a build as it stood in its file. */
export function plain(command: string): string {
  return command
    .replace(/^(\|\d+ (\S+=\S* )*)?\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^(\|\d+ (\S+=\S* )*)?\/bin\/sh -c /, 'RUN ')
    .trim();
}

interface StackedProps {
  readonly of: Schemas['ImageLayers'];
  readonly chosen: number | undefined;
  readonly choose: (index: number) => void;
}

function Stacked({ of, chosen, choose }: StackedProps) {
  const t = messages.use().layers;
  return (
    <div className={classes.stack}>
      {of.layers
        .filter(layer => layer.size > 0)
        .map(layer => {
          const share = layer.size / of.size;
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

function Legend({ of }: { of: Schemas['ImageLayers'] }) {
  const t = messages.use().layers;
  return (
    <div className={classes.legend}>
      <span>
        <i data-kind="unique" aria-hidden /> {t.unique} <strong>{bytes(of.unique)}</strong>
      </span>
      <span>
        <i data-kind="shared" aria-hidden /> {t.shared} <strong>{bytes(of.shared)}</strong>
      </span>
      <span>
        {t.total} <strong>{bytes(of.size)}</strong>
      </span>
      {!of.exact && <span className="dim">{t.roughly}</span>}
    </div>
  );
}
