// Keys for those who work here all day; nothing depends on them. Single letters, so they can be switched off (WCAG 2.1.4).

const STORE = "desk-shortcuts";
const ACTS = { a: "answer", m: "message", n: "note", s: "assign", t: "transfer", c: "close", o: "reopen" };

function on() {
    try {
        return localStorage.getItem(STORE) !== "off";
    } catch {
        return true; // No storage, no memory of a choice.
    }
}

for (const button of document.querySelectorAll("button[data-shortcuts]")) {
    const show = () => button.textContent = on() ? button.dataset.on : button.dataset.off;
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
        try {
            localStorage.setItem(STORE, on() ? "off" : "on");
        } catch {
            button.disabled = true;
        }
        show();
    });
}

function links() {
    return [...document.querySelectorAll("[data-queue] a[href]")];
}

// Moves within the list: to the neighbour of what has the focus, else of the ticket that is open.
function move(step) {
    const all = links();
    const focused = all.indexOf(document.activeElement);
    const from = focused >= 0 ? focused : all.findIndex(link => link.hasAttribute("aria-current"));
    const to = all[from < 0 ? 0 : Math.min(Math.max(from + step, 0), all.length - 1)];
    if (!to) {
        return;
    }
    if (to.checkVisibility && !to.checkVisibility()) {
        location.assign(to.href); // On a narrow screen the list is not shown beside the ticket.
    } else {
        to.focus();
    }
}

function open(act) {
    const details = document.querySelector(`details[data-act="${act}"]`);
    if (!details) {
        return false;
    }
    details.open = true;
    (details.querySelector("textarea, select") ?? details.querySelector("summary")).focus();
    return true;
}

document.addEventListener("keydown", event => {
    const field = event.target.closest?.("input, textarea, select");
    if (field) {
        if (event.key === "Escape") {
            field.blur();
        } else if (event.key === "Enter" && event.ctrlKey && field.form?.method === "post") {
            event.preventDefault();
            field.form.requestSubmit();
        }
        return;
    }
    if (!on() || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) {
        return;
    }
    let done = true;
    if (event.key === "j") {
        move(1);
    } else if (event.key === "k") {
        move(-1);
    } else if (event.key === "l") {
        (links().find(link => link.hasAttribute("aria-current")) ?? links()[0])?.focus();
    } else if (event.key === "f") {
        const filters = document.querySelector(".queue-filters");
        if (filters) {
            filters.open = true;
            filters.querySelector("select, input")?.focus();
        }
    } else {
        done = event.key in ACTS && open(ACTS[event.key]);
    }
    if (done) {
        event.preventDefault();
    }
});

// The ticket that is open, within the list's own scrolling.
document.querySelector("[data-queue] a[aria-current]")?.scrollIntoView({ block: "nearest" });
