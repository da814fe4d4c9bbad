// The lists below the glance: decisions, orders, market, data, program.
import { byId, fact, make, redraw, setText } from "./dom.js";
import { age, fixed, isMissing, microseconds, missing, percent, signed, time, utc, whole } from "./format.js";

export function drawDecisions(s, onExplain) {
  redraw(byId("decisions").tBodies[0], s.decisions, () => s.decisions.map((d) => {
    const button = make("button", { type: "button", class: "linkish", "aria-label": `Explain decision ${d.number}` }, "why");
    button.addEventListener("click", () => onExplain(d.number));
    return make("tr", { "data-number": d.number },
      make("th", { scope: "row", class: "num", title: utc(d.timeMs) }, time(d.timeMs)),
      make("td", {}, `${d.decision}${d.candidate ? ` (${d.candidate})` : ""}`),
      make("td", { class: "wrap" }, d.reason === "NONE" ? d.words : [make("b", {}, d.reason), `: ${d.words}`].reduce((span, part) => (span.append(part), span), make("span"))),
      make("td", { class: "num" }, signed(d.s1, 3)),
      make("td", { class: "num" }, fixed(d.threshold, 2)),
      make("td", {}, button));
  }));
}

export function drawLists(s) {
  redraw(byId("orders"), s.orders, () => (s.orders.length === 0 ? [make("li", {}, "none")] : s.orders.map((o) =>
    make("li", { class: "num", title: `since ${utc(o.sinceMs)}` }, `${o.id} ${o.role}: ${o.side} ${o.quantity} ${o.type}${isMissing(o.price) ? "" : ` at ${fixed(o.price)}`}`))));
  redraw(byId("context"), [s.context, s.clock.window], () => [
    fact("Session", s.clock.window ?? missing, null, ""),
    ...s.context.map((c) => fact(c.label, isMissing(c.value) ? missing : c.text ? (c.output.endsWith(".bn") ? `${c.text} ${signed(c.value, 2)}` : c.text) : fixed(c.value, 2),
      isMissing(c.value) ? `${c.output}: ${c.status}` : `${c.output}, ${c.status}, ${age(c.ageSeconds)} old`)),
  ]);
  redraw(byId("levels"), s.levels, () => s.levels.map((l) => make("li", { title: `${l.output}: ${l.status}${isMissing(l.ageSeconds) ? "" : `, ${age(l.ageSeconds)} old`}` },
    make("span", { class: "dim" }, l.label), make("span", { class: "num" }, isMissing(l.value) ? missing : fixed(l.value), isMissing(l.value) || l.status === "ok" ? null : make("span", { class: `st st-${l.status}` }, ` ${l.status}`)))));
  const f = s.funnel;
  redraw(byId("funnel"), [f, s.models], () => [
    fact("Bar closes", whole(f.barCloses)),
    fact("with a candidate", whole(f.candidates)),
    ...f.steps.map((x) => fact(x.step === "NONE" ? "nothing refused" : `ended by ${x.step}`, whole(x.count))),
    fact("Decisions with an order", whole(f.orders)),
    fact("Evaluations, with those between bars", whole(f.evaluations), isMissing(f.evaluations) ? "only the running program counts them" : null),
    fact("Models", s.models.status ?? missing, s.models.status ? null : "no filter of the run asks models", ""),
    fact("approved of asked", isMissing(s.models.asked) ? missing : `${s.models.approved} of ${s.models.asked}`, "as of the last minute of the statistics"),
    fact("gamma factor above 1", isMissing(s.models.gammaCandidates) ? missing : `${s.models.gammaOptimised} of ${s.models.gammaCandidates} candidates`),
  ]);
}

export function drawData(s) {
  const usable = s.features.filter((f) => f.usable > 0).length;
  setText("usable", s.features.length === 0 ? "no row yet" : `${usable} of ${s.features.length} features usable; coverage ${percent(s.score.coverage)}`);
  redraw(byId("features").tBodies[0], s.features, () => s.features.map((f) => make("tr", {},
    make("th", { scope: "row" }, f.name), make("td", {}, make("span", { class: `st st-${f.status}` }, f.status)),
    make("td", { class: "num" }, `${f.usable}/${f.outputs}`), make("td", { class: "num" }, age(f.ageSeconds)))));
}

export function drawProgram(s) {
  const [l, m, p] = [s.latency, s.machine, s.price];
  const other = "only the process that runs the engine knows it";
  redraw(byId("program"), [l, m, p], () => [
    fact("Decision latency p50", microseconds(l.p50Us), isMissing(l.p50Us) ? other : `of the last ${l.of} blocks of events with a decision, from hand-over to answer`),
    fact("Decision latency p99", microseconds(l.p99Us), isMissing(l.p99Us) ? other : null),
    fact("Age of the last trade", age(p.lastAgeSeconds), isMissing(p.lastAgeSeconds) ? "no trade yet" : "against event time"),
    fact("Age of the quote", age(p.quoteAgeSeconds), isMissing(p.quoteAgeSeconds) ? "no two-sided quote" : "against event time"),
    fact("Feed", m.feed ?? missing, m.feed ? null : "the feed does not say", ""),
    fact("Processor", isMissing(m.cpu) ? missing : `${fixed(100 * m.cpu, 0)} % of one`, isMissing(m.cpu) ? other : null),
    fact("Memory", isMissing(m.memoryMiB) ? missing : `${fixed(m.memoryMiB, 0)} MiB`, isMissing(m.memoryMiB) ? other : null),
    fact("Disk free", percent(m.diskFree, 0)),
    fact("Journal behind", isMissing(m.journalBehind) ? missing : `${whole(m.journalBehind)} records`),
    fact("Events taken", whole(m.events)),
    fact("Requests refused", whole(m.refused), "to this page; told at the terminal"),
  ]);
  redraw(byId("health"), s.health, () => (s.health === null ? [make("li", {}, "not checked yet")] : s.health.map((h) =>
    make("li", {}, make("span", { class: `st st-${h.state}` }, h.state), ` ${h.name}`, h.reason ? `: ${h.reason}` : "", h.remedy ? make("span", { class: "dim" }, ` ${h.remedy}`) : null))));
  redraw(byId("alerts"), s.alerts, () => (s.alerts === null ? [make("li", {}, "not checked yet")] : s.alerts.length === 0 ? [make("li", {}, "none")] : s.alerts.map((a) =>
    make("li", {}, make("span", { class: "when num", title: utc(a.timeMs) }, time(a.timeMs)), make("span", { class: `st st-${a.severity}` }, `${a.severity}, ${a.state}`), ` ${a.text}`))));
  redraw(byId("notes"), s.notes, () => (s.notes.length === 0 ? [make("li", {}, "none")] : s.notes.map((n) =>
    make("li", {}, make("span", { class: "when num", title: utc(n.timeMs) }, time(n.timeMs)), make("b", {}, n.kind), ` ${n.text}`))));
}
