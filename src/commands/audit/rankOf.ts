import { type Severity, severities } from '../../domain/check.ts'

export const rankOf = (severity: Severity): number => severities.indexOf(severity)
