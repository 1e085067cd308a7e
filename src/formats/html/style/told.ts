/** Words, tables and numbers: digits under each other, as little line and colour as will do. */
export const told = `
* { box-sizing: border-box }
html { color-scheme: light dark; -webkit-text-size-adjust: 100% }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 68rem; background: var(--ground); color: var(--ink);
  font: 0.9375rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
p, dd, td, th, h1, h2, h3, li { unicode-bidi: isolate }
h1 { margin: 0 0 0.5rem; font-size: 1.9rem; font-weight: 650; letter-spacing: -0.02em; line-height: 1.2 }
h2 { margin: 3.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.35rem; font-weight: 650; letter-spacing: -0.01em }
h3 { margin: 2rem 0 0.5rem; font-size: 1rem; font-weight: 600 }
header p { margin: 0.15rem 0; color: var(--soft) }
header p:first-of-type { color: var(--ink) }
nav ul { display: flex; flex-wrap: wrap; gap: 0.35rem 1.4rem; margin: 1.25rem 0 0; padding: 0; list-style: none }
nav .mark { font-size: 0.8rem }
a { color: var(--link); text-underline-offset: 0.2em }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.good { color: var(--good) } .warn { color: var(--warn) } .bad { color: var(--bad) } .dim { color: var(--soft) }
.good, .warn, .bad, .strong { font-weight: 600 }
.mark { margin-left: 0.35rem; font-size: 0.85em; font-weight: 600 }
.term .mark { margin: 0 0.35rem 0 0; font-size: 0.8rem; letter-spacing: 0.03em }
.lines { margin: 1rem 0; max-width: 52rem }
.lines p { margin: 0.2rem 0 }
pre { overflow-wrap: anywhere; white-space: pre-wrap }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 0.75rem; margin: 1rem 0 1.5rem }
.tiles > div { padding: 0.8rem 1rem; border-radius: 0.6rem; background: var(--raised) }
.tiles dt { color: var(--soft); font-size: 0.85rem }
.tiles dd { margin: 0; font-size: 0.8rem }
.tiles .figure { font-size: 1.45rem; font-weight: 600; letter-spacing: -0.01em; line-height: 1.5 }
table { width: 100%; margin: 1.25rem 0; border-collapse: collapse }
th, td { padding: 0.45rem 0.9rem 0.45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
th:last-child, td:last-child { padding-right: 0 }
thead th { color: var(--soft); font-size: 0.82rem; font-weight: 500 }
tbody th { font-weight: 500 }
.n { text-align: right }
.n + :not(.n) { padding-left: 0.9rem }
details { margin: 0.75rem 0 }
summary { color: var(--link); cursor: pointer }
.term { margin: 0; padding: 0.9rem 0; border-bottom: 1px solid var(--line); break-inside: avoid }
.term h3 { margin: 0 0 0.35rem; font-weight: 600 }
.term .id { color: var(--soft); font-size: 0.8rem; font-weight: 400 }
.term dl { margin: 0 }
.term dl > div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 0.75rem }
.term dt { grid-column: 1; color: var(--soft) }
.term dd { grid-column: 2; margin: 0; min-width: 0 }
`
