import type { Publisher } from './publisher'

const RADIUS: Record<Publisher['shape'], string> = { round: '22px', soft: '12px', square: '3px' }

/** A publisher's stylesheet: one skeleton, its own colours and corners. */
export function styleOf({ colours, shape }: Pick<Publisher, 'colours' | 'shape'>): string {
  const { brand, tint, spark } = colours
  return `:root{--brand:${brand};--tint:${tint};--spark:${spark};--radius:${RADIUS[shape]}}\n${SKELETON}`
}

const SKELETON = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;color:#17233a;background:#fff;
  font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:var(--brand)}
:focus-visible{outline:3px solid #1f5fbf;outline-offset:3px;border-radius:4px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:10px 14px;z-index:2}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 16px;padding:14px 20px;
  background:var(--brand);color:#fff}
.mark{display:inline-flex;align-items:center;gap:10px;font-weight:800;font-size:21px;letter-spacing:-.02em}
.dot{width:20px;height:20px;border-radius:calc(var(--radius)/2);background:var(--spark)}
.top .back{color:#fff;padding:4px 0}
.top :focus-visible{outline-color:#fff}
main{flex:1;width:100%;padding:28px 20px 40px}
.narrow{max-width:760px;margin:0 auto}
h1{margin:0 0 12px;font-size:30px;line-height:1.2;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{margin:0 0 8px;font-size:19px;line-height:1.3}
p{margin:0 0 14px}
.lead{font-size:18px}
.who{font-size:22px;font-weight:650;line-height:1.35}
.muted{color:#52607a}
footer{padding:16px 20px;font-size:14px;color:#52607a;border-top:1px solid #dde3ec}
.button{display:inline-block;min-height:44px;padding:10px 22px;border:0;border-radius:var(--radius);background:var(--brand);
  color:#fff;font:inherit;font-weight:650;text-decoration:none;cursor:pointer}
.button:hover{filter:brightness(.9)}
section{margin-top:32px}
.claims{margin:0;display:grid;gap:1px;background:#dde3ec;border:1px solid #dde3ec;border-radius:var(--radius);overflow:hidden}
.claims>div{display:grid;grid-template-columns:minmax(110px,1fr) 2fr;gap:12px;padding:10px 16px;background:#fff}
.claims dt{color:#52607a}
.claims dd{margin:0;font-weight:600;overflow-wrap:anywhere}
.tiles,.cards{list-style:none;margin:20px 0 0;padding:0;display:grid;gap:14px}
.tiles{grid-template-columns:repeat(auto-fill,minmax(210px,1fr))}
.tile{display:flex;align-items:center;justify-content:center;min-height:88px;padding:16px;text-align:center;font-weight:650;
  border-radius:var(--radius);background:var(--tint);border:2px solid var(--brand);text-decoration:none}
.tile.quiet{background:#fff;border-style:dashed}
.card{padding:16px 20px;border:1px solid #dde3ec;border-radius:var(--radius)}
.card p:last-child{margin:0}
.child{background:var(--tint)}
.child main{max-width:720px;margin:0 auto;text-align:center;font-size:19px}
.child h1{font-size:clamp(36px,9vw,60px)}
.child .lead{font-size:24px}
.child .who{font-size:26px}
.child .button{min-height:64px;padding:16px 40px;font-size:24px}
.child .claims{text-align:left;font-size:16px}
.friend{width:150px;height:150px}
.face{fill:var(--spark)}
.eye{fill:#17233a}
.mouth{fill:none;stroke:#17233a;stroke-width:4;stroke-linecap:round}
.office{flex:1;display:grid;grid-template-columns:230px minmax(0,1fr)}
.office nav{padding:22px 20px;background:var(--tint)}
.office nav ul{list-style:none;margin:0 0 22px;padding:0}
.office nav a{display:block;padding:8px 12px;border-radius:var(--radius);text-decoration:none}
.office nav a[aria-current]{background:var(--brand);color:#fff}
.tab{margin:0 0 6px;padding:0 12px;font-weight:700}
.policy{position:relative;max-width:640px;margin:0;padding:24px;border:2px solid var(--brand);border-radius:var(--radius)}
.policy h1{padding-right:52px}
.cross{position:absolute;top:14px;right:14px;width:44px;height:44px;border:0;border-radius:50%;background:var(--tint);
  color:#17233a;font-size:28px;line-height:1;cursor:pointer}
.notice{max-width:760px;padding:12px 16px;border-radius:10px;border-left:5px solid}
.notice p:last-child{margin:0}
.good{background:#e6f4ec;border-color:#1b7a45;color:#12512e}
.warn{background:#fff3dc;border-color:#8a5300;color:#5c3700;margin-top:16px}
.bad{background:#fdecea;border-color:#b3261e;color:#7d1a15;margin-bottom:16px}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse}
th,td{padding:10px 16px;border:1px solid #dde3ec;text-align:left;vertical-align:middle}
thead th{background:var(--tint);font-size:15px}
.seats{display:block;font-weight:400;font-size:14px}
td label{display:flex;align-items:center;gap:10px;min-height:32px}
td input{flex:none;width:24px;height:24px;margin:0;accent-color:var(--brand)}
td.linked{background:#d3efdd;color:#0f4526;font-weight:650}
td.linked input{accent-color:#1b7a45}
td.empty,td.unsuited{color:#52607a}
@media (max-width:720px){
  .office{grid-template-columns:minmax(0,1fr)}
  .office nav ul{display:flex;flex-wrap:wrap;gap:4px;margin-bottom:10px}
  .claims>div{grid-template-columns:1fr;gap:0}
  th,td{padding:8px 10px}
}
@media (prefers-reduced-motion:no-preference){.friend{animation:hop .7s ease-out}}
@keyframes hop{0%{transform:translateY(18px)}60%{transform:translateY(-8px)}}
`

/** The index of all publishers belongs to none of them. */
export const worldStyle = styleOf({ colours: { brand: '#17233a', tint: '#f5f7fa', spark: '#ffc94a' }, shape: 'soft' })
