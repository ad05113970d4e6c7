import {
  Ago,
  api,
  bytes,
  CopyId,
  DetailPage,
  Empty,
  Inspection,
  LiveMark,
  layerTexts,
  type Schemas,
  told,
  useRow,
  Waiting,
} from '@console';
import { IconStackPop } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { ImageLayers } from './ImageLayers';
import { ImageNodes } from './ImageNodes';
import { ImageUsers } from './ImageUsers';
import { messages } from './messages';
import { useImageActions } from './useImageActions';

type Image = Schemas['ImageRow'];

/** One image: what it is made of, and what is made of it. */
export default function ImagePage() {
  const t = messages.use();
  const layers = layerTexts.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Image>('images', id);
  const { actions, dialog } = useImageActions();
  if (!row) {
    return gone ? (
      <Empty whole icon={IconStackPop} title={t.notFound}>
        {t.notFoundText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  const look = () => told(api.GET('/images/{image}', { params: { path: { image: row.id } } }));
  return (
    <>
      <DetailPage<Image>
        title={row.name}
        parent={{ label: t.title, address: '/images' }}
        address={`/images/${id}`}
        mark={<LiveMark rows={rows} />}
        row={gone ? undefined : row}
        name={image => image.name}
        actions={actions}
        facts={gone ? t.removed : <Summary row={row} />}
        tabs={[
          { id: 'layers', label: layers.tab, content: <ImageLayers row={row} /> },
          { id: 'nodes', label: t.nodes.tab, content: <ImageNodes row={row} />, key: 'n' },
          { id: 'used-by', label: t.usedBy, content: <ImageUsers row={row} />, key: 'u' },
          {
            id: 'inspect',
            label: t.inspect,
            content: <Inspection of={['images', row.id, row.tags]} label={t.inspect} look={look} />,
            key: 'i',
            whole: true,
          },
        ]}
      />
      {dialog}
    </>
  );
}

function Summary({ row }: { row: Image }) {
  const t = messages.use();
  const others = row.tags.filter(tag => tag !== row.name);
  return (
    <>
      <span>{bytes(row.size)}</span>
      <span>{row.platform}</span>
      <span>{row.node}</span>
      <Ago time={row.created} />
      <span>{row.usedBy > 0 ? t.users(row.usedBy) : t.unused}</span>
      <CopyId id={row.id} />
      {others.length > 0 && <span className="clip">{others.join(', ')}</span>}
    </>
  );
}
