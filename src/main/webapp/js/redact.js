// Marking by selecting text. Without this file the same is done by quoting; the server decides in both cases.
// Offsets count code points, as the server does.

const points = text => [...text].length;

for (const section of document.querySelectorAll("[data-redact]")) {
    const id = section.dataset.redact;
    const words = section.querySelector("[data-words]");
    const bar = section.querySelector("[data-bar]");
    const list = section.querySelector("[data-marks]");
    const template = section.querySelector("template");
    const text = [...words.textContent];
    // What the server draws from left to right within Arabic or Dari stays so when the text is drawn anew.
    const apart = [...words.querySelectorAll("bdo")].map(run => {
        const before = document.createRange();
        before.selectNodeContents(words);
        before.setEndBefore(run);
        const start = points(before.toString());
        return {start, end: start + points(run.textContent)};
    });
    const suspects = [...list.querySelectorAll("[data-mark]")].map(range);
    let chosen = null;

    function range(row) {
        const [, start, end] = row.querySelector("input[name=mark]").value.split(":");
        return {start: Number(start), end: Number(end)};
    }

    // Draws the text anew, cut where marks begin and end.
    function draw() {
        const states = new Array(text.length).fill("");
        for (const {start, end} of suspects) states.fill("suspect", start, end);
        for (const row of list.querySelectorAll("[data-mark]")) {
            if (row.querySelector("input[name=mark]").checked) {
                const {start, end} = range(row);
                states.fill("to-hide", start, end);
            }
        }
        const runs = new Array(text.length).fill(null);
        for (const run of apart) runs.fill(run, run.start, run.end);
        const pieces = [];
        let within = null; // The run that is being drawn, and its element.
        for (let from = 0, to = 1; to <= text.length; to++) {
            if (to === text.length || states[to] !== states[from] || runs[to] !== runs[from]) {
                const piece = text.slice(from, to).join("");
                let node = document.createTextNode(piece);
                if (states[from]) {
                    const span = document.createElement("span");
                    span.className = states[from];
                    span.append(node);
                    node = span;
                }
                if (!runs[from]) {
                    pieces.push(node);
                } else {
                    if (within?.run !== runs[from]) {
                        within = {run: runs[from], element: document.createElement("bdo")};
                        within.element.dir = "ltr";
                        pieces.push(within.element);
                    }
                    within.element.append(node);
                }
                from = to;
            }
        }
        words.replaceChildren(...pieces);
    }

    function offset(node, at) {
        const before = document.createRange();
        before.selectNodeContents(words);
        before.setEnd(node, at);
        return points(before.toString());
    }

    // The selection within this text, without the spaces around it.
    function selection() {
        const selected = getSelection();
        if (!selected.rangeCount || selected.isCollapsed) return null;
        const {startContainer, startOffset, endContainer, endOffset} = selected.getRangeAt(0);
        if (!words.contains(startContainer) || !words.contains(endContainer)) return null;
        let start = offset(startContainer, startOffset);
        let end = offset(endContainer, endOffset);
        while (start < end && /\s/u.test(text[start])) start++;
        while (end > start && /\s/u.test(text[end - 1])) end--;
        return start < end ? {start, end} : null;
    }

    function choose() {
        const found = selection();
        if (!found) return;
        chosen = found;
        bar.querySelector("[data-selected]").textContent = text.slice(found.start, found.end).join("");
        bar.hidden = false;
    }

    words.addEventListener("pointerup", () => setTimeout(choose));
    words.addEventListener("keyup", choose);
    document.addEventListener("selectionchange", () => {
        const selected = getSelection();
        if (selected.rangeCount && !selected.isCollapsed && words.contains(selected.anchorNode)) choose();
    });

    for (const button of bar.querySelectorAll("[data-kind]")) {
        button.addEventListener("click", () => {
            if (!chosen) return;
            const value = `${id}:${chosen.start}:${chosen.end}`;
            const part = text.slice(chosen.start, chosen.end).join("");
            let row = [...list.querySelectorAll("[data-mark]")].find(r => r.querySelector("input[name=mark]").value === value);
            if (!row) {
                row = template.content.firstElementChild.cloneNode(true);
                row.querySelector("input[name=mark]").value = value;
                row.querySelector("[data-part]").textContent = part;
                row.querySelector("select").name = `kind:${value}`;
                row.querySelector("select").setAttribute("aria-label", part);
                list.append(row);
                prepare(row);
            }
            row.querySelector("input[name=mark]").checked = true;
            row.querySelector("select").value = button.dataset.kind;
            bar.hidden = true;
            chosen = null;
            getSelection().removeAllRanges();
            draw();
        });
    }

    function prepare(row) {
        const remove = row.querySelector("[data-remove]");
        if (remove) {
            remove.hidden = false;
            remove.addEventListener("click", () => {
                row.remove();
                draw();
            });
        }
    }

    list.addEventListener("change", draw);
    list.querySelectorAll("[data-mark]").forEach(prepare);
}
