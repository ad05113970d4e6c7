import { useView, ViewSwitch, Waiting } from '@console';
import { IconNetwork, IconSitemap, IconTable } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { messages } from './messages';
import { ObjectsPage } from './ObjectsPage';

const Topology = lazy(() => import('./topology/Topology'));

/** All networks, as a table or with who is attached to them. */
export default function NetworksPage() {
  const t = messages.use().topology;
  const views = [
    { id: 'table', label: t.table, icon: IconTable },
    { id: 'topology', label: t.title, icon: IconSitemap },
  ];
  const [view, choose] = useView(views);
  const choice = <ViewSwitch label={t.view} views={views} view={view} choose={choose} />;
  return view === 'topology' ? (
    <Suspense fallback={<Waiting />}>
      <Topology buttons={choice} />
    </Suspense>
  ) : (
    <ObjectsPage kind="networks" icon={IconNetwork} buttons={choice} />
  );
}
