// The looks of the card. In its own shadow root the host's `!important` rules come before those of the page,
// and nothing else of the page's reaches in.

export const CARD_CSS = `
:host {
  all: initial !important;
  display: block !important;
  direction: ltr !important;
  unicode-bidi: isolate !important;
  z-index: 2147483647 !important;
  max-width: calc(100vw - 16px) !important;
  overflow: visible !important;
  background: none !important;
  visibility: visible !important;
  opacity: 1 !important;
  pointer-events: auto !important;
  user-select: text !important;
}
* { box-sizing: border-box; margin: 0; padding: 0; }
.note {
  color-scheme: light dark;
  --paper: light-dark(#fffdf8, #24211c);
  --ink: light-dark(#26221a, #ece6da);
  --faded: light-dark(#6d6556, #a89f8d);
  --rule: light-dark(#e6dfcf, #3c372e);
  --shine: light-dark(#e2b93b, #d9b24a);
  --wash: light-dark(#f7f1e2, #2e2a23);
  --edge: light-dark(#8f8571, #857c6c);
  --focus: light-dark(#8a6410, #e0b74a);
  display: flex;
  flex-direction: column;
  position: relative;
  width: 376px;
  max-width: 100%;
  overflow: hidden;
  color: var(--ink);
  background: var(--paper);
  border: 1px solid var(--rule);
  border-left: 4px solid var(--shine);
  border-radius: 3px 10px 10px 3px;
  box-shadow: 0 1px 2px rgb(40 30 0 / 0.12), 0 10px 32px -6px rgb(40 30 0 / 0.28);
  font: 400 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  text-align: left;
  overflow-wrap: anywhere;
  outline: none;
}
.note[data-theme="light"] { color-scheme: light; }
.note[data-theme="dark"] { color-scheme: dark; }
.note.sheet { width: 100%; max-height: 60vh; }

header { padding: 12px 44px 10px 16px; }
.about { font-size: 11px; letter-spacing: 0.07em; text-transform: uppercase; color: var(--faded); }
h2 { font: 600 19px/1.25 ui-serif, "Iowan Old Style", Georgia, "Liberation Serif", serif; margin-top: 2px; }
.subtitle { color: var(--faded); margin-top: 2px; }

.rows { overflow-y: auto; overscroll-behavior: contain; padding: 0 16px 12px; scrollbar-width: thin; }
.group { border-top: 1px solid var(--rule); padding-top: 8px; }
.group + .group { margin-top: 10px; }
h3 {
  display: inline-block;
  font: 600 10.5px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  letter-spacing: 0.05em;
  text-transform: uppercase;
  padding: 3.5px 6px 3px;
  border-radius: 3px;
  color: var(--tone);
  background: color-mix(in srgb, var(--tone) 13%, transparent);
}
.stated { --tone: light-dark(#6a5a1d, #dcc57e); }
.record { --tone: light-dark(#225f54, #83cbbc); }
.computed { --tone: light-dark(#2c5687, #92bde9); }
.estimated { --tone: light-dark(#85501a, #e3af7c); }
.note .group.note { --tone: light-dark(#93392f, #eb9a90); }
dl > div { margin-top: 7px; }
dt { font-size: 12px; color: var(--faded); }
dd.detail { font-size: 13px; margin-top: 1px; }
.stated dd.detail { color: var(--faded); }
dd.source { font-size: 12px; color: var(--faded); margin-top: 1px; }
dd.source::before { content: "Source: "; }
.computed dd.source::before, .estimated dd.source::before { content: "How: "; }
.nothing { color: var(--faded); }
details { margin-top: 8px; }
summary { width: fit-content; font-size: 13px; color: var(--faded); cursor: pointer; border-radius: 4px; padding: 2px 4px 2px 0; }
summary:hover { color: var(--ink); }
summary:focus-visible, select:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
.acts { border-top: 1px solid var(--rule); margin-top: 10px; padding-top: 6px; }
.act { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 6px; margin-top: 4px; font-size: 13px; }
.act span { flex: 1; min-width: 150px; }
select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 5px; padding: 2px 4px; max-width: 100%; }
button.word { display: inline-block; width: auto; height: auto; padding: 3px 8px; font-size: 13px; color: var(--ink); border: 1px solid var(--edge); }
details > button.word { margin-top: 6px; }
div.acts { display: flex; align-items: center; gap: 10px; padding-top: 10px; }
.told { flex: 1; }

footer {
  display: flex;
  align-items: center;
  justify-content: space-between;
  flex: none;
  padding: 4px 10px;
  border-top: 1px solid var(--rule);
  background: var(--wash);
}
.position { font-size: 12px; color: var(--faded); font-variant-numeric: tabular-nums; }
button {
  all: unset;
  box-sizing: border-box;
  display: grid;
  place-items: center;
  width: 32px;
  height: 32px;
  border-radius: 6px;
  color: var(--faded);
  cursor: pointer;
}
button:hover { color: var(--ink); background: color-mix(in srgb, var(--ink) 8%, transparent); }
button:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; color: var(--ink); }
button:disabled { opacity: 0.3; cursor: default; background: none; }
.close { position: absolute; top: 8px; right: 8px; }
svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }

@media (prefers-reduced-motion: no-preference) {
  .note { animation: appear 0.12s ease-out; }
  @keyframes appear { from { opacity: 0; transform: translateY(3px); } }
}
@media (pointer: coarse) {
  button { width: 44px; height: 44px; }
  button.word, summary { min-height: 40px; align-content: center; }
  header { padding-right: 56px; }
}
@media (forced-colors: active) { .note, button:focus-visible { border: 2px solid CanvasText; } }
@media print { :host { display: none !important; } }
`;
