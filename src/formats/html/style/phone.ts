/** Where a table has no room its rows are lists, each number behind its name. */
export const phone = `
@media screen and (max-width: 46rem) {
  body { padding: 1.5rem 1rem 4rem }
  h1 { font-size: 1.5rem }
  h2 { margin-top: 2.5rem }
  figcaption { min-height: 0 }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)) }
  .tiles .figure { font-size: 1.15rem }
  table, tbody, tr, tbody th, td { display: block }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line) }
  tbody th, td, .n + :not(.n) { padding: 0.1rem 0; border: 0 }
  tbody th { font-weight: 600; text-align: left }
  td { display: grid; grid-template-columns: minmax(6rem, 2fr) minmax(0, 3fr); gap: 0 0.75rem; text-align: left }
  td::before { content: attr(data-label); color: var(--soft) }
  td.n { text-align: left }
  td.n > span { text-align: right }
  .numbers tr { padding: 0.3rem 0 }
  .numbers th, .numbers td { padding: 0.05rem 0 }
  .term dl > div { grid-template-columns: 4.6rem minmax(0, 1fr) }
  summary { padding: 0.35rem 0 }
}
`
