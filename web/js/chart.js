// The chart. Its library is built in where it could be had; without it everything else works, and this says so.
import { byId, make } from "./dom.js";
import { fixed, isMissing } from "./format.js";

const zone = "America/New_York";
const rest = 5000;
const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });

// The library draws times as if they were UTC, so it is given what a clock in New York shows.
function local(seconds) {
  const p = Object.fromEntries(parts.formatToParts(seconds * 1000).map((x) => [x.type, Number(x.value)]));
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) / 1000;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const lines = [["vwap", "VWAP", "--vwap", 0], ["callWall", "Call wall", "--wall", 2], ["putWall", "Put wall", "--sim", 2], ["flip", "Gamma flip", "--soft", 1], ["hvl", "HVL", "--ink", 1]];
const points = (list) => {
  const last = new Map(list.map(([time, value]) => [local(time), value]));
  return [...last].sort((a, b) => a[0] - b[0]).map(([time, value]) => ({ time, value }));
};

export class Chart {
  constructor() {
    this.library = null;
    this.chart = null;
    this.data = null;
    this.run = null;
    this.lines = new Map();
    this.isOther = false;
    [this.isAsking, this.isDue, this.asked, this.count] = [false, false, 0, 0];
  }

  async load() {
    try {
      this.library = await import("/vendor/lightweight-charts.mjs");
    } catch {
      const box = byId("chart");
      box.classList.add("none");
      box.textContent = "No chart: its library was not to be had when the program was built. With npm and a network there, build again (docs/monitor.md). Everything else works.";
    }
  }

  /** Takes the chart of a run from the program: one question at a time, and not more often than it needs. */
  async show(run) {
    if (run === this.run && (this.isAsking || performance.now() - this.asked < rest)) {
      this.isDue = true;
      return;
    }
    this.isOther ||= run !== this.run;
    [this.run, this.isAsking, this.isDue, this.asked] = [run, true, false, performance.now()];
    try {
      const answer = await fetch(`/api/runs/${encodeURIComponent(run)}/chart`);
      if (answer.ok && this.run === run) {
        this.data = await answer.json();
        this.draw();
      }
    } catch {
      // The program is gone; when it is back the chart is asked for again.
      this.isDue = true;
    } finally {
      this.isAsking = false;
    }
  }

  draw() {
    if (!this.library || !this.data) {
      return;
    }
    const view = this.isOther ? null : this.chart?.timeScale().getVisibleLogicalRange() ?? null;
    this.isOther = false;
    const count = Math.max(this.data.bars.length, this.data.closes.length);
    // Who looks at the end goes on looking at the end; who looks back is not moved.
    const follows = view === null || view.to >= this.count - 3;
    this.chart?.remove();
    byId("chart").replaceChildren();
    this.chart = this.library.createChart(byId("chart"), {
      autoSize: true,
      layout: { background: { color: "transparent" }, textColor: colour("--ink"), attributionLogo: false, fontFamily: "inherit" },
      grid: { vertLines: { color: colour("--line") }, horzLines: { color: colour("--line") } },
      timeScale: { timeVisible: true, secondsVisible: false, borderColor: colour("--line") },
      rightPriceScale: { borderColor: colour("--line") },
    });
    this.price = this.data.bars.length > 0 ? this.candles() : this.closes();
    this.lines.clear();
    for (const [name, , tint, style] of lines) {
      const list = this.data[name] ?? [];
      const series = this.chart.addSeries(this.library.LineSeries, { color: colour(tint), lineWidth: 2, lineStyle: style, priceLineVisible: false, lastValueVisible: false, autoscaleInfoProvider: name === "vwap" ? undefined : () => null });
      series.setData(points(list));
      this.lines.set(name, series);
    }
    this.protection();
    this.library.createSeriesMarkers(this.price, this.marks());
    this.legend();
    const width = view === null ? 180 : view.to - view.from;
    this.chart.timeScale().setVisibleLogicalRange(follows ? { from: Math.max(-5, count + 8 - width), to: count + 8 } : view);
    this.count = count;
  }

