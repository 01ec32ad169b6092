/** The parts that stand on antd; kept apart so that a page without them never loads it. */
export { AntdTheme } from './antd-theme.tsx'
export { Dialog } from './dialog.tsx'
