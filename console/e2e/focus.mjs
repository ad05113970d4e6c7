// Where the keyboard is, for tests that have no mouse.
import assert from 'node:assert/strict';

const SETTLED = 5_000;

/** What has the keyboard, in words: its role, its name, and whether it is in a dialog. */
export const focused = page =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) {
      return null;
    }
    const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '';
    const box = at.getBoundingClientRect();
    return {
      tag: at.tagName,
      id: at.id,
      role: at.getAttribute('role') ?? '',
      name: label.trim().slice(0, 60),
      href: at.getAttribute('href') ?? '',
      shown: at.matches(':focus-visible') && box.bottom > 0 && box.top < innerHeight,
      modal: at.closest('[role=dialog], [role=menu]') !== null,
    };
  });

/** Presses a key; soon something has the keyboard, and shows that it has. */
export async function press(page, key) {
  await page.keyboard.press(key);
  await kept(page, key);
}

/** Soon something has the keyboard and shows it; that is as long as a page takes to come. */
export async function kept(page, after) {
  const deadline = Date.now() + SETTLED;
  let at = await focused(page);
  while (!at?.shown && Date.now() < deadline) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    at = await focused(page);
  }
  assert.ok(at, `the focus is lost after ${after} on ${page.url()}`);
  assert.ok(at.shown, `the focus is not seen after ${after} on ${page.url()}: ${JSON.stringify(at)}`);
  return at;
}

/** Soon what is called so has the keyboard. */
export async function reaches(page, name) {
  const deadline = Date.now() + SETTLED;
  let at = await focused(page);
  while (!name.test(at?.name ?? '') && Date.now() < deadline) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    at = await focused(page);
  }
  assert.match(at?.name ?? '', name);
}

/** Presses Tab until something fits; tells what was passed on the way. */
export async function tabTo(page, fits, key = 'Tab') {
  const passed = [];
  for (let i = 0; i < 150; i += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (at) {
      passed.push(at);
      if (fits(at)) {
        await kept(page, key);
        return passed;
      }
    }
  }
  throw new Error(`Tab does not reach it; on the way were ${JSON.stringify(passed.map(one => one.name))}`);
}

/** Whether what has the keyboard looks other than without it; the keyboard is where it was afterwards. */
export const looksFocused = page =>
  page.evaluate(async () => {
    const at = document.activeElement;
    const frame = () => new Promise(requestAnimationFrame);
    const around = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling].filter(
      Boolean,
    );
    const look = () =>
      around
        .map(element => {
          const s = getComputedStyle(element);
          const outline = s.outlineStyle === 'none' ? '' : `${s.outlineWidth} ${s.outlineColor}`;
          return [
            outline,
            s.boxShadow,
            s.borderColor,
            s.backgroundColor,
            s.textDecorationLine,
            s.left,
          ].join();
        })
        .join('\n');
    await frame();
    await frame();
    const before = look();
    at.blur();
    await frame();
    await frame();
    const without = look();
    at.focus({ preventScroll: true });
    return before !== without;
  });
