// Outside https, office.js asks this page of its own origin whether the host may be trusted. Trusted is a parent
// page of the same origin only: the pane inside the simulated Outlook.
addEventListener("message", (event) => {
    if (event.source === parent && event.origin === location.origin)
        parent.postMessage(JSON.stringify({ hostUserTrusted: true }), event.origin);
});
