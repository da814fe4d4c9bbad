// Shows a snapshot: position, result and mode first.
import { byId, fact, make, redraw, setText } from "./dom.js";
import { date, fixed, isMissing, missing, money, percent, plainMoney, signClass, signed, time, utc, whole } from "./format.js";

const badgeWords = { SIM: "SIM", PAPER: "PAPER", LIVE: "LIVE", "": "BACK-TEST" };

export function drawHead(s) {
  const badge = setText("badge", badgeWords[s.run.badge] ?? (s.run.badge || missing));
  badge.className = `badge ${(s.run.badge || "plain").toLowerCase()}`;
  setText("provenance", s.run.provenance ?? missing);
  byId("past").hidden = s.run.running;
  byId("suspect").hidden = !s.run.suspect;
  setText("clock", date(s.clock.eventMs)).title = utc(s.clock.eventMs);
  byId("clock").dateTime = isMissing(s.clock.eventMs) ? "" : new Date(s.clock.eventMs).toISOString();
  setText("foot", [`Run ${s.run.id}`, s.run.running ? `process ${s.run.process} since ${utc(s.run.processSinceMs)}` : `over (${s.run.finished ?? "did not end in order"})`, s.run.program, s.run.instrument, s.run.data].filter(Boolean).join(" · "));
  document.title = `${s.position.quantity === 0 ? "flat" : signed(s.position.quantity, 0)} · ${isMissing(s.account.dayProfit) ? "" : signed(s.account.dayProfit) + " USD · "}${s.run.badge || "MiaIa"}`;
}

export function drawPosition(s) {
  const p = s.position;
  setText("quantity", p.quantity === 0 ? "Flat" : signed(p.quantity, 0));
  setText("side", p.quantity === 0 ? "" : p.quantity > 0 ? "▲ long" : "▼ short").className = `side ${p.quantity > 0 ? "gain" : "loss"}`;
  const why = p.quantity === 0 ? "there is no position" : s.account.live ? "" : "the program that owns the run says it; a journal keeps no price between records";
  setText("unrealised", p.quantity === 0 ? missing : money(p.unrealised)).className = `num ${signClass(p.unrealised)}`;
  byId("unrealised").title = why;
  setText("entry", isMissing(p.entry) ? missing : fixed(p.entry)).title = utc(p.sinceMs);
  const price = s.price;
  setText("last", isMissing(price.last) ? missing : fixed(price.last)).title = isMissing(price.last)
    ? "no trade yet, or the engine runs in another process" : isMissing(price.bid) ? "no quote" : `bid ${fixed(price.bid)}, ask ${fixed(price.ask)}, spread ${price.spreadTicks} ticks`;
  setText("stop", level(p.stop, p.stopTicks));
  setText("target", level(p.target, p.targetTicks));
  const isSafe = Math.abs(p.quantity) === p.protected;
  setText("protected", p.quantity === 0 ? missing : isSafe ? `✓ ${p.protected} of ${Math.abs(p.quantity)}` : `✕ ${p.protected} of ${Math.abs(p.quantity)}`)
    .className = `num ${p.quantity === 0 ? "" : isSafe ? "gain" : "loss"}`;
}

const level = (price, ticks) => (isMissing(price) ? missing : `${fixed(price)}${isMissing(ticks) ? "" : ` (${ticks} ticks)`}`);

