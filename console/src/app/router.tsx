import { createBrowserRouter, type RouteObject } from 'react-router';
import { features } from '../feature';
import { Crashed } from './Crashed';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

const pages: RouteObject[] = features
  .flatMap(feature => feature.pages)
  .map(page => ({
    path: page.path,
    errorElement: <Crashed />,
    lazy: async () => ({ Component: (await page.load()).default }),
  }));

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <span />,
    children: [...pages, { path: '*', element: <NotFound /> }],
  },
]);
