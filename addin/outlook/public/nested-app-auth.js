// What newer builds of office.js bring along and the one on npm lacks: the bridge over which an add-in asks Outlook to sign
// the person in. MSAL.js looks for it by its name. The texts go to the host and back as they are.
(() => {
    const origin = originOfHost();
    if (origin === null) return;
    const listeners = new Set();
    window.nestedAppAuthBridge = {
        addEventListener: (_, listener) => listeners.add(listener),
        removeEventListener: (_, listener) => listeners.delete(listener),
        postMessage: (text) => parent.postMessage(text, origin),
    };
    addEventListener("message", ({ source, origin: from, data }) => {
        if (source !== parent || from !== origin || typeof data !== "string") return;
        if (!data.includes('"NestedAppAuthResponse"')) return;
        for (const listener of listeners) listener(data);
    });

    // The host wrote its address into the frame's name.
    function originOfHost() {
        try {
            return new URL(JSON.parse(window.name).xdmInfo.split("|")[2]).origin;
        } catch {
            return null;
        }
    }
})();
