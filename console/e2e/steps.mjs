import { test } from 'node:test';

/** Declares tests that stand each on the ones before: after one has failed the others are skipped. */
export function steps() {
  let failed = false;
  return (name, run) =>
    test(name, async context => {
      if (failed) {
        context.skip('an earlier step failed');
        return;
      }
      failed = true;
      await run();
      failed = false;
    });
}
