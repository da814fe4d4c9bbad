// A decision with everything the journal knows of it: what `mia explain` tells, as text and tables.
import { byId, make, setText } from "./dom.js";
import { age, fixed, isMissing, missing, money, percent, signed } from "./format.js";

export async function explain(run, number) {
  const dialog = byId("explanation");
  const body = byId("explanation-body");
  setText("explanation-title", `Decision ${number}`);
  body.replaceChildren(make("p", {}, "reading the journal"));
  dialog.showModal();
  let answer, said;
  try {
    answer = await fetch(`/api/runs/${encodeURIComponent(run)}/explanation?decision=${number}`);
    said = await answer.json();
  } catch {
    said = { error: "The program does not answer." };
  }
  body.replaceChildren(...(answer?.ok ? parts(said.explanations[0], said) : [make("p", { class: "problem" }, said.error)]));
}

function parts(d, all) {
  const score = d.score;
  return [
    make("p", {}, `${d.time}, ${d.barClose ? "at a bar's close" : "between bars"}, price ${fixed(d.price)}, ${all.provenance ?? ""}${all.suspect ? ", DATA SUSPECT" : ""}`),
    make("p", {}, make("strong", {}, d.kind), d.candidate ? `, candidate ${d.candidate}` : ", no candidate", isMissing(d.order) ? "" : `, order ${d.order}`),
    ...d.failed.map((f) => make("p", {}, make("strong", {}, f.code), `: ${f.why}`)),
    heading("Formula"),
    table(["Feature", "Value", "Status", "Age", "Weight", "Adds"], d.terms.map((t) => [t.output, signed(t.value, 4), t.status, age(t.ageSeconds), fixed(t.effectiveWeight, 4), signed(t.contribution, 4)]), [1, 3, 4, 5]),
    ...list([
      ["S0, sum of what is added", signed(score.s0, 5)], ["Coverage c", `${percent(score.coverage)} (at least ${percent(score.minimumCoverage, 0)})`], ["S, S0 / c", signed(score.s, 5)],
      ...Object.entries(score.factors).map(([name, value]) => [`× ${name}`, fixed(value, 4)]),
      ["S1, after the factors", signed(score.s1, 5)], ["Threshold T", fixed(score.threshold, 3)],
    ]),
    ...(d.filters.length === 0 ? [] : [heading("Filters"), table(["Filter", "Step", "Says", "Measured", "Limit", "Size"], d.filters.map((f) => [f.filter, f.step, f.passes ? "pass" : "refused", fixed(f.measured, 4), fixed(f.threshold, 4), fixed(f.sizeFactor, 2)]), [3, 4, 5])]),
    ...setup(d.setup),
    ...(d.orders.length === 0 ? [] : [heading("Orders"), table(["Time", "Order", "What"], d.orders.map((o) => [o.time, String(o.order), o.what]), [1])]),
    ...trip(d.roundTrip),
    heading("Other outputs"),
    table(["Output", "Value", "Status", "Age"], d.others.map((o) => [o.output, signed(o.value, 4), o.status, age(o.ageSeconds)]), [1, 3]),
  ];
}

function setup(s) {
  return !s ? [] : [heading("Setup"), ...list([
    ["Setup", `${s.setup ?? missing} of ${s.strategy ?? missing}, ${s.side ?? missing}`], ["Entry", fixed(s.entry)], ["Stop", `${fixed(s.stop)} (${s.riskTicks ?? missing} ticks)`],
    ["Target, not a result", `${fixed(s.target)} (${s.rewardTicks ?? missing} ticks)`], ["Size", fixed(s.size, 0)], ["Confidence", fixed(s.confidence, 4)],
  ])];
}

function trip(t) {
  return !t ? [] : [heading("Round trip"), ...list([
    ["Ended by", t.exitReason], ["Net", money(t.net)], ["Gross", money(t.gross)], ["Fees", money(t.fees)], ["Worst and best within", `${t.maeTicks} and ${t.mfeTicks} ticks`],
    ["From", t.entryTime], ["To", t.exitTime],
  ])];
}

const heading = (text) => make("h3", {}, text);
const list = (pairs) => [make("dl", { class: "facts" }, ...pairs.map(([label, value]) => make("div", {}, make("dt", {}, label), make("dd", { class: "num" }, value))))];

function table(heads, rows, numbers) {
  const style = (i) => (numbers.includes(i) ? "num" : null);
  return make("table", {},
    make("thead", {}, make("tr", {}, ...heads.map((h, i) => make("th", { scope: "col", class: style(i) }, h)))),
    make("tbody", {}, ...rows.map((r) => make("tr", {}, ...r.map((cell, i) => make("td", { class: style(i) }, cell))))));
}
