/** The colours of every surface; `tokens.css` holds the same ones as custom properties. */
export const COLOURS = {
  deep: '#0f4c81',
  deeper: '#0a3a64',
  /** Surfaces of the water family, from nearly white to a clear blue. */
  mist: '#eef4f9',
  shallow: '#dbe8f2',
  pool: '#b5d0e5',
  paper: '#f5f3ee',
  sheet: '#fffefc',
  line: '#ddd8cd',
  ink: '#1b1e22',
  quiet: '#555b63',
  near: '#2f6fb5',
  late: '#8a5a0b',
  lateMark: '#b7791f',
  over: '#b42318',
  done: '#24694a',
} as const;
