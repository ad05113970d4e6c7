import { IconDatabase } from '@tabler/icons-react';
import { ObjectsPage } from './ObjectsPage';

export default function VolumesPage() {
  return <ObjectsPage kind="volumes" icon={IconDatabase} />;
}
