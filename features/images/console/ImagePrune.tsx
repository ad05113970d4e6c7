import { api, PruneDialog, told } from '@console';
import { useState } from 'react';
import { messages } from './messages';
import { NodeChoice } from './NodeChoice';

/** Removes the images that nothing uses, from the server's own node or from those that are chosen. */
export function ImagePrune({ close }: { close: () => void }) {
  const t = messages.use().prune;
  const [nodes, setNodes] = useState<string[]>([]);
  return (
    <PruneDialog
      title={t.title}
      text={t.text}
      more={{ label: t.all, says: t.allSays }}
      where={{ choice: <NodeChoice nodes={nodes} choose={setNodes} />, key: nodes.join() }}
      prune={(dryRun, all) =>
        told(api.POST('/images/prune', { params: { query: { dryRun, all: String(all), nodes } } }))
      }
      close={close}
    />
  );
}
