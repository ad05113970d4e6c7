import { ObjectPage } from './ObjectPage';

export default function NetworkPage() {
  return <ObjectPage kind="networks" />;
}
