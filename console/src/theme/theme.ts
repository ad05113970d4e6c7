import { Button, createTheme, Drawer, InputWrapper, Menu, Modal, Tooltip } from '@mantine/core';

// what Mantine paints in the dark theme, in the tone of our own colours
const dark = [
  '#e3e8ed',
  '#c3ccd5',
  '#97a3af',
  '#6b7783',
  '#3a444f',
  '#2a323b',
  '#1a2027',
  '#13181d',
  '#0f1418',
  '#0d1115',
] as const;

// the head of what lies over the page is no banner of the page
const plainHead = { header: { role: 'presentation' } };

export const theme = createTheme({
  colors: { dark },
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 9 },
  autoContrast: true,
  fontFamily: "'Inter Variable', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', 'Noto Sans Mono CJK SC', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { fw: 500 } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        fz: 'xs',
        multiline: true,
        maw: 320,
        portalProps: { target: '#main' },
      },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        position: 'bottom-end',
        transitionProps: { duration: 80 },
        // a menu has nothing but its items, and lies within the page's landmark
        withInitialFocusPlaceholder: false,
        portalProps: { target: '#main' },
      },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 }, attributes: plainHead },
    }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', transitionProps: { duration: 140 }, attributes: plainHead },
    }),
  },
});
