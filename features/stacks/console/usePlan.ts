import { api, type Problem, problemOf, told } from '@console';
import { useState } from 'react';
import { bundle, type Files, type Plan, type Rollout } from './stack';
import type { Mistake } from './YamlEditor';

/** What the server said to the files, and for which of them. */
interface Answer {
  readonly name: string;
  readonly files: Files;
  readonly plan?: Plan;
  readonly problem?: Problem;
}

export interface Choices {
  readonly prune: boolean;
  readonly acceptGaps: boolean;
}

/** Asks what a deploy would do, and then does it: only what was planned is deployed. */
export function usePlan(name: string, files: Files, { prune, acceptGaps }: Choices) {
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const once = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    try {
      return await work();
    } catch (error) {
      setAnswer({ name, files, problem: problemOf(error) });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const params = { path: { stack: name } };
  const plan = () =>
    once(async () => {
      const body = { bundle: bundle(name, files), prune };
      setAnswer({ name, files, plan: await told(api.POST('/stacks/{stack}/plan', { params, body })) });
    });
  const deploy = () =>
    once(async () => {
      const body = { bundle: bundle(name, files), prune, acceptGaps };
      return (await told(api.POST('/stacks/{stack}/deploys', { params, body }))) as Rollout;
    });
  const present = answer?.files === files && answer.name === name;
  return { answer, present, busy, plan, deploy };
}

/** Where the mistakes of a file are. */
export function mistakesIn(file: string, problem: Problem | undefined): readonly Mistake[] {
  const errors = (problem as { errors?: readonly (Mistake & { file: string; suggestion: string })[] })
    ?.errors;
  return (errors ?? [])
    .filter(error => error.file === file)
    .map(({ line, message, suggestion }) => ({
      line,
      message: suggestion ? `${message}. ${suggestion}` : message,
    }));
}
