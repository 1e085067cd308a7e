/** On paper everything is open, nothing is to be pressed, and neither a drawing nor a row is torn in two. */
export const paper = `
@media print {
  @page { margin: 16mm 14mm }
  html { font-size: 9.5pt }
  body { max-width: none; padding: 0 }
  h2 { margin-top: 2rem }
  nav { display: none }
  h2, h3, thead, summary { break-after: avoid }
  tr, figure, .tiles > div { break-inside: avoid }
  .tiles > div { border: 1px solid var(--line) }
  .tiles { grid-template-columns: repeat(5, 1fr) }
  .tiles .figure { font-size: 12pt }
  .charts { grid-template-columns: 1fr 1fr; gap: 6mm 8mm }
  details::details-content { content-visibility: visible; display: block; block-size: auto }
  summary { list-style: none; color: var(--ink); font-weight: 600 }
  .numbers { display: none }
  svg, .mark, .good, .warn, .bad { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`
