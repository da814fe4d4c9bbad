// The runs that are kept; each opens the same page from its journal.
import { byId, make, redraw, setText } from "./dom.js";
import { date, missing, signed, signClass, utc, whole, isMissing } from "./format.js";

export async function showRuns() {
  setText("runs-note", "reading the journals");
  const answer = await fetch("/api/runs").catch(() => null);
  const list = answer === null ? { error: "The program does not answer." } : await answer.json();
  if (!answer?.ok) {
    setText("runs-note", list.error);
    return;
  }
  redraw(byId("run-list").tBodies[0], list, () => list.runs.map((run) => make("tr", {},
    make("th", { scope: "row", class: "num", title: utc(run.begunMs) }, date(run.begunMs)),
    make("td", {}, run.mode ?? missing),
    make("td", {}, run.provenance ?? missing),
    make("td", {}, run.state),
    make("td", { class: "num" }, whole(run.roundTrips)),
    make("td", { class: `num ${signClass(run.net)}` }, isMissing(run.net) ? missing : signed(run.net)),
    make("td", {}, run.state === "unreadable" ? missing
      : make("a", { href: run.id === list.shown ? "#" : `#run=${run.id}`, "aria-label": `Open run ${run.id}` }, "open")))));
  setText("runs-note", list.count > list.runs.length ? `${list.runs.length} of ${list.count} are shown; mia runs list shows all.` : `${list.count} in all.`);
}
