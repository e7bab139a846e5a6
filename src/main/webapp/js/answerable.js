// What every page may use; nothing depends on it.

// A form that came back: go to the summary of what is wrong.
document.getElementById("errors")?.focus();

// The list of languages closes when something else is touched, and by Escape.
const languages = document.querySelector(".languages details");
addEventListener("click", event => {
    if (languages?.open && !languages.contains(event.target)) {
        languages.open = false;
    }
});
languages?.addEventListener("keydown", event => {
    if (event.key === "Escape") {
        languages.open = false;
        languages.querySelector("summary").focus();
    }
});

// Leaving quickly: replaces this page in the tab's history instead of adding to it.
for (const link of document.querySelectorAll("a[data-leave]")) {
    link.addEventListener("click", event => {
        event.preventDefault();
        location.replace("about:blank");
    });
}

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
