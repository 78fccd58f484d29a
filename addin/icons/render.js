// Draws the manifest's PNGs from the SVGs beside this file: `node icons/render.js`. 16 to 32 px have drawings of
// their own. Chromium draws on canvases and prints them as data URLs, so that nothing but it is needed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const sizes = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const here = import.meta.dirname;
const drawings = sizes.map((size) => {
    const own = join(here, `icon-${size}.svg`);
    const svg = readFileSync(existsSync(own) ? own : join(here, "icon.svg"), "utf8");
    // Without a size of its own an SVG is drawn at 300 × 150.
    return { size, svg: svg.replace("<svg ", `<svg width="${size}" height="${size}" `) };
});

const page = `<!doctype html><body><script type="module">
  for (const { size, svg } of ${JSON.stringify(drawings)}) {
    const image = new Image();
    image.src = "data:image/svg+xml," + encodeURIComponent(svg);
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
    canvas.getContext("2d").drawImage(image, 0, 0, size, size);
    const line = document.createElement("p");
    line.textContent = "icon " + size + " " + canvas.toDataURL("image/png");
    document.body.append(line);
  }
</script>`;

const folder = mkdtempSync(join(tmpdir(), "icons-"));
try {
    writeFileSync(join(folder, "page.html"), page);
    const dom = execFileSync(
        process.env.CHROMIUM ?? "chromium",
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=5000",
            "--dump-dom",
            join(folder, "page.html"),
        ],
        { encoding: "utf8", maxBuffer: 1 << 24, stdio: ["ignore", "pipe", "ignore"] },
    );
    const found = [...dom.matchAll(/icon (\d+) data:image\/png;base64,([^<]+)/g)];
    if (found.length !== sizes.length)
        throw new Error(`Chromium drew ${found.length} of ${sizes.length} icons.`);
    for (const [, size, png] of found)
        writeFileSync(join(here, "../src/public/icons", `icon-${size}.png`), Buffer.from(png, "base64"));
} finally {
    rmSync(folder, { recursive: true });
}
