/**
 * The look of the printed minutes. Every pair of text and ground has a contrast of at least 7:1 (WCAG 2.2, 1.4.6), and colour never
 * says anything words do not. The language is chosen by two radio buttons and this sheet alone: the page has no script.
 */
export const STYLE = `
:root { color: #1b1b1b; background: #fff; font: 16px/1.45 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
body { max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
html:has(#da:checked) [lang=en], html:has(#en:checked) [lang=da]:not(html) { display: none; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #0b3d5c; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
p { margin: .3rem 0; max-width: 65ch; }
fieldset { border: 1px solid #5a6872; border-radius: .3rem; display: inline-block; margin: .6rem 0; padding: .2rem .8rem .4rem; }
fieldset label { margin-right: 1rem; }
input:focus-visible { outline: 3px solid #0b3d5c; outline-offset: 2px; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .5rem; margin: 0; }
.figures div { border: 1px solid #b8c4cc; border-radius: .3rem; padding: .4rem .6rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dt { font-size: .85rem; color: #33414a; }
.figures dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; padding: .2rem 0 .5rem; color: #33414a; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #c9d2d8; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid #0b3d5c; }
tbody th { font-weight: 600; }
.date, .id { white-space: nowrap; }
td ul { margin: 0; padding-left: 1.1rem; }
.must { font-weight: 700; border: 1.5px solid #1b1b1b; border-radius: .2rem; padding: 0 .3rem; white-space: nowrap; }
.week { table-layout: fixed; margin-bottom: 1.6rem; }
.week caption { font-weight: 600; color: #1b1b1b; }
.week td, .week thead th { border: 1px solid #c9d2d8; padding: .2rem .35rem; }
.week td { padding: 0; }
.week ol { list-style: none; margin: 0; padding: 0; position: relative; height: calc(var(--hours) * 2.9rem);
  background: repeating-linear-gradient(#fff 0 calc(2.9rem - 1px), #dbe3e8 calc(2.9rem - 1px) 2.9rem); }
.week li { position: absolute; left: 2px; right: 2px; top: calc(var(--from) * 2.9rem); min-height: calc(var(--long) * 2.9rem - 2px); box-sizing: border-box;
  background: #e8f1f8; border: 1px solid #0b3d5c; border-left-width: 4px; border-radius: .2rem; padding: 0 .3rem; font-size: .78rem; line-height: 1.25; overflow-wrap: anywhere; }
.week li time { font-weight: 700; font-variant-numeric: tabular-nums; }
.weeks { table-layout: fixed; font-size: .8rem; margin-bottom: 1.4rem; }
.weeks caption { font-weight: 600; color: #1b1b1b; }
.weeks th, .weeks td { border: 1px solid #c9d2d8; padding: .2rem .35rem; }
.weeks ul { list-style: none; padding: 0; }
.weeks li { line-height: 1.25; }
.weeks time { font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }
.week .short { line-height: 1.05; font-size: .72rem; }
footer { margin-top: 2.5rem; border-top: 1px solid #5a6872; padding-top: .6rem; font-size: .88rem; }
code { overflow-wrap: anywhere; }
@media print {
  @page { size: A4; margin: 14mm; }
  :root { font-size: 11px; }
  body { padding: 0; max-width: none; }
  fieldset { display: none; }
  thead { display: table-header-group; }
  tr, .week, .figures div { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .weeks { font-size: 9px; }
  .week li { print-color-adjust: exact; }
}
`;
