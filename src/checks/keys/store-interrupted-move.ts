import { defineCheck } from '../../domain/check.ts'

export const storeInterruptedMove = defineCheck({
  id: 'store-interrupted-move',
  topic: 'keys',
  title: 'No move between secret stores was left halfway',
  failureTitle: 'A move between secret stores was interrupted',
  severity: 'medium',
  rationale: 'Copies lie in two stores then, and what is removed or replaced in one stays in the other.',
  remediation: 'hedge store',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  needs: ['storeFacts'],
  run: ({ storeFacts: { moving, where } }) => [
    {
      subject: 'the secret store',
      expected: 'everything lies in one store',
      status: moving ? 'fail' : 'pass',
      actual: moving ? 'copies may lie in the store that was left' : `one store: ${where}`,
    },
  ],
})
