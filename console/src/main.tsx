import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './theme/global.css';
import { createRoot } from 'react-dom/client';
import { whoami } from './api/session';
import { App } from './app/App';
import { features } from './feature';
import { expectRows } from './live/rows';

// on their way while the page is put together
void whoami();
const list = features.flatMap(({ pages }) => pages).find(({ path }) => path === location.pathname)?.list;
if (list) {
  const search = new URLSearchParams(location.search);
  expectRows(list, search.get('q') ?? '', !search.has('sort'));
}
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}
