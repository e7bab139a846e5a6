// The button below the filters says how many messages it would show, as boxes are ticked; without this file it says how many are shown now.
const form = document.querySelector("form[data-counted]");
const count = form?.querySelector("[data-count]");
const numbers = new Intl.NumberFormat(document.documentElement.lang);
let asked = null;

form?.addEventListener("change", async () => {
    asked?.abort();
    const mine = asked = new AbortController();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    query.set("size", "1");
    try {
        const answer = await fetch(`/api/v1/search?${query}`, { headers: { "Accept-Language": document.documentElement.lang }, signal: mine.signal });
        if (answer.ok) { // What is not a whole day yet, say, is told when it is sent.
            count.textContent = numbers.format((await answer.json()).total);
        }
    } catch {
        // Nothing answers, or another box was ticked meanwhile: the number stays.
    }
});
