// Shows the token once; the browser is then let in by a cookie that scripts cannot read.
const form = document.getElementById("login");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const token = document.getElementById("token").value;
  const problem = document.getElementById("problem");
  problem.textContent = "";
  try {
    const answer = await fetch("/api/login", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: "{}",
    });
    if (answer.ok) {
      sessionStorage.setItem("mia-token", token);
      location.replace("/");
    } else {
      problem.textContent = (await answer.json()).error ?? "It was refused.";
    }
  } catch {
    problem.textContent = "The program does not answer.";
  }
});
