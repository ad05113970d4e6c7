import { useSyncExternalStore } from 'react';
import { preferences } from '../app/preferences';

export type Language = 'en' | 'zh';

/** A text, or how a text is made from its parts: plain functions, so that the parts are typed. */
// biome-ignore lint/suspicious/noExplicitAny: parameters differ from text to text and are checked where it is used
export type Text = string | ((...parts: any[]) => string);

export type Texts = { readonly [key: string]: Text | Texts };

export interface Catalogue<T extends Texts> {
  readonly en: T;
  readonly zh: T;
  /** The texts in the language of the page; the component is shown again when it changes. */
  use(): T;
  /** The texts in the language of the moment, for what is no component. */
  now(): T;
}

const known: Catalogue<Texts>[] = [];

/** Declares texts in all languages; the compiler refuses a key that one of them lacks. */
export function catalogue<T extends Texts>(languages: { en: T; zh: NoInfer<T> }): Catalogue<T> {
  const made: Catalogue<T> = {
    ...languages,
    use: () => languages[useLanguage()],
    now: () => languages[language()],
  };
  known.push(made as unknown as Catalogue<Texts>);
  return made;
}

/** All catalogues that were declared so far, for the test that compares them. */
export function catalogues(): readonly Catalogue<Texts>[] {
  return known;
}

export function language(): Language {
  const chosen = preferences.now().language;
  if (chosen !== 'auto') {
    return chosen;
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function useLanguage(): Language {
  return useSyncExternalStore(preferences.subscribe, language);
}

/** The name of the language for `Intl` and the `lang` attribute. */
export function locale(of: Language = language()): string {
  return of === 'zh' ? 'zh-CN' : 'en';
}