  candles() {
    const [up, down] = [colour("--up"), colour("--down")];
    // A rising bar is hollow: its direction is told without the colour.
    const series = this.chart.addSeries(this.library.CandlestickSeries, { upColor: "transparent", borderUpColor: up, wickUpColor: up, downColor: down, borderDownColor: down, wickDownColor: down });
    const last = new Map(this.data.bars.map((b) => [local(b[0]), b]));
    series.setData([...last].sort((a, b) => a[0] - b[0]).map(([time, b]) => ({ time, open: b[1], high: b[2], low: b[3], close: b[4] })));
    return series;
  }

  closes() {
    const series = this.chart.addSeries(this.library.LineSeries, { color: colour("--ink"), lineWidth: 1 });
    series.setData(points(this.data.closes));
    return series;
  }

  marks() {
    const step = this.step();
    return this.data.fills.map((f) => ({
      time: local(f.time - (f.time % step)),
      position: f.side === "buy" ? "belowBar" : "aboveBar",
      shape: f.role === "entry" ? (f.side === "buy" ? "arrowUp" : "arrowDown") : "square",
      color: colour(f.side === "buy" ? "--up" : "--down"),
      text: `${f.role === "entry" ? "entry" : `exit ${f.role}`} ${f.side} ${f.quantity} @ ${fixed(f.price)}`,
    })).sort((a, b) => a.time - b.time);
  }

  step() {
    const times = (this.data.bars.length > 0 ? this.data.bars : this.data.closes).map((b) => b[0]);
    let least = 60;
    for (let i = 1; i < times.length; i++) {
      least = times[i] > times[i - 1] ? Math.min(least, times[i] - times[i - 1]) : least;
    }
    return this.data.bars.length > 0 ? least : 1;
  }

  // A stop or a target is drawn as long as it worked. The last ones are enough: older ones are told by their fills.
  protection() {
    const times = (this.data.bars.length > 0 ? this.data.bars : this.data.closes).map((b) => b[0]);
    const end = times.at(-1) ?? 0;
    for (const order of this.data.protection.slice(-24).filter((o) => o.price > 0)) {
      const isStop = order.role === "stop";
      const series = this.chart.addSeries(this.library.LineSeries, { color: colour(isStop ? "--down" : "--up"), lineWidth: 2, lineStyle: 3, priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false });
      series.setData(points([[order.from, order.price], [Math.max(order.from + 1, order.to ?? end), order.price]]));
    }
  }

  /** The bar that is being made, from a snapshot; what was missed in between is taken anew. */
  update(snapshot) {
    const bar = snapshot.forming;
    const last = this.data?.bars.at(-1);
    if (this.price && bar && last && bar[0] >= last[0]) {
      this.price.update({ time: local(bar[0]), open: bar[1], high: bar[2], low: bar[3], close: bar[4] });
      this.isDue ||= bar[0] > last[0] + 2 * this.step();
    } else if (bar && !last) {
      this.isDue = true;
    }
    if (this.isDue && this.run) {
      this.show(this.run);
    }
  }

  legend() {
    const items = lines.filter(([name]) => (this.data[name] ?? []).length > 0).map(([, label, tint, style]) => {
      const mark = make("i", { class: ["", "dot", "dash"][style] });
      mark.style.borderTopColor = colour(tint);
      return make("li", {}, mark, label);
    });
    byId("legend").replaceChildren(...items, make("li", {}, "↑ ↓ entry, ■ exit"), make("li", {}, "dashed green: target (not a result), dashed red: stop"));
    byId("chart-what").textContent = this.data.bars.length > 0 ? "base bars, New York time; a hollow bar rises"
      : isMissing(this.data.closes[0]) ? "no bar closed yet" : "closes of base bars from the journal, New York time; it keeps no more of a bar";
  }
}
