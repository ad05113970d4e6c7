import { IconFileSettings } from '@tabler/icons-react';
import { ObjectsPage } from './ObjectsPage';

export default function ConfigsPage() {
  return <ObjectsPage kind="configs" icon={IconFileSettings} />;
}
