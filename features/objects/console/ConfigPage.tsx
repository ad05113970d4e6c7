import { ObjectPage } from './ObjectPage';

export default function ConfigPage() {
  return <ObjectPage kind="configs" />;
}
