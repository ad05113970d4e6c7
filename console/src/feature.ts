import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { registerPages } from './app/addresses';
import type { Overview } from './overview/overview';
import own from './overview/routes';

export type Group = 'overview' | 'workloads' | 'cluster' | 'admin';

/** A page of a feature. */
export interface Page {
  /** As in the router: `/containers/:id/:tab?`. */
  readonly path: string;
  /** Loads it when it is first opened. */
  readonly load: () => Promise<{ default: ComponentType }>;
  /** The list that it shows, such as `containers`: asked for while the page is still on its way. */
  readonly list?: string;
  /** Where it stands in the sidebar; without, it is reached from other pages. */
  readonly nav?: {
    readonly group: Group;
    /** The smaller, the higher. */
    readonly order: number;
    readonly icon: Icon;
    readonly label: () => string;
    /** Typed after `g`. */
    readonly key?: string;
    /** Only for administrators. */
    readonly admin?: boolean;
  };
}

/** Something that the palette finds. */
export interface Hit {
  readonly label: string;
  readonly detail?: string;
  readonly address: string;
}

/** Finds objects by a part of their names, a few at most. */
export interface Finder {
  readonly icon: Icon;
  readonly label: () => string;
  readonly by: (text: string) => Promise<readonly Hit[]>;
}

/** What a feature brings to the console, in its `console/routes.tsx`. */
export interface Feature {
  readonly name: string;
  readonly pages: readonly Page[];
  readonly find?: Finder | readonly Finder[];
  /** What it tells on the dashboard. */
  readonly overview?: Overview;
  /** Its parts of the settings page. */
  readonly settings?: readonly SettingsPart[];
}

/** A section of the settings page. */
export interface SettingsPart {
  readonly name: string;
  /** Only for administrators. */
  readonly admin?: boolean;
  readonly load: () => Promise<{ default: ComponentType }>;
}

const found = import.meta.glob<{ default: Feature }>('../../features/*/console/routes.tsx', { eager: true });

/** All features that have screens. */
export const features: readonly Feature[] = [own, ...Object.values(found).map(module => module.default)];

registerPages(features.flatMap(feature => feature.pages.map(page => page.path)));

/** The pages of the sidebar's group, in their order. */
export function pagesOf(group: Group): readonly (Page & { nav: NonNullable<Page['nav']> })[] {
  return features
    .flatMap(feature => feature.pages)
    .flatMap(page => (page.nav?.group === group ? [{ ...page, nav: page.nav }] : []))
    .sort((a, b) => a.nav.order - b.nav.order);
}

export const GROUPS: readonly Group[] = ['overview', 'workloads', 'cluster', 'admin'];