export function drawResult(s) {
  const a = s.account;
  const title = a.live ? "realised and open result of the session date, after fees" : "as of the journal's last account record; open results in between are not kept";
  setText("day", money(a.dayProfit)).className = signClass(a.dayProfit);
  byId("day").title = title;
  redraw(byId("limits"), s.limits, () => s.limits.map((l) => {
    const share = isMissing(l.used) || !l.of ? 0 : Math.min(1, l.used / l.of);
    const fill = make("i");
    fill.style.width = `${100 * share}%`;
    const digits = l.unit === "USD" ? 2 : l.unit === "%" ? 2 : 0;
    const used = `${fixed(l.used, digits)} of ${fixed(l.of, l.unit === "USD" ? 0 : 0)} ${l.unit}`;
    const word = share >= 1 ? " reached" : share >= 0.8 ? " close" : "";
    const isTarget = l.key === "daily-target";
    return make("li", { "data-limit": l.key }, make("span", { class: "what" }, l.name), make("span", { class: "num" }, used, make("b", { class: "warned" }, word)),
      make("span", { class: `meter ${isTarget ? "" : share >= 1 ? "full" : share >= 0.8 ? "high" : ""}`, "aria-hidden": "true" }, fill));
  }));
  redraw(byId("account"), [a, s.models, s.run.account], () => [
    fact("Round trips", whole(a.roundTrips)),
    fact("Win rate (w/n)", isMissing(a.winRate) ? missing : `${percent(a.winRate)} (${a.wins}/${a.wins + a.losses})`, "wins among wins and losses"),
    fact("95 % interval of it", isMissing(a.winRate) ? missing : `${percent(a.winRateLow, 0)} to ${percent(a.winRateHigh, 0)}`, "Wilson: where the true share lies"),
    fact("Net, closed round trips", money(a.net)),
    fact("of the session date", money(a.dayNet)),
    fact("Best", money(a.best)),
    fact("Worst", money(a.worst)),
    fact("Fees of closed round trips", plainMoney(a.fees)),
    fact("Equity", plainMoney(a.equity)),
    fact("Drawdown now", plainMoney(a.drawdown)),
    fact("Largest drawdown", plainMoney(a.maxDrawdown), a.live ? null : "not kept in a journal"),
    fact("Risk used", isMissing(a.riskScore) ? missing : `${fixed(a.riskScore, 0)} of 100`, a.live ? null : "not kept in a journal"),
  ]);
}

export function drawMode(s, isLive) {
  const worst = s.halts.some((h) => h.state === "emergency") ? "Emergency stop"
    : s.halts.some((h) => h.state === "halt-trading") ? "Trading halted" : s.halts.length > 0 ? "Entries halted" : s.run.running ? "Running" : "Over";
  setText("state", `${s.halts.length > 0 ? "■ " : s.run.running ? "▶ " : "□ "}${worst}`).className = `statetext ${s.halts.length > 0 ? "loss" : ""}`;
  redraw(byId("halts"), s.halts, () => s.halts.map((h) => make("li", { title: utc(h.sinceMs) }, make("b", {}, h.cause), ` since ${time(h.sinceMs)}: ${h.text}. `, make("span", { class: "dim" }, h.remedy))));
  setText("next", nextEntry(s));
  byId("controls").hidden = !(isLive && s.run.commands);
}

// Said in words, from the halts, the trading window and the position; the gates after it may still refuse.
function nextEntry(s) {
  if (!s.run.running) {
    return "none, the run is over";
  }
  const manual = s.halts.find((h) => h.release === "manual");
  const pause = s.halts.find((h) => h.release === "pause" && h.untilMs);
  const now = time(s.clock.eventMs).slice(0, 5);
  const { entriesFrom, entriesTo } = s.clock;
  if (manual) { return "when a person resumes"; }
  if (s.halts.some((h) => h.release === "next-session-date")) { return "in the next session date"; }
  if (pause) { return `after the pause, ${time(pause.untilMs)} New York`; }
  if (s.halts.length > 0) { return "when what halted it is well again"; }
  if (now < entriesFrom || now >= entriesTo || s.clock.window === "closed") { return `from ${entriesFrom} New York on the next trading day within the window to ${entriesTo}`; }
  return s.position.quantity !== 0 ? "when the position is closed" : `now, until ${entriesTo} New York`;
}

export function drawBanner(s) {
  const lines = [
    ...s.halts.map((h) => ["bad", `■ ${h.state === "emergency" ? "EMERGENCY STOP" : h.state === "halt-trading" ? "TRADING HALTED" : "ENTRIES HALTED"}: ${h.text}. ${h.remedy[0].toUpperCase()}${h.remedy.slice(1)}.`]),
    ...(s.position.quantity !== 0 && Math.abs(s.position.quantity) !== s.position.protected ? [["bad", `✕ The position has ${s.position.protected} of ${Math.abs(s.position.quantity)} contracts behind a working stop.`]] : []),
    ...(s.run.running ? [] : [["warn", `□ A past run, ${s.run.id}: what it shows was true ${date(s.clock.eventMs)} New York. ${s.run.stopped ? `Stopped: ${s.run.stopped}.` : ""}`]]),
  ];
  redraw(byId("banner"), lines, () => lines.map(([kind, text]) => make("p", { class: kind }, text)));
}
