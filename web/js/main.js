// Ties the page together: which run is shown, from the stream or from a journal.
import { byId, setText } from "./dom.js";
import { Chart } from "./chart.js";
import { Controls } from "./control.js";
import { explain } from "./explain.js";
import { showRuns } from "./runs.js";
import { drawScore } from "./score.js";
import { Stream } from "./stream.js";
import { drawData, drawDecisions, drawLists, drawProgram } from "./tables.js";
import { drawBanner, drawHead, drawMode, drawPosition, drawResult } from "./view.js";

const chart = new Chart();
const states = { ok: ["ok", "live"], wait: ["wait", "connecting"], lost: ["lost", "connection lost"] };
let shown = null;
let isLive = true;

const stream = new Stream(show, (state) => {
  const [style, text] = states[state];
  setText("link", text).className = `link ${style}`;
  document.body.classList.toggle("stale", state === "lost");
});

new Controls(() => shown);

function show(snapshot) {
  if (snapshot.error) {
    setText("link", snapshot.error).className = "link lost";
    return;
  }
  if (shown !== snapshot.run.id) {
    shown = snapshot.run.id;
    chart.show(shown);
  }
  drawHead(snapshot);
  drawBanner(snapshot);
  drawPosition(snapshot);
  drawResult(snapshot);
  drawMode(snapshot, isLive);
  drawScore(snapshot.score);
  drawDecisions(snapshot, (number) => explain(shown, number));
  drawLists(snapshot);
  drawData(snapshot);
  drawProgram(snapshot);
  chart.update(snapshot);
  refreshChart(snapshot);
}

// Fills and changed stops are in the journal: when they change, the chart is taken anew.
let marked = "";
function refreshChart(s) {
  const now = JSON.stringify([s.run.id, s.position.quantity, s.position.stop, s.position.target, s.account.roundTrips]);
  if (marked !== "" && marked !== now) {
    chart.show(shown);
  }
  marked = now;
}

async function showPast(id) {
  setText("link", "reading the journal").className = "link wait";
  const answer = await fetch(`/api/runs/${encodeURIComponent(id)}/snapshot`).catch(() => null);
  const snapshot = answer === null ? { error: "the program does not answer" } : await answer.json();
  if (!answer?.ok || snapshot.error) {
    setText("link", snapshot.error ?? "there is no such run").className = "link lost";
    return;
  }
  setText("link", snapshot.run.running ? "from the journal, not live" : "past run").className = "link wait";
  show(snapshot);
}

function route() {
  const hash = location.hash.slice(1);
  const past = hash.startsWith("run=") ? decodeURIComponent(hash.slice(4)) : null;
  isLive = past === null;
  byId("runs").hidden = hash !== "runs";
  byId("session").hidden = hash === "runs";
  document.body.classList.remove("stale");
  setText("answer", "");
  current("nav-live", hash === "" || past !== null);
  current("nav-runs", hash === "runs");
  if (past !== null) {
    stream.close();
    shown = null;
    showPast(past);
  } else if (hash === "runs") {
    showRuns();
  } else {
    shown = null;
    marked = "";
    stream.open();
  }
}

function current(id, isIt) {
  if (isIt) {
    byId(id).setAttribute("aria-current", "page");
  } else {
    byId(id).removeAttribute("aria-current");
  }
}

const themes = ["system", "light", "dark"];
function theme(next) {
  const kept = localStorage.getItem("mia-theme") ?? "system";
  const now = next ? themes[(themes.indexOf(kept) + 1) % themes.length] : kept;
  localStorage.setItem("mia-theme", now);
  if (now === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = now;
  }
  setText("theme", `Theme: ${now}`);
  chart.draw();
}

byId("theme").addEventListener("click", () => theme(true));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => chart.draw());
byId("explanation-close").addEventListener("click", () => byId("explanation").close());
addEventListener("hashchange", route);
theme(false);
await chart.load();
route();
