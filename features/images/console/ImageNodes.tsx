import { bareId, clock, PlainTable, type Schemas, Section, useRows } from '@console';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { messages } from './messages';
import { pull } from './pulls';
import { reachable, useNodes } from './useNodes';

type Image = Schemas['ImageRow'];

/** Which nodes have an image, and by which tags; on the others it can be pulled. */
export function ImageNodes({ row }: { row: Image }) {
  const t = messages.use().nodes;
  const { rows } = useRows<Image>('images', `id:"${bareId(row.id)}"`);
  const nodes = useNodes();
  const here = [...rows.values()];
  const without = nodes.filter(node => !here.some(image => image.node === node.name));
  const reference = row.tags[0];
  return (
    <div className="wide">
      <Section title={t.has(here.length)}>
        <PlainTable
          head={
            <>
              <th>{t.node}</th>
              <th>{t.tags}</th>
              <th>{t.users}</th>
            </>
          }
        >
          {here.map(image => (
            <tr key={image.id}>
              <td>
                <Link className="plain-link" to={`/images/${image.id}/nodes`}>
                  {image.node}
                </Link>{' '}
                {image.staleSince && <span className="dim">{t.away(clock(image.staleSince))}</span>}
              </td>
              <td>{image.tags.join(', ') || <span className="dim">–</span>}</td>
              <td>{image.usedBy}</td>
            </tr>
          ))}
          {without.map(node => (
            <tr key={node.id}>
              <td>{node.name}</td>
              <td>
                <span className="dim">{t.missing}</span>
              </td>
              <td>
                {reference && reachable(node) && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => void pull(reference, '', [node.name])}
                  >
                    {t.pull}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      </Section>
    </div>
  );
}
