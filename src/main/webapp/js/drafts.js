// Keeps what is typed into a form of the desk as a draft, as its button "Keep as a draft" does, while it is typed and when the page is left.
// Without this file the button does the same.

const PAUSE = 2000; // Milliseconds without a key, after which words are kept.

for (const button of document.querySelectorAll("button[data-keep]")) {
    const form = button.form;
    const status = button.parentElement.querySelector("[data-kept-status]");
    let waiting = null;
    let sent = false;

    const keep = async leaving => {
        clearTimeout(waiting);
        waiting = null;
        const fields = new URLSearchParams(new FormData(form));
        fields.set("quiet", "yes");
        try {
            const answer = await fetch(button.formAction, { method: "POST", body: fields, keepalive: leaving, redirect: "manual" });
            if (answer.status === 204 && !leaving) {
                status.textContent = button.dataset.keep;
            }
        } catch {
            status.textContent = ""; // Kept with the next key, or by the button.
        }
    };

    form.addEventListener("input", () => {
        status.textContent = "";
        clearTimeout(waiting);
        waiting = setTimeout(keep, PAUSE);
    });
    form.addEventListener("submit", () => {
        clearTimeout(waiting);
        waiting = null;
        sent = true;
    });
    addEventListener("pageshow", () => sent = false);
    addEventListener("pagehide", () => {
        if (waiting !== null && !sent) {
            keep(true);
        }
    });
}
