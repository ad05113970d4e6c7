import { api, type Problem, problemOf, told } from '@console';
import { useState } from 'react';
import type { Bundled, Plan } from '../stack';
import { bundle } from '../stack';

/** What the server said, and to what. */
export interface Answer {
  readonly name: string;
  readonly asked: Bundled;
  readonly plan?: Plan;
  readonly problem?: Problem;
}

export interface Choices {
  readonly prune: boolean;
  readonly acceptGaps: boolean;
}

/** Asks what a deploy would do, and then does it: only what was planned is deployed. */
export function usePlan(name: string, parts: Bundled, { prune, acceptGaps }: Choices) {
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const once = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    try {
      return await work();
    } catch (error) {
      setAnswer({ name, asked: parts, problem: problemOf(error) });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const keep = parts.kept.length > 0 && { keep: parts.kept.map(secret => secret.name) };
  const params = { path: { stack: name } };
  const plan = () =>
    once(async () => {
      const body = { bundle: bundle(name, parts), prune, ...keep };
      const found = await told(api.POST('/stacks/{stack}/plan', { params, body }));
      setAnswer({ name, asked: parts, plan: found });
    });
  const deploy = (supersede: boolean) =>
    once(async () => {
      const body = { bundle: bundle(name, parts), prune, acceptGaps, supersede, ...keep };
      return told(api.POST('/stacks/{stack}/deploys', { params, body }));
    });
  const present =
    answer !== undefined &&
    answer.name === name &&
    answer.asked.files === parts.files &&
    answer.asked.values === parts.values;
  return { answer, present, busy, plan, deploy };
}
