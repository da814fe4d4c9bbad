// Halt, flatten, resume and the emergency stop: asked for, confirmed, sent with the token, and answered in words.
import { byId, setText } from "./dom.js";

const tokenKey = "mia-token";
const commands = {
  halt: { title: "Halt entries?", text: "No new entries until you resume. An open position stays, with its stop and target.", yes: "Halt entries" },
  flatten: { title: "Flatten and halt?", text: "Closes the position at the market, cancels every order, and forbids entries until you resume.", yes: "Flatten now" },
  resume: { title: "Resume trading?", text: "Releases the halts that wait for a person. Entries are possible again at once.", yes: "Resume", needsReason: true },
  kill: { title: "Emergency stop?", text: "Cancels every order, closes every position, and forbids entries until you resume. The program goes on running.", yes: "Stop everything" },
};

export class Controls {
  constructor(runOf) {
    this.runOf = runOf;
    this.command = null;
    this.dialog = byId("confirm");
    for (const button of document.querySelectorAll("[data-command]")) {
      button.addEventListener("click", () => this.ask(button.dataset.command));
    }
    byId("confirm-no").addEventListener("click", () => this.dialog.close());
    byId("confirm-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
  }

  ask(command) {
    const words = commands[command];
    this.command = command;
    this.run = this.runOf();
    setText("confirm-title", words.title);
    setText("confirm-text", `${words.text} Run ${this.run}.`);
    setText("confirm-yes", words.yes).className = command === "kill" ? "danger" : "strong";
    setText("confirm-problem", "");
    setText("reason-need", words.needsReason ? "needed, kept in the journal" : "kept in the journal");
    byId("reason").value = "";
    byId("reason").required = words.needsReason ?? false;
    byId("token").value = sessionStorage.getItem(tokenKey) ?? "";
    this.dialog.showModal();
    byId(byId("token").value === "" ? "token" : "reason").focus();
  }

  async send() {
    const token = byId("token").value.trim();
    const reason = byId("reason").value.trim();
    if (token === "" || (byId("reason").required && reason === "")) {
      setText("confirm-problem", token === "" ? "The token is needed." : "A reason is needed.");
      return;
    }
    byId("confirm-yes").disabled = true;
    try {
      await this.carryOut(token, reason);
    } catch {
      setText("confirm-problem", "The program does not answer: nothing is known to be done. Use the terminal: mia " + this.command);
    } finally {
      byId("confirm-yes").disabled = false;
    }
  }

  async carryOut(token, reason) {
    const answer = await fetch("/api/control", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ command: this.command, reason, run: this.run }),
    });
    const said = await answer.json();
    if (!answer.ok) {
      if (answer.status === 401) {
        sessionStorage.removeItem(tokenKey);
      }
      setText("confirm-problem", `Refused: ${said.error}`);
      return;
    }
    sessionStorage.setItem(tokenKey, token);
    this.dialog.close();
    const more = [`closed ${said.closed}`, `cancelled ${said.cancelled}`, `now position ${said.position}, orders ${said.working}`];
    setText("answer", `${said.complete ? "Done" : "Not done yet"}: ${said.command}: ${said.text} (${more.join(", ")}; ${said.milliseconds} ms)`);
  }
}
