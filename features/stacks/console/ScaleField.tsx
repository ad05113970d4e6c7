import { api, bytes, ProblemView, problemOf, type Schemas, told } from '@console';
import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Service } from './service';
import classes from './service.module.css';
import { serviceMessages } from './serviceMessages';
import { updateMessages } from './updateMessages';

interface ScaleFieldProps {
  readonly rows: readonly Service[];
  readonly wanted: (replicas: number) => void;
}

/** Asks how many tasks there shall be; of one service it tells whether the nodes have room. */
export function ScaleField({ rows, wanted }: ScaleFieldProps) {
  const t = serviceMessages.use().ask;
  const first = rows[0];
  const [replicas, setReplicas] = useState(first?.desired ?? 1);
  return (
    <>
      <NumberInput
        data-autofocus
        label={t.replicas}
        description={t.scale}
        min={0}
        allowDecimal={false}
        allowNegative={false}
        value={replicas}
        onChange={value => {
          const count = Number(value);
          setReplicas(count);
          wanted(count);
        }}
      />
      {rows.length === 1 && first && <Room service={first} replicas={replicas} />}
    </>
  );
}

function Room({ service, replicas }: { service: Service; replicas: number }) {
  const t = updateMessages.use().room;
  const { data, error } = useQuery({
    queryKey: ['services', service.id, 'room'],
    queryFn: () => told(api.GET('/services/{service}/room', { params: { path: { service: service.id } } })),
    gcTime: 0,
  });
  if (error) {
    return <ProblemView problem={problemOf(error)} />;
  }
  return (
    <div className={classes.room} aria-live="polite">
      {data ? <Told room={data} replicas={replicas} /> : <span className="dim">{t.looking}</span>}
    </div>
  );
}

function Told({ room, replicas }: { room: Schemas['Room']; replicas: number }) {
  const t = updateMessages.use();
  const more = room.more ?? null;
  const missing = more === null ? 0 : replicas - room.replicas - more;
  const reserved = [
    room.reservedCpus > 0 && t.room.cores(String(room.reservedCpus)),
    room.reservedMemory > 0 && bytes(room.reservedMemory),
  ].filter(text => text !== false);
  return (
    <>
      <span>{more === null ? t.room.unlimited : t.room.more(more, room.replicas)}</span>{' '}
      {reserved.length > 0 && <span className="dim">{t.room.reserves(reserved.join(', '))}</span>}
      {missing > 0 && <strong>{t.room.short(missing)}</strong>}
      <ul>
        {room.nodes.map(node => (
          <li key={node.id}>
            <span>{node.name}</span>
            <span className="dim">
              {node.objections[0]
                ? t.objections[node.objections[0].reason](node.objections[0].detail)
                : t.room.takes(node.more ?? null)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
