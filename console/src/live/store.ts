/** A value that components can follow with `useSyncExternalStore`. */
export class Store<T> {
  private value: T | undefined;
  private first: (() => T) | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(value: T) {
    this.value = value;
  }

  /** One whose first value is found out when somebody asks for it. */
  static asked<T>(first: () => T): Store<T> {
    const store = new Store<T>(undefined as T);
    store.first = first;
    return store;
  }

  readonly now = (): T => {
    if (this.first) {
      this.value = this.first();
      this.first = undefined;
    }
    return this.value as T;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(value: T): void {
    if (!Object.is(value, this.now())) {
      this.value = value;
      for (const listener of [...this.listeners]) {
        listener();
      }
    }
  }

  change(part: Partial<T>): void {
    this.set({ ...this.now(), ...part });
  }
}
