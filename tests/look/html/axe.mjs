// Opens pages in Chromium and prints what a reader or a checker would object to, as JSON: barriers,
// messages, requests, text wider than the window, fonts that are not the page's own, words broken
// inside, marks without a colour of their own. Each view is given as `360:dark:file:///…`.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../tools/package.json", import.meta.url));
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");
const [executablePath, userDataDir, ...views] = process.argv.slice(2);
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update",
];

const browser = await puppeteer.launch({ executablePath, userDataDir, headless: true, args: QUIET });
const found = [];
for (const view of views) {
  const [width, scheme, ...page] = view.split(":");
  found.push(await look(page.join(":"), Number(width), scheme));
}
await browser.close();
console.log(JSON.stringify(found));

async function look(page, width, scheme) {
  const tab = await browser.newPage();
  const messages = [];
  const requests = [];
  // Some Chromiums (150) call it unsafe that a file refers to itself.
  const own = `Unsafe attempt to load URL ${page}`;
  tab.on("console", (message) => message.text().startsWith(own) || messages.push(message.text()));
  tab.on("pageerror", (error) => messages.push(String(error)));
  tab.on("request", (request) => {
    if (!request.url().startsWith("data:") && request.url() !== page) requests.push(request.url());
  });
  await emulate(tab, scheme);
  await tab.setViewport({ width, height: 900 });
  await tab.goto(page);
  await tab.evaluate(() => document.fonts.ready.then(() => true));
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const blank = await tab.evaluate(() => (
    [...document.images].filter((image) => !image.naturalWidth).map((image) => `blank: ${image.alt}`)
  ));
  const light = scheme === "light"; // what follows is the same in the dark
  const broken = light ? await tab.evaluate(brokenWords) : [];
  const fonts = light && width > 1000 ? await foreignFonts(tab) : [];
  const unseen = await tab.evaluate(unseenMarks);
  const ground = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const heard = [...messages, ...blank];
  await tab.setBypassCSP(true); // the page lets no script in, and the checker is one
  await tab.reload();
  await tab.addScriptTag({ path: axe });
  const barriers = await tab.evaluate(async () => (await axe.run()).violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ")}`,
  ));
  await tab.close();
  return { barriers, messages: heard, requests, wide, fonts, broken, unseen, ground };
}

// `light` and `dark` screens, `forced` colours, or `print` from a dark screen.
async function emulate(tab, scheme) {
  const devtools = await tab.createCDPSession();
  const dark = scheme === "dark" || scheme === "print";
  await devtools.send("Emulation.setEmulatedMedia", {
    media: scheme === "print" ? "print" : "screen",
    features: [
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "forced-colors", value: scheme === "forced" ? "active" : "none" },
    ],
  });
}

// Bars and lines of charts that have neither a fill nor an edge that differs from the ground.
function unseenMarks() {
  const ground = getComputedStyle(document.body).backgroundColor;
  const marks = [...document.querySelectorAll("[class*='series-'], [class*='line-']")];
  return marks.filter((mark) => {
    const style = getComputedStyle(mark);
    const drawn = mark.ownerSVGElement ? [style.fill, style.stroke] : [style.backgroundColor, style.outlineColor];
    return drawn.every((colour) => colour === ground || colour === "none" || /^rgba\(.*, 0\)$/.test(colour));
  }).map((mark) => mark.outerHTML.slice(0, 60));
}

// Fonts of the machine that draw any text of the page.
async function foreignFonts(tab) {
  const devtools = await tab.createCDPSession();
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument");
  const body = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector: "body" });
  const all = await devtools.send("DOM.querySelectorAll", { nodeId: body.nodeId, selector: "*" });
  const names = new Set();
  for (const nodeId of [body.nodeId, ...all.nodeIds]) {
    const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const font of fonts) if (!font.isCustomFont) names.add(font.familyName);
  }
  return [...names];
}

// Korean words that go on in the next line; a long bracket may begin there.
function brokenWords() {
  const BLOCKS = "p, li, h1, h2, h3, td, th, figcaption, .second, .beside, .heading-second, .decision";
  const range = document.createRange();
  const broken = [];
  for (const block of document.querySelectorAll(BLOCKS)) {
    let before = null;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(BLOCKS) !== block || !node.parentElement.checkVisibility()) continue;
      if (node.parentElement.closest("svg, .call, .anchor")) continue;
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        const char = node.data[at];
        if (!box || !box.width) {
          if (!char.trim()) before = null;
          continue;
        }
        const lower = before && box.top > before.bottom - 2;
        if (lower && before.char.trim() && char.trim() && /[가-힣·]/.test(before.char + char) && char !== "(") {
          broken.push(`${before.text}|${node.data.slice(at, at + 6)}`);
        }
        before = { char, bottom: box.bottom, text: node.data.slice(Math.max(0, at - 6), at + 1) };
      }
    }
  }
  return broken;
}
