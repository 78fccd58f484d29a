import { defineConfig } from "vitest/config";

/** The task pane: `src/taskpane.html` → `dist/pane/`, served at the server's root. */
export default defineConfig({
  root: "src",
  base: "/",
  publicDir: "public",
  build: {
    outDir: "../dist/pane",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: "src/taskpane.html" },
  },
  test: {
    root: ".",
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "outlook/**/*.test.ts"],
  },
});
