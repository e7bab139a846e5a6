// The browser's own Back walks through the steps of the form as its button does. A page that was posted can only be come back to by sending
// it again, and whoever is asked whether to do that thinks that all is lost. So the next step, or the same in another language, is shown in
// place of the last; what was typed goes along in the form, and nothing is stored. Without this file the buttons do the same by whole pages.

const BACK = "back", NEXT = "next", SEND = "send", STAY = "stay", CHANGE = "change.";
/** The step that each comes after. */
const BEFORE = { language: "tell", about: "tell", place: "about", publicity: "place", review: "publicity" };
const visit = String(Math.random()); // Entries of the history that an earlier visit to this page has left are not of this walk.
const trail = []; // What each entry of this walk shows.
let entry = 0; // The present one, as the history counts them.
let walking = false;
let told = null; // What the notice says where nothing answers.
let left = null; // What stood here before an answer that is no step.

mark();

/** Notes what is shown in the present entry of the history. */
function mark() {
    trail[entry] = { at: step(), language: document.documentElement.lang };
    history.replaceState({ visit, entry, at: step() }, "");
}

/** Makes an entry of the history for what is shown. */
function enter(address) {
    entry++;
    history.pushState(null, "", address);
    mark();
}

function form() {
    return document.getElementById("share");
}

/** The step of the form; none where there is no form. */
function step() {
    return form()?.querySelector('input[name="at"]').value;
}

/** What there is to see of a page: all of it, as another language has another direction, and another frame around the step. */
function look(page) {
    const { lang, dir } = page.documentElement;
    return { lang, dir, title: page.title, body: page.body, sheet: page.querySelector("link[rel=stylesheet]").getAttribute("href") };
}

function show({ lang, dir, title, body, sheet }) {
    Object.assign(document.documentElement, { lang, dir });
    document.title = title;
    const present = document.querySelector("link[rel=stylesheet]");
    if (present.getAttribute("href") !== sheet) {
        present.setAttribute("href", sheet);
    }
    document.body.replaceWith(body);
    scrollTo({ top: 0, behavior: "instant" }); // Gliding there, what a person is about to touch would slip away.
    (document.getElementById("errors") ?? document.querySelector("main")).focus({ preventScroll: true });
}

/** Tells that nothing was sent on: that nothing answers, or what did. */
function offline(said) {
    const notice = form().querySelector("[data-offline]");
    told ??= notice.textContent;
    notice.textContent = said ?? told;
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" });
}

/** The page that answers the form, and its status; null where nothing answers. By XMLHttpRequest, as its parsed document needs no text to be trusted. */
function post(to, fields) {
    return new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.open("POST", to);
        request.responseType = "document";
        request.onloadend = () => resolve(request.response && { page: request.response, status: request.status });
        request.send(fields);
    });
}

/** Posts the form as one of its buttons does and shows the answer; whether there was one. */
async function walk(go, to = location.pathname + location.search) {
    if (walking) {
        return false;
    }
    walking = true;
    const here = form();
    const fields = new URLSearchParams(new FormData(here));
    fields.set("go", go);
    fields.set("quiet", "yes"); // The page itself, and not where it stands.
    const pressed = document.activeElement;
    here.inert = true; // What would be typed now would be lost.
    here.setAttribute("aria-busy", "true");
    const answer = await post(to, fields);
    const page = answer?.page;
    here.inert = false;
    here.removeAttribute("aria-busy");
    walking = false;
    const later = answer?.status >= 429 && !page.getElementById("share"); // Too many, or something does not work: the form stays, with all that was typed.
    if (!page || later) {
        offline(page?.querySelector(".lead")?.textContent);
        pressed?.focus({ preventScroll: true });
        return false;
    }
    left = page.getElementById("share") ? null : look(document);
    show(look(page));
    return true;
}

/** The button that leads from the present step to another. */
function way(to) {
    return to === step() ? STAY : to === BEFORE[step()] ? BACK : BEFORE[to] === step() ? NEXT : CHANGE + to;
}

// Captured: what is not sent has not been sent once.
addEventListener("submit", async event => {
    const button = event.submitter;
    if (event.target !== form() || button?.name !== "go") {
        return;
    }
    const go = button.value;
    if (go === SEND) {
        if (!navigator.onLine) {
            event.preventDefault();
            offline();
        }
        return;
    }
    event.preventDefault();
    const from = step();
    const last = trail[entry - 1];
    if (button.hasAttribute("formaction")) { // Another language.
        if (await walk(go, button.formAction)) {
            enter(button.formAction);
        }
    } else if (go === BACK && last?.at === BEFORE[from] && last.language === document.documentElement.lang) {
        history.back();
    } else if (await walk(go) && go !== BACK && step() !== from) {
        enter();
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
    if (event.state.entry === entry) {
        return;
    }
    if (walking) { // What is on its way comes first.
        history.go(entry - event.state.entry);
        return;
    }
    entry = event.state.entry;
    if (left) {
        show(left);
        left = null;
    }
    const { at } = event.state;
    if (at && (at !== step() || location.pathname.split("/")[1] !== document.documentElement.lang)) {
        await walk(way(at));
    }
    mark();
});
