// The looks of the picker, in a frame of its own.

export const PICKER_CSS = `
:root { color-scheme: light; background: transparent; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { position: fixed; inset: 0; overflow: hidden; cursor: crosshair; touch-action: pan-x pan-y pinch-zoom; }
.ours {
  color-scheme: light dark;
  --paper: light-dark(#fffdf8, #24211c);
  --ink: light-dark(#26221a, #ece6da);
  --faded: light-dark(#6d6556, #a89f8d);
  --rule: light-dark(#e6dfcf, #3c372e);
  --shine: light-dark(#e2b93b, #d9b24a);
  --wash: light-dark(#f7f1e2, #2e2a23);
  --hover: light-dark(#efe6cf, #39342b);
  --warn: light-dark(#93392f, #eb9a90);
  font: 400 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  color: var(--ink);
}

.box { position: absolute; pointer-events: none; border-radius: 3px; }
.box.like { background: rgb(226 185 59 / 0.22); outline: 1.5px dashed #b98a10; outline-offset: -1px; }
.box.one { background: rgb(226 185 59 / 0.3); outline: 2.5px solid #c8940e; outline-offset: -1px; box-shadow: 0 0 0 1.5px rgb(255 255 255 / 0.85); }
.box.one.preview, .box.like.preview { display: none; }

.panel {
  position: absolute;
  right: 16px;
  bottom: 16px;
  width: 348px;
  max-width: calc(100% - 32px);
  max-height: calc(100% - 32px);
  overflow-y: auto;
  overscroll-behavior: contain;
  cursor: default;
  background: var(--paper);
  border: 1px solid var(--rule);
  border-left: 4px solid var(--shine);
  border-radius: 3px 10px 10px 3px;
  box-shadow: 0 1px 2px rgb(40 30 0 / 0.14), 0 12px 36px -6px rgb(40 30 0 / 0.36);
  outline: none;
}
.panel.top { bottom: auto; top: 16px; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 8px; padding: 12px 12px 0 16px; }
h2 { font: 600 18px/1.25 ui-serif, "Iowan Old Style", Georgia, "Liberation Serif", serif; }
.site { color: var(--faded); font-size: 12.5px; overflow-wrap: anywhere; }
.hint, .found { padding: 6px 16px 0; }
.hint { color: var(--faded); font-size: 13px; }
.found { display: grid; gap: 6px; }
.quote { font-size: 13.5px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
code {
  display: block;
  font: 12.5px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
  background: var(--wash);
  border-radius: 5px;
  padding: 5px 8px;
  max-height: 4.9em;
  overflow-y: auto;
  overflow-wrap: anywhere;
}
.warning { color: var(--warn); font-size: 13px; }

fieldset { border: 0; display: flex; gap: 4px; background: var(--wash); border-radius: 7px; padding: 3px; }
fieldset[hidden], [hidden] { display: none; }
label { flex: 1; }
label span { display: block; text-align: center; border-radius: 5px; padding: 4px 6px; font-size: 13px; cursor: pointer; }
label span:hover { background: var(--hover); }
input { position: absolute; opacity: 0; }
input:checked + span { background: light-dark(#fffdf8, #4b4338); box-shadow: 0 1px 2px rgb(40 30 0 / 0.25); font-weight: 600; }

.tools { display: flex; gap: 5px; padding: 10px 16px 0; }
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid var(--rule);
  border-radius: 7px;
  min-height: 34px;
  padding: 4px 10px;
  cursor: pointer;
}
button:hover:not(:disabled) { background: var(--hover); }
button:disabled { opacity: 0.45; cursor: default; }
.tools button { flex: 1; display: grid; justify-items: center; gap: 1px; padding: 4px 1px; font-size: 11px; line-height: 1.2; }
.tools svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.tools button[aria-pressed="true"] { background: var(--hover); border-color: var(--shine); }
footer { display: flex; gap: 8px; padding: 12px 16px 14px; }
footer button { flex: 1 1 auto; white-space: nowrap; }
button.first { background: light-dark(#3d3215, #e2b93b); color: light-dark(#fffdf8, #26200c); border-color: transparent; font-weight: 600; }
button.first:hover:not(:disabled) { background: light-dark(#574820, #eecb5c); }
:focus-visible { outline: 2px solid light-dark(#2c5687, #92bde9); outline-offset: 2px; }
.panel:focus-visible { outline: none; }
input:focus-visible + span { outline: 2px solid light-dark(#2c5687, #92bde9); outline-offset: 1px; }

.toast {
  position: absolute;
  inset: 0;
  display: flex;
  align-items: center;
  gap: 8px;
  cursor: default;
  padding: 6px 8px 6px 14px;
  background: var(--paper);
  border: 1px solid var(--rule);
  border-left: 4px solid var(--shine);
  border-radius: 3px 10px 10px 3px;
}
.toast p { flex: 1; overflow-wrap: anywhere; font-size: 13.5px; line-height: 1.3; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 480px) {
  .panel { right: 8px; left: 8px; bottom: 8px; width: auto; max-width: none; }
  .panel.top { top: 8px; bottom: auto; }
}
@media (forced-colors: active) {
  .box.one, .box.like { outline-color: Highlight; }
  button.first, input:checked + span { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
`;
