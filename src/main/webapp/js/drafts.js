// Keeps what is typed into a form of the desk as a draft, as its button "Keep as a draft" does, while it is typed and when the page is left.
// Forms with words that have no such button are kept as well, and say nothing of it. Without this file the button does the same.

const PAUSE = 2000; // Milliseconds without a key, after which words are kept.
const WORDS = "textarea[name], input[name]:not([type]), input[type=text][name]";

// Where drafts of a form are posted to; null where its words are no one's, secret, or promised not to be kept.
function place(form) {
    const button = form.querySelector("button[data-keep]");
    if (button !== null) {
        return button.formAction;
    }
    const action = new URL(form.getAttribute("action") ?? "", location.href);
    if (form.method !== "post" || form.hasAttribute("data-not-kept") || form.querySelector("input[type=password], [autocomplete=one-time-code]") !== null
        || form.querySelector(WORDS) === null || !/^\/[A-Za-z-]+\/desk\/(?!drafts\/|sign-)/.test(action.pathname)) {
        return null;
    }
    return action.origin + action.pathname.replace("/desk/", "/desk/drafts/") + action.search;
}

for (const form of document.querySelectorAll("main form")) {
    const to = place(form);
    if (to === null) {
        continue;
    }
    const button = form.querySelector("button[data-keep]");
    const status = form.querySelector("[data-kept-status]");
    const say = words => {
        if (status !== null) {
            status.textContent = words;
        }
    };
    let waiting = null;
    let sent = false;

    const keep = async leaving => {
        clearTimeout(waiting);
        waiting = null;
        const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
        fields.set("quiet", "yes");
        try {
            const answer = await fetch(to, { method: "POST", body: fields, keepalive: leaving, redirect: "manual" });
            if (answer.status === 204 && !leaving && button !== null) {
                say(button.dataset.keep);
            }
        } catch {
            say(""); // Kept with the next key, or by the button.
        }
    };

    form.addEventListener("input", () => {
        say("");
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
