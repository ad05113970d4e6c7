import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Tone } from '../kit/State';

/** A list as a number on the dashboard, with what it consists of. */
export interface Counter {
  /** The smaller, the earlier. */
  readonly order: number;
  readonly icon: Icon;
  readonly label: () => string;
  /** The list in the API, such as `containers`. */
  readonly of: string;
  /** The page of the list. */
  readonly address: string;
  readonly parts: readonly CounterPart[];
}

/** The rows of a counter's list that a query fits; it leads to the list with that query. */
export interface CounterPart {
  readonly query: string;
  readonly says: (count: string) => string;
  /** A part with a tone is shown only when there are any. */
  readonly tone?: Tone;
}

/** Something that somebody should look at. */
export interface Trouble {
  /** What it is about, such as `service/shop_web`; of several troubles with one thing the gravest is shown. */
  readonly about: string;
  /** Zero is the gravest. */
  readonly weight: number;
  readonly tone: Tone;
  readonly title: string;
  readonly says: string;
  readonly address: string;
  readonly since?: string | number | null | undefined;
}

/** Rows of a list that are troubles. */
export interface Concern {
  readonly of: string;
  readonly query: string;
  /** The page of the list, for those that are not shown. */
  readonly address: string;
  readonly trouble: (row: never) => Trouble;
}

/** A part of the dashboard that a feature draws itself. */
export interface Panel {
  readonly name: string;
  readonly order: number;
  /** Only for administrators. */
  readonly admin?: boolean;
  /** What it shows of lists with `useGlance`, such as `nodes`: the dashboard asks for all at once. */
  readonly lists?: readonly string[];
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** What to do first on a machine where nothing runs. */
export interface Beginning {
  readonly icon: Icon;
  readonly title: () => string;
  readonly text: () => string;
  readonly command: string;
  readonly button: () => string;
  readonly address: string;
}

/** What a feature tells on the dashboard. */
export interface Overview {
  readonly counters?: readonly Counter[];
  readonly concerns?: readonly Concern[];
  readonly panels?: readonly Panel[];
  readonly beginning?: Beginning;
}
