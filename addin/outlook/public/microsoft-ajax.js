// A stand-in, written for this project, for the few members of the old ASP.NET AJAX library that office.js asks
// for before it starts. Real pages load the library from Microsoft's CDN; a page that has it is left alone.
(() => {
    "use strict";
    if (window.Sys?.Serialization?.JavaScriptSerializer) return;

    const namespace = (path) => path.split(".").reduce((parent, name) => (parent[name] ??= {}), window);
    const hidden = (target, name, value) =>
        Object.defineProperty(target, name, { value, configurable: true, writable: true });

    window.Type = Function;
    hidden(Function, "registerNamespace", namespace);
    hidden(Function, "registerClass", () => {});
    hidden(Function.prototype, "registerClass", function () {
        return this;
    });
    // No error found: office.js checks its own arguments with these, and the pane's are checked by its compiler.
    hidden(Function, "_validateParams", () => null);
    hidden(Function, "_validateParameter", () => null);

    const failure = (name) => (parameter, message) =>
        Object.assign(new Error(message ?? `${name}: ${parameter ?? ""}`), { name, paramName: parameter });
    for (const kind of [
        "argument",
        "argumentNull",
        "argumentUndefined",
        "argumentOutOfRange",
        "argumentType",
    ])
        hidden(Error, kind, failure(`Sys.${kind[0].toUpperCase()}${kind.slice(1)}Exception`));
    hidden(Error, "create", (message, members) => Object.assign(new Error(message), members));
    for (const kind of ["parameterCount", "invalidOperation", "notImplemented"])
        hidden(Error, kind, (message) =>
            failure(`Sys.${kind[0].toUpperCase()}${kind.slice(1)}Exception`)(undefined, message),
        );

    hidden(String, "format", (pattern, ...values) =>
        pattern.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)] ?? "")),
    );

    const sys = namespace("Sys");
    sys.StringBuilder = class {
        #parts = [];
        append(text) {
            this.#parts.push(text);
            return this;
        }
        toString(separator = "") {
            return this.#parts.join(separator);
        }
    };
    sys.Serialization = {
        JavaScriptSerializer: {
            serialize: (value) => JSON.stringify(value),
            deserialize: (text) => JSON.parse(text),
        },
    };
    sys.Debug = { trace: () => {} };
    sys.Browser = {};
})();
