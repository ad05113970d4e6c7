import { Commands } from '@console';
import { messages } from './messages';
import { registryHost } from './registry';

/** How an image comes into this registry. */
export function PushCommands({ repository = 'team/app' }: { repository?: string }) {
  const t = messages.use();
  const name = `${registryHost()}/${repository}:1.0`;
  return (
    <Commands
      label={t.push.title}
      lines={[`docker login ${registryHost()}`, `docker tag IMAGE ${name}`, `docker push ${name}`]}
    />
  );
}
