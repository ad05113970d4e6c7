/** A layer as pictures and tables of layers show it. */
export interface Layer {
  /** 0 is the lowest. */
  readonly index: number;
  readonly size: number;
  /** What made it; empty when that is not known. */
  readonly command: string;
  /** The other images that have it too. */
  readonly sharedWith: readonly string[];
}

/** What the layers of an image take together. */
export interface LayerSizes {
  readonly size: number;
  readonly unique: number;
  readonly shared: number;
}

/** A step of a build as it stood in its file. */
export function plain(command: string): string {
  return command
    .replace(/^(\|\d+ (\S+=\S* )*)?\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^(\|\d+ (\S+=\S* )*)?\/bin\/sh -c /, 'RUN ')
    .trim();
}
