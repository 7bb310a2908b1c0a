// Drawn on a 16 × 16 grid, 1.5 units of stroke, round ends.

/** The path of each icon. */
export const paths = {
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H7',
  redo: 'm10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h2',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM11 11l3.5 3.5',
  plus: 'M8 3v10M3 8h10',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  'chevron-left': 'M10 3.5 5.5 8l4.5 4.5',
  'chevron-right': 'm6 3.5 4.5 4.5L6 12.5',
  'chevron-down': 'M3.5 6 8 10.5 12.5 6',
  'arrow-up': 'M8 13V3M4 7l4-4 4 4',
  'arrow-down': 'M8 3v10M4 9l4 4 4-4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  drag: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  copy: 'M6 5.5h7v8H6ZM10 5.5v-3H3v8h3',
  trash: 'M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.5 9h6l.5-9',
  edit: 'm10.5 3 2.5 2.5L6 12.5l-3 .5.5-3Z',
  memo: 'M3 2.5h10v8L10 13.5H3ZM10 13.5v-3h3M5.5 6h5M5.5 8.5h3',
  sun: 'M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  screen: 'M2 3h12v8H2ZM6 13.5h4M8 11v2.5',
  file: 'M4 1.5h5.5l3 3v10H4ZM9.5 1.5v3h3',
  folder: 'M2 4.5v8h12v-7H8l-1.5-2H2Z',
  download: 'M8 2.5v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  help: 'M5.8 5.8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.7M8 12.2h.01',
  link: 'M6.5 9.5 9.5 6.5M7 4.5l1-1a3 3 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3 3 0 0 1 3.5 8l1-1',
  panel: 'M2 3h12v10H2ZM10 3v10',
  history: 'M3 4v3h3M3.3 7A5 5 0 1 1 3.5 9.5M8 5v3l2 1.5',
  book: 'M8 4C6.5 3 4.5 3 2.5 3.3v9.2C4.5 12.2 6.5 12.2 8 13c1.5-.8 3.5-.8 5.5-.5V3.3C11.5 3 9.5 3 8 4Zm0 0v9',
  settings:
    'M2.5 5h7M12.5 5h1M2.5 11h1M6.5 11h7M11 6.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5 12.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  warning: 'M8 2.5 14 13H2ZM8 6.5V9M8 11h.01',
  lock: 'M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  play: 'M5 3v10l8-5Z',
  pause: 'M5 3.5v9M11 3.5v9',
  'back-3':
    'M4 3.5v3.2h3.2M4.2 6.5A5 5 0 1 1 3.3 10M6.8 7.2h2.4L7.9 8.7c2 0 1.9 2.6-.2 2.5-.5 0-.8-.2-1-.5',
  sound: 'M2.5 6v4h2.3L8.5 13V3L4.8 6ZM11 6a3 3 0 0 1 0 4M12.7 4a5.6 5.6 0 0 1 0 8',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
} as const

/** The icons that can be drawn. */
export type IconName = keyof typeof paths
