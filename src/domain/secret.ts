/**
 * A value that grants access. Printing, JSON and inspection say `[redacted]`; `reveal` is the only way to the text,
 * and a test counts the files that call it.
 */
export class Secret {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  reveal(): string {
    return this.#text
  }
  equals(other: Secret): boolean {
    return this.#text === other.#text
  }
  toString(): string {
    return '[redacted]'
  }
  toJSON(): string {
    return '[redacted]'
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]'
  }
}
