namespace MiaIa.Host.Reports;

/// <summary>How the report looks: light and dark, on a phone and on paper.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Text = """

        :root { --back: #ffffff; --panel: #f5f6f8; --ink: #16191d; --soft: #59616b; --line: #d7dbe0; --main: #1f5fbf; --win: #00718a; --loss: #c2410c; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #14171b; --panel: #1d2126; --ink: #e8eaed; --soft: #a3abb5; --line: #383e46; --main: #7fb0ff; --win: #4fc3dc; --loss: #ff9a62; --bad: #ff8a80; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 960px; margin: 0 auto; padding: 16px 20px 48px; }
        h1 { font-size: 1.5rem; margin: .3em 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; margin: 2em 0 .5em; padding-top: .5em; border-top: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.2em 0 .3em; }
        p, li { max-width: 78ch; overflow-wrap: anywhere; }
        .lead, .note, figcaption, caption { color: var(--soft); }
        .note { font-size: .87rem; }
        .badges { margin: 0; }
        .badge { display: inline-block; padding: .1em .7em; border: 2px solid var(--soft); border-radius: 4px; font-weight: 700; letter-spacing: .04em; }
        .badge.bad { color: var(--bad); border-color: var(--bad); }
        .conclusion { background: var(--panel); border-left: 4px solid var(--main); padding: .3em 1em; margin: 1em 0; }
        .empty { background: var(--panel); padding: .6em 1em; }
        .warn { color: var(--bad); }
        .scroll { overflow-x: auto; margin: 1em 0; }
        table { border-collapse: collapse; font-size: .9rem; }
        table.figures, table.lines { width: 100%; }
        caption { text-align: left; padding-bottom: .3em; }
        th, td { padding: .25em .7em .25em 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
        thead th { color: var(--soft); vertical-align: bottom; }
        .figures td:nth-child(2), .grid td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .figures td:nth-child(2) { width: 9em; }
        .figures th { width: 17em; }
        .grid thead th:not(:first-child) { text-align: right; }
        .grid td { padding-left: .4em; }
        .grid td.text { text-align: left; white-space: normal; min-width: 5em; }
        .grid td.time { white-space: nowrap; }
        .grid td.bar { text-align: left; vertical-align: middle; }
        .lines th { width: 10em; color: var(--soft); }
        .lines td { overflow-wrap: anywhere; }
        figure { margin: 1em 0; }
        figcaption { margin-bottom: .2em; }
        .key { margin-left: 1em; font-size: .87rem; white-space: nowrap; display: inline-block; }
        .key i { font-style: normal; color: var(--soft); }
        .key.main i { color: var(--main); } .key.win i { color: var(--win); } .key.loss i { color: var(--loss); }
        svg { display: block; width: 100%; height: auto; }
        svg.narrow { display: none; }
        td.bar svg { width: 90px; height: 10px; }
        svg text { font: 12px system-ui, sans-serif; fill: var(--soft); }
        svg text.name { fill: var(--ink); }
        svg path { fill: none; stroke-width: 1; }
        path.grid { stroke: var(--line); } path.axis { stroke: var(--soft); }
        path.rule, path.reference { stroke: var(--soft); stroke-dasharray: 4 4; }
        path.main { stroke: var(--main); stroke-width: 1.8; }
        path.quiet { stroke: var(--soft); stroke-width: 1; }
        path.win { stroke: var(--win); stroke-width: 1.8; } path.loss { stroke: var(--loss); stroke-width: 1.8; }
        path.bars { stroke: none; } path.area { stroke-width: 1; }
        path.win.bars { fill: var(--win); } path.loss.bars, path.loss.area { fill: var(--loss); }
        path.dots { stroke-width: 6; stroke-linecap: round; }
        path.main.dots { stroke-width: 9; }
        summary { cursor: pointer; color: var(--main); }
        @media (max-width: 600px) {
          main { padding: 12px 16px 32px; }
          svg.wide { display: none; } svg.narrow { display: block; }
          .figures tr { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid var(--line); }
          .figures th, .figures td { border: 0; width: auto; } .figures td.note { grid-column: 1 / -1; padding-top: 0; }
          .figures td.note:empty { display: none; }
          .lines tr { display: block; border-bottom: 1px solid var(--line); } .lines th, .lines td { display: block; border: 0; width: auto; }
          .key { margin-left: 0; margin-right: .8em; }
        }
        @media print {
          :root { --back: #ffffff; --panel: #f5f6f8; --ink: #000000; --soft: #444444; --line: #bbbbbb; --main: #1f5fbf; --win: #00718a; --loss: #c2410c; --bad: #b3261e; }
          main { max-width: none; padding: 0; } figure, tr { break-inside: avoid; } h2 { break-after: avoid; } .scroll { overflow: visible; }
          table.grid { font-size: .62rem; }
        }

        """;
}
