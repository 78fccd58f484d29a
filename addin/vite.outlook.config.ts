import { defineConfig } from "vite";

/** The simulated Outlook: `outlook/index.html` → `dist/outlook/`. For development and tests only, never published. */
export default defineConfig({
  root: "outlook",
  base: "/outlook/",
  publicDir: "public",
  build: {
    outDir: "../dist/outlook",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: "outlook/index.html" },
  },
});
