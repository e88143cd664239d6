import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  colors: {
    // Mantine's greys, cooled to the slate of the background.
    dark: ['#e6ebf1', '#c3ccd7', '#93a0b0', '#5d6a79', '#3c4856', '#2b3541', '#1b222c', '#12171e', '#0f141a', '#0d1116'],
  },
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 4,
  fontFamily:
    "'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, -apple-system, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '20px', lineHeight: '28px' }, h2: { fontSize: '15px', lineHeight: '22px' }, h3: { fontSize: '14px', lineHeight: '20px' } },
  },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '18px' },
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    ModalRoot: { defaultProps: { transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 350, transitionProps: { duration: 100 }, events: { hover: true, focus: true, touch: false } } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    // A field's description stands below it, so that labels and fields of a row stay in line at any
    // length.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
  },
});

/** Mantine's own dimmed text and borders miss 4.5:1 and 3:1; these are measured. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#52606f',
    '--mantine-color-placeholder': '#66727f',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#16202c',
    '--mantine-color-default-border': '#c6cdd6',
    '--mantine-color-error': '#a8321a',
    '--mantine-color-anchor': '#3451c6',
    '--mantine-color-indigo-light': '#eaeffe',
    '--mantine-color-indigo-light-hover': '#dce4fd',
    '--mantine-color-indigo-light-color': '#2f4ab8',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b4c2',
    '--mantine-color-placeholder': '#93a0b0',
    '--mantine-color-body': '#12171e',
    '--mantine-color-text': '#e6ebf1',
    '--mantine-color-default': '#1b222c',
    '--mantine-color-default-hover': '#242d39',
    '--mantine-color-default-border': '#3c4856',
    '--mantine-color-error': '#ffb4a0',
    '--mantine-color-anchor': '#a9bbff',
    '--mantine-color-indigo-light': '#1d2747',
    '--mantine-color-indigo-light-hover': '#26335c',
    '--mantine-color-indigo-light-color': '#b4c3ff',
  },
});
