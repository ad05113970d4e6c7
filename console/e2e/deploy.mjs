// Deploys a stack as the console does, from its page, without its editor.
const FOLDER = '/stack';

/** Deploys a Compose file under a name, and waits until its rollout has ended; tells the rollout. */
export async function deploy(page, stack, text) {
  const order = {
    bundle: {
      request: {
        workingDirectory: FOLDER,
        projectDirectory: FOLDER,
        files: [`${FOLDER}/compose.yaml`],
        envFiles: [],
        variables: {},
        profiles: [],
        projectName: stack,
        contents: false,
      },
      files: { 'compose.yaml': Buffer.from(text).toString('base64') },
      secrets: { files: {}, variables: {} },
    },
  };
  const rollout = await sent(page, 'POST', `/stacks/${stack}/deploys`, order);
  await page.goto(`/rollouts/${rollout.id}`);
  await page
    .getByText(/^(Healthy|Failed|Rolled back)$/)
    .first()
    .waitFor({ timeout: 120_000 });
  return rollout;
}

/** Asks the API with the page's session; tells the answer. */
export function sent(page, method, path, body) {
  return page.evaluate(
    async ([how, address, content]) => {
      const answer = await fetch(`/api/v1${address}`, {
        method: how,
        headers: { 'Content-Type': 'application/json' },
        ...(content && { body: JSON.stringify(content) }),
      });
      const text = await answer.text();
      if (!answer.ok) {
        throw new Error(`${how} ${address}: ${answer.status} ${text}`);
      }
      return text === '' ? undefined : JSON.parse(text);
    },
    [method, path, body],
  );
}
