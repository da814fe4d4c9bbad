// The confluence as one stacked bar: what each feature adds, brought to the scale of the score that is compared with the threshold.
import { byId, fact, make, redraw } from "./dom.js";
import { age, date, fixed, isMissing, missing, percent, signed, utc } from "./format.js";

const space = "http://www.w3.org/2000/svg";
const groupClass = (groups, group) => Math.min(3, groups.indexOf(group));

function shape(name, attributes, text) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  if (text !== undefined) {
    element.textContent = text;
  }
  return element;
}

export function drawScore(score) {
  const groups = [...new Set(score.terms.map((t) => t.group))];
  byId("score-when").textContent = score.timeMs === null ? "no decision yet"
    : score.live ? "of this moment" : `of the last closed bar, ${date(score.timeMs)} New York`;
  byId("score-when").title = utc(score.timeMs);
  redraw(byId("score-facts"), [score.s0, score.coverage, score.s, score.factors, score.s1, score.threshold, score.candidate], () => [
    fact("S0, sum of what is added", signed(score.s0, 4)),
    fact("Coverage c", isMissing(score.coverage) ? missing : `${percent(score.coverage)} (min ${percent(score.minimumCoverage, 0)})`),
    fact("S, S0 / c", signed(score.s, 4)),
    ...score.factors.map((f) => fact(`× ${f.name}`, fixed(f.value, 3))),
    fact("S1, after factors", signed(score.s1, 4)),
    fact("Threshold T", isMissing(score.threshold) ? missing : `±${fixed(score.threshold, 3)}`),
    fact("Candidate", score.candidate ?? "none", null, ""),
  ]);
  redraw(byId("score-bar"), score, () => [bar(score, groups)]);
  redraw(byId("terms").tBodies[0], score.terms, () => score.terms.map((t) => row(t, groups)));
}

// S1 is the sum times the factors over the coverage, so each part is brought to that scale; clipped at 1 as S1 is.
function scaleOf(score) {
  const factors = score.factors.reduce((product, f) => product * (f.value ?? 1), 1);
  return score.coverage > 0 && !isMissing(score.s) && score.s0 !== 0 ? (score.s / score.s0) * factors : 1;
}

function bar(score, groups) {
  const width = 1000;
  const x = (value) => 500 + 490 * Math.max(-1, Math.min(1, value));
  const says = isMissing(score.s1) ? "No score yet"
    : `Score S1 ${signed(score.s1, 3)}, threshold plus or minus ${fixed(score.threshold, 3)}, candidate ${score.candidate ?? "none"}`;
  const svg = shape("svg", { viewBox: `0 0 ${width} 86`, preserveAspectRatio: "none", role: "img", "aria-label": says });
  const scale = scaleOf(score);
  let [right, left] = [0, 0];
  for (const term of score.terms.filter((t) => !isMissing(t.contribution) && t.contribution !== 0)) {
    const value = term.contribution * scale;
    const from = value > 0 ? right : left + value;
    if (value > 0) { right += value; } else { left += value; }
    const part = shape("rect", { x: x(from), y: 26, width: Math.max(0.5, x(from + Math.abs(value)) - x(from)), height: 30, class: `g${groupClass(groups, term.group)}` });
    part.append(shape("title", {}, `${term.output} ${signed(value, 3)}`));
    svg.append(part);
  }
  svg.append(shape("line", { x1: 10, x2: 990, y1: 56, y2: 56, class: "axis" }), shape("line", { x1: 500, x2: 500, y1: 20, y2: 62, class: "axis" }));
  for (const side of isMissing(score.threshold) ? [] : [-1, 1]) {
    svg.append(shape("line", { x1: x(side * score.threshold), x2: x(side * score.threshold), y1: 14, y2: 66, class: "limit" }));
  }
  if (!isMissing(score.s1)) {
    const at = x(score.s1);
    svg.append(shape("path", { d: `M${at} 58 l-9 14 h18 z`, class: "now" }));
  }
  const frame = make("div", { class: "scoreframe" });
  frame.append(svg, labels(score));
  return frame;
}

// Beside the drawing, which is stretched, so that letters are not.
function labels(score) {
  const short = isMissing(score.threshold) ? missing : fixed(score.threshold, 2);
  return make("p", { class: "scorelabels small num" },
    make("span", {}, "−1 short"), make("span", {}, `−T ${short}`), make("span", {}, `▲ S1 ${signed(score.s1, 3)}`), make("span", {}, `+T ${short}`), make("span", {}, "long +1"));
}

function row(term, groups) {
  return make("tr", {},
    make("th", { scope: "row" }, make("span", { class: `tag t${groupClass(groups, term.group)}`, "aria-hidden": "true" }), `${term.output} `, make("span", { class: "hint" }, term.group)),
    make("td", { class: "num" }, signed(term.value, 4)),
    make("td", {}, make("span", { class: `st st-${term.status}` }, term.status)),
    make("td", { class: "num" }, age(term.ageSeconds)),
    make("td", { class: "num" }, fixed(term.weight, 4)),
    make("td", { class: "num" }, signed(term.contribution, 4)));
}
