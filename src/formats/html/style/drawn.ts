/** Drawings: each curve has a colour that no kind of colour blindness takes from the others, and a line of its own. */
export const drawn = `
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 2rem 2.5rem; margin: 1.5rem 0 }
figure { margin: 0; min-width: 0; break-inside: avoid }
figcaption { min-height: 4.2em; color: var(--soft); font-size: 0.88rem }
figcaption strong { color: var(--ink); font-size: 0.95rem; font-weight: 600 }
svg { display: block; width: 100%; height: auto; margin-top: 0.5rem; overflow: visible }
svg text { fill: var(--soft); font-size: 12px }
svg .mid { text-anchor: middle } svg .end { text-anchor: end }
svg text.strong { fill: var(--ink); font-weight: 600 }
svg .grid, svg .zero, svg .upright, svg .bound { fill: none; stroke: var(--line); stroke-width: 1 }
svg .zero { stroke: var(--soft) }
svg .upright { stroke: var(--soft); stroke-dasharray: 2 3 }
svg .bound { stroke: var(--ink); stroke-width: 2 }
svg .curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: butt }
svg .curve.lp { stroke: var(--lp) }
svg .curve.hedge { stroke: var(--hedge); stroke-dasharray: 7 4 }
svg .curve.net { stroke: var(--net); stroke-width: 3 }
svg .dot.lp { fill: var(--lp) } svg .dot.hedge { fill: var(--hedge) } svg .dot.net { fill: var(--net) }
svg .ring { fill: var(--ground); stroke: var(--bad); stroke-width: 3 }
svg .span { fill: none; stroke-width: 6 } svg .span.in { stroke: var(--lp) } svg .span.out { stroke: var(--soft); stroke-dasharray: 7 4 }
svg .entry { fill: var(--ground); stroke: var(--ink); stroke-width: 2 }
svg .bar.gain { fill: var(--gain) } svg .bar.loss { fill: var(--loss) } svg .bar.net { fill: var(--net) }
.numbers { font-size: 0.88rem }
.numbers table { margin: 0.5rem 0 }
.numbers th, .numbers td { padding: 0.2rem 0.6rem 0.2rem 0 }
`
