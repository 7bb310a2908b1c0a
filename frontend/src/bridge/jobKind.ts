/** JobKind is what long work does. */
export type JobKind =
  | 'plan'
  | 'import'
  | 'index'
  | 'repeats'
  | 'export'
  | 'protect'
  | 'backup'
  | 'restore'
  | 'move'
  | 'share'
  | 'erase'
  | 'compact'
