import { Store } from '../live/store';

/** What people choose for themselves; kept by their browser. */
export interface Preferences {
  readonly language: 'auto' | 'en' | 'zh';
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly sidebar: 'wide' | 'narrow';
  /** The columns that a table shows, by the table's name. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Filters and orders of tables that were given a name, by the table's name. */
  readonly views: Readonly<Record<string, readonly View[]>>;
  /** Keys that somebody chose in place of the usual ones. */
  readonly keys: Readonly<Record<string, string>>;
}

/** A part of an address under a name. */
export interface View {
  readonly name: string;
  readonly search: string;
}

const KEY = 'grampus.preferences';

const USUAL: Preferences = {
  language: 'auto',
  scheme: 'auto',
  density: 'comfortable',
  sidebar: 'wide',
  columns: {},
  views: {},
  keys: {},
};

// a browser may take a tenth of a second for the first look into what it keeps
export const preferences = Store.asked<Preferences>(read);

preferences.subscribe(() => {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.now()));
  } catch {
    // a browser that keeps nothing still shows everything
  }
});

function read(): Preferences {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return USUAL;
  }
}
