// The browser's own Back walks through the steps of the form as its button does. A page that was posted can only be come back to by sending
// it again, and whoever is asked whether to do that thinks that all is lost. So the next step is shown in place of the last; what was typed
// goes along in the form, and nothing is stored. Without this file the buttons do the same by whole pages.

const BACK = "back", NEXT = "next", SEND = "send";
const visit = String(Math.random()); // Entries of the history that an earlier visit to this page has left are not of this walk.
let step = 0; // Of this walk, as the history counts it.
let walking = false;
let left = null; // What stood here before an answer that is no step.

mark();

/** Notes the step in the present entry of the history. */
function mark() {
    history.replaceState({ visit, step }, "");
}

function form() {
    return document.getElementById("share");
}

/** A hidden field's value. */
function field(of, name) {
    return of.querySelector(`input[name="${name}"]`)?.value;
}

function show(main, title) {
    document.querySelector("main").replaceWith(main);
    document.title = title;
    scrollTo(0, 0);
    (document.getElementById("errors") ?? main).focus({ preventScroll: true });
}

function offline() {
    const notice = form().querySelector("[data-offline]");
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" });
}

/** The page that answers the form; null where nothing answers. By XMLHttpRequest, as its parsed document needs no text to be trusted. */
function post(to, fields) {
    return new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.open("POST", to);
        request.responseType = "document";
        request.onloadend = () => resolve(request.response);
        request.send(fields);
    });
}

/** Whether it led on to another step. */
async function walk(go) {
    if (walking) {
        return false;
    }
    walking = true;
    const here = form();
    const fields = new URLSearchParams(new FormData(here));
    fields.set("go", go);
    const pressed = document.activeElement;
    here.inert = true; // What would be typed now would be lost.
    here.setAttribute("aria-busy", "true");
    const page = await post(here.action, fields);
    here.inert = false;
    here.removeAttribute("aria-busy");
    walking = false;
    if (!page) {
        offline();
        pressed?.focus({ preventScroll: true });
        return false;
    }
    const next = page.getElementById("share");
    left = next ? null : { main: document.querySelector("main"), title: document.title };
    const onward = go !== BACK && (!next || field(next, "at") !== field(here, "at"));
    show(page.querySelector("main"), page.title);
    return onward;
}

// Captured: what is not sent has not been sent once.
addEventListener("submit", async event => {
    const go = event.submitter?.name === "go" ? event.submitter.value : null;
    if (event.target !== form() || !go || event.submitter.hasAttribute("formaction")) {
        return;
    }
    if (go === SEND) {
        if (!navigator.onLine) {
            event.preventDefault();
            offline();
        }
        return;
    }
    event.preventDefault();
    if (go === BACK && step > 0) {
        history.back();
    } else if (await walk(go)) {
        step++;
        history.pushState({ visit, step }, "");
    } else {
        mark();
    }
}, true);

addEventListener("popstate", async event => {
    if (!event.state) {
        return; // A place on this page.
    }
    if (event.state.visit !== visit) {
        history.back(); // What was sent or left has no steps any more.
        return;
    }
    const to = event.state.step;
    if (to === step) {
        return;
    }
    const go = to < step ? BACK : NEXT;
    step = to;
    if (left) {
        show(left.main, left.title);
        left = null;
    } else {
        await walk(go);
    }
    mark();
});
