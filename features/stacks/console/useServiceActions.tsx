import { type Action, ALLOWED, api, told } from '@console';
import { NumberInput } from '@mantine/core';
import { IconArrowsDiagonal, IconHistory, IconTrash } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { scaled } from './Replicas';
import { type Service, scalable } from './service';
import { serviceMessages } from './serviceMessages';

/** What can be done to services. */
export function useServiceActions(): readonly Action<Service>[] {
  const t = serviceMessages.use();
  const wanted = useRef(1);
  return useMemo(
    () => [
      {
        name: 'scale',
        icon: IconArrowsDiagonal,
        prominent: true,
        label: t.actions.scale,
        title: t.doing.scale,
        verdict: row => (scalable(row) ? ALLOWED : { allowed: false, reason: t.notScalable }),
        asks: rows => {
          wanted.current = rows[0]?.desired ?? 1;
          return {
            title: t.ask.scaleTitle(rows.length),
            text: (
              <NumberInput
                data-autofocus
                label={t.ask.replicas}
                description={t.ask.scale}
                min={0}
                allowDecimal={false}
                allowNegative={false}
                defaultValue={wanted.current}
                onChange={value => {
                  wanted.current = Number(value);
                }}
              />
            ),
            names: rows.map(row => row.name),
            confirm: t.actions.scale,
          };
        },
        run: row => scaled(row.id, wanted.current),
      },
      {
        name: 'rollback',
        icon: IconHistory,
        prominent: true,
        label: t.actions.rollback,
        title: t.doing.rollback,
        verdict: () => ALLOWED,
        asks: rows => ({
          title: t.ask.rollbackTitle(rows.length),
          text: t.ask.rollback,
          names: rows.map(row => row.name),
          confirm: t.actions.rollback,
        }),
        run: row => told(api.POST('/services/{service}/rollback', { params: { path: { service: row.id } } })),
      },
      {
        name: 'remove',
        icon: IconTrash,
        danger: true,
        label: t.actions.remove,
        title: t.doing.remove,
        verdict: () => ALLOWED,
        asks: rows => ({
          title: t.ask.removeTitle(rows.length),
          text: t.ask.remove,
          names: rows.map(row => row.name),
          confirm: t.actions.remove,
          danger: true,
        }),
        run: row => told(api.DELETE('/services/{service}', { params: { path: { service: row.id } } })),
      },
    ],
    [t],
  );
}
