// What every page may use; nothing depends on it.

// A form that came back: go to the summary of what is wrong. One that was sent: to the word of what was done.
(document.getElementById("errors") ?? document.getElementById("done"))?.focus();

// The list of languages closes when something else is touched, and by Escape. Asked for each time, as a page may be put in place of another.
function languages() {
    return document.querySelector(".languages details[open]");
}
addEventListener("click", event => {
    const open = languages();
    if (open && !open.contains(event.target)) {
        open.open = false;
    }
});
addEventListener("keydown", event => {
    const open = languages();
    if (event.key === "Escape" && open?.contains(event.target)) {
        open.open = false;
        open.querySelector("summary").focus();
    }
});

// Leaving quickly: replaces this page in the tab's history instead of adding to it. By the bar, or by Escape three times within two seconds.
document.documentElement.classList.add("scripted");
function leave() {
    document.documentElement.hidden = true; // Seen no more, even where the empty page is slow to come.
    navigator.sendBeacon(`/${document.documentElement.lang}/leave`); // Nothing of a case is found again here.
    location.replace("about:blank");
}
addEventListener("click", event => {
    if (event.target.closest?.("a[data-leave]")) {
        event.preventDefault();
        leave();
    }
});
const escapes = [];
addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.repeat || event.isComposing || !document.querySelector("a[data-leave]")) {
        return;
    }
    escapes.push(event.timeStamp);
    if (escapes.length >= 3 && event.timeStamp - escapes.at(-3) < 2000) {
        leave();
    }
}, true);

// Copy buttons: <button type="button" hidden data-copy="id-of-element" data-done="Copied">Copy</button>; shown only where they work.
for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (source && navigator.clipboard) {
        button.hidden = false;
        button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(source.dataset.plain ?? source.textContent.trim());
            button.textContent = button.dataset.done;
        });
    }
}

// Print buttons: <button type="button" hidden data-print>Print</button>
for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
}

// A form that must not be sent twice by a double click: <form data-once>
document.addEventListener("submit", event => {
    const form = event.target.closest("form[data-once]");
    if (form && !event.defaultPrevented) {
        if (form.dataset.sent) {
            event.preventDefault();
        }
        form.dataset.sent = "yes";
        addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
    }
});
