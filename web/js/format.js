// Numbers and times as a trader reads them. What is missing is an em dash, and its reason is told on hover; it is never 0.
export const missing = "—";

const newYork = { timeZone: "America/New_York", hourCycle: "h23" };
const dayAndTime = new Intl.DateTimeFormat("en-CA", { ...newYork, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const timeOnly = new Intl.DateTimeFormat("en-GB", { ...newYork, hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const isMissing = (value) => value === null || value === undefined;

export function fixed(value, digits = 2) {
  return isMissing(value) ? missing : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** With its sign, also when it is nothing: a width that does not jump. */
export function signed(value, digits = 2) {
  if (isMissing(value)) {
    return missing;
  }
  const text = fixed(Math.abs(value), digits);
  const isNothing = Number(Math.abs(value).toFixed(digits)) === 0;
  return (isNothing ? "±" : value > 0 ? "+" : "−") + text;
}

export const money = (value) => (isMissing(value) ? missing : `${signed(value)} USD`);
export const plainMoney = (value) => (isMissing(value) ? missing : `${value < 0 ? "−" : ""}${fixed(Math.abs(value))} USD`);
export const percent = (share, digits = 1) => (isMissing(share) ? missing : `${fixed(100 * share, digits)} %`);
export const whole = (value) => (isMissing(value) ? missing : value.toLocaleString("en-US"));
export const signClass = (value) => (isMissing(value) || Math.abs(value) < 0.005 ? "" : value > 0 ? "gain" : "loss");

export function age(seconds) {
  if (isMissing(seconds)) {
    return missing;
  }
  return seconds < 100 ? `${fixed(seconds, 1)} s` : seconds < 6000 ? `${fixed(seconds / 60, 0)} min` : `${fixed(seconds / 3600, 1)} h`;
}

export function microseconds(us) {
  if (isMissing(us)) {
    return missing;
  }
  return us < 1000 ? `${fixed(us, 0)} µs` : `${fixed(us / 1000, 1)} ms`;
}

export const date = (ms) => (isMissing(ms) ? missing : dayAndTime.format(ms).replace(",", ""));
export const time = (ms) => (isMissing(ms) ? missing : timeOnly.format(ms));
export const utc = (ms) => (isMissing(ms) ? "" : `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`);
