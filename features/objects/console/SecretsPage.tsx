import { IconKey } from '@tabler/icons-react';
import { ObjectsPage } from './ObjectsPage';

export default function SecretsPage() {
  return <ObjectsPage kind="secrets" icon={IconKey} />;
}
