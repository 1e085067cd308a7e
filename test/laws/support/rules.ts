import type { Files } from './project.ts'

export const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

export const tooLong = (files: Files, most: number): string[] =>
  Object.entries(files).flatMap(([path, text]) =>
    lineCount(text) > most ? [`${path} has ${lineCount(text)} lines: split it (${most} at most)`] : [],
  )

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Every line where one of these stands, by the name of what it is. */
export const findLines = (files: Files, patterns: Readonly<Record<string, RegExp>>): string[] =>
  Object.entries(files).flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        Object.entries(patterns).flatMap(([what, pattern]) =>
          pattern.test(line) ? [`${path}:${index + 1}: ${what}`] : [],
        ),
      ),
  )
