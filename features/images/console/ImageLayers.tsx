import { api, Layers, ProblemView, plain, problemOf, type Schemas, told, Waiting } from '@console';
import { useQuery } from '@tanstack/react-query';
import classes from './images.module.css';
import { messages } from './messages';

/** The layers of an image, and the steps of its history that made none. */
export function ImageLayers({ row }: { row: Schemas['ImageRow'] }) {
  const t = messages.use().layers;
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
  return (
    <Layers layers={data.layers} sizes={data} note={data.exact ? undefined : t.roughly}>
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
    </Layers>
  );
}
