/** A table as it will stand in Markdown: every cell is text, and says its unit. */
export type Table = { caption?: string; head: readonly string[]; rows: readonly (readonly string[])[] }

/** One budget, and what came out. What is not met says why. */
export type Budget = { what: string; budget: string; measured: string; met: boolean; reason?: string }

export type Findings = { tables: readonly Table[]; budgets?: readonly Budget[]; notes?: readonly string[] }

export type Tools = {
  /** An empty folder of this section's own, removed afterwards. */
  folder: string
  /** A line of progress, on stderr. */
  say(line: string): void
}

/** One question, one file. It contacts loopback alone, and compares only what it measured itself, in this one run. */
export type Section = {
  id: string
  title: string
  /** What is measured and how, so that a reader can doubt it: a paragraph of Markdown. */
  about: string
  run(tools: Tools): Promise<Findings>
}
