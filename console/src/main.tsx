import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './theme/global.css';
import { createRoot } from 'react-dom/client';
import { whoami } from './api/session';
import { App } from './app/App';

// on its way while the page is put together
void whoami();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}
