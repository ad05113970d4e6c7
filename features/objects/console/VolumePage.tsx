import { ObjectPage } from './ObjectPage';

export default function VolumePage() {
  return <ObjectPage kind="volumes" />;
}
