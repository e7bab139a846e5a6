// Makes a passkey, or shows one, for the forms that accounts/passkey.jte draws. Without this file they stay hidden, and password and code do.

const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// What is asked (WebAuthn, 5.4 and 5.5).
const asked = data => {
    const known = data.known.split(" ").filter(id => id).map(id => ({ type: "public-key", id: bytes(id) }));
    return data.passkey === "create"
        ? {
            challenge: bytes(data.challenge),
            rp: { id: data.site, name: data.site },
            user: { id: bytes(data.user), name: data.account, displayName: data.account },
            pubKeyCredParams: [-7, -8, -257].map(alg => ({ type: "public-key", alg })),
            excludeCredentials: known,
            authenticatorSelection: { residentKey: "preferred", userVerification: data.verify }
        }
        : { challenge: bytes(data.challenge), rpId: data.site, allowCredentials: known, userVerification: data.verify };
};

// What is answered, as the server reads it (5.1.8); not every browser writes it by itself.
const answered = credential => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
        if (credential.response[part]) {
            response[part] = text(credential.response[part]);
        }
    }
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {} });
};

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    document.querySelectorAll("[data-passkey-without]").forEach(note => note.hidden = true);
    form.addEventListener("submit", async event => {
        event.preventDefault();
        failed.hidden = true;
        try {
            const publicKey = asked(form.dataset);
            const credential = await (form.dataset.passkey === "create" ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
            form.elements.credential.value = answered(credential);
            form.submit();
        } catch {
            failed.hidden = false; // Refused by its owner, or there is none.
        }
    });
}
