import { IconNetwork } from '@tabler/icons-react';
import { ObjectsPage } from './ObjectsPage';

export default function NetworksPage() {
  return <ObjectsPage kind="networks" icon={IconNetwork} />;
}
