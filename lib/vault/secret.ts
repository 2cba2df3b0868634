const redacted = '[redacted]'

/**
 * A value that must not be printed. Text, JSON and console output say `[redacted]`; only `reveal()` gives the value,
 * so the places where a secret is in the open can be counted by searching for that word.
 */
export class Secret<T = string> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  reveal(): T {
    return this.#value
  }

  toString(): string {
    return redacted
  }

  toJSON(): string {
    return redacted
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted
  }
}
