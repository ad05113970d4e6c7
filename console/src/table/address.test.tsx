import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';
import { useAddress } from './useTableState';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const latest: { address?: ReturnType<typeof useAddress> } = {};

function Page() {
  latest.address = useAddress('name');
  return null;
}

async function shown() {
  const router = createMemoryRouter([{ path: '*', element: <Page /> }], {
    initialEntries: ['/things?node=w1'],
  });
  await act(async () => createRoot(document.createElement('div')).render(<RouterProvider router={router} />));
  const { address } = latest;
  if (!address) {
    throw new Error('nothing was shown');
  }
  return { address, router };
}

test('of two changes at once, both are in the address', async () => {
  const { address, router } = await shown();
  await act(async () => {
    address.filter('state:exited');
    address.sort({ column: 'cpu', descending: true });
  });
  const { search } = router.state.location;
  expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
    node: 'w1',
    q: 'state:exited',
    sort: '-cpu',
  });
});

test('a change follows on an address that somebody else has changed', async () => {
  const { address, router } = await shown();
  await act(async () => router.navigate('/things?sort=-created'));
  await act(async () => address.filter('web'));
  expect(router.state.location.search).toBe('?sort=-created&q=web');
});
