// The browser's own Back walks through the steps of the form as its button does. A page that was posted can only be come back to by sending
// it again, and whoever is asked whether to do that thinks that all is lost. So the next step is shown in place of the last; what was typed
// goes along in the form, and nothing is stored. Without this file the buttons do the same by whole pages.

const BACK = "back", NEXT = "next", SEND = "send";
let step = 0; // Of this walk, as the history counts it.
let walking = false;
let left = null; // What stood here before an answer that is no step.

history.replaceState({ step }, "");

function form() {
    return document.getElementById("share");
}

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

async function walk(go) {
    if (walking) {
        return;
    }
    walking = true;
    const here = form();
    const sent = new URLSearchParams(new FormData(here));
    sent.set("go", go);
    try {
        const answer = await fetch(here.action, { method: "POST", body: sent });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("share");
        left = next ? null : { main: document.querySelector("main"), title: document.title };
        const onward = go !== BACK && (!next || field(next, "at") !== field(here, "at"));
        show(page.querySelector("main"), page.title);
        return onward;
    } catch {
        offline();
        return false;
    } finally {
        walking = false;
    }
}

document.addEventListener("submit", async event => {
    const go = event.submitter?.name === "go" ? event.submitter.value : null;
    if (event.target !== form() || event.defaultPrevented || !go || event.submitter.hasAttribute("formaction")) {
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
        history.pushState({ step }, "");
    } else {
        history.replaceState({ step }, "");
    }
});

addEventListener("popstate", async event => {
    const to = event.state?.step;
    if (to === undefined || to === step) {
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
    history.replaceState({ step }, "");
});
