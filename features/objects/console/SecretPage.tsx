import { ObjectPage } from './ObjectPage';

export default function SecretPage() {
  return <ObjectPage kind="secrets" />;
}
