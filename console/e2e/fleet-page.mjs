// What the test and the bench of a long list do in its page.

export const scroller = page => page.getByRole('table');

/** Waits until the table knows of so many rows. */
export const knows = (page, rows) =>
  page.waitForFunction(
    count => document.querySelector('[role=table]')?.getAttribute('aria-rowcount') === String(count + 1),
    rows,
  );

/** Stops or starts a container through the API; milliseconds from asking to the row's new state on the screen. */
export function changed(page, name, action, state) {
  return page.evaluate(
    async ([container, verb, word]) => {
      const row = () =>
        [...document.querySelectorAll('[role=row]')].find(
          one => one.querySelector('a')?.textContent === container,
        );
      const begun = performance.now();
      const asked = fetch(`/api/v1/containers/${container}/${verb}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      const painted = new Promise(done => {
        const look = () =>
          row()?.textContent.includes(word) ? done(performance.now()) : requestAnimationFrame(look);
        look();
      });
      const answer = await asked;
      if (!answer.ok) {
        throw new Error(`${verb} ${container}: ${answer.status} ${await answer.text()}`);
      }
      return (await painted) - begun;
    },
    [name, action, state],
  );
}
