/** The looks of the HTML report: light and dark by the reader's setting, narrow and wide, and on paper. */

/** A style sheet without a URL in it; colours have a contrast of at least 4.5 to what they stand on. */
export const style = `
:root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--mark:#fff0b8;
--markink:#1b1f24;--link:#0a53be;--critical:#a40e26;--high:#8a2a87;--medium:#7a4d00;--low:#0b5a6e;--hidden:#57606a;--pass:#116329;
--fail:#a40e26;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#0f1318;--ink:#e6edf3;--soft:#9aa5b1;--line:#343b44;--panel:#171d24;
--mark:#5c4a00;--markink:#fff6d6;--link:#79b8ff;--critical:#ff8a8f;--high:#e29bf0;--medium:#e8b450;--low:#6fd0e3;--hidden:#9aa5b1;
--pass:#5fd07a;--fail:#ff8a8f;--on:#0f1318}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:1.1rem;margin:0 0 .75rem;color:var(--soft);font-weight:600}
h2{font-size:1.35rem;margin:2.5rem 0 .75rem}
h3{font-size:1.1rem;margin:0;line-height:1.35}
h4{font-size:.8rem;margin:1.25rem 0 .35rem;color:var(--soft);text-transform:uppercase;letter-spacing:.05em}
p{margin:.5rem 0}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.5rem}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.soft{color:var(--soft)}
.verdict{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;font-size:1.25rem;margin:0 0 1rem;padding:1rem 1.25rem;
border:1px solid var(--line);border-left:.5rem solid var(--pass);border-radius:.4rem;background:var(--panel)}
.verdict.fail{border-left-color:var(--fail)}
.word{font-weight:700;font-size:1.5rem;text-transform:uppercase;color:var(--pass)}
.fail .word{color:var(--fail)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem 1.5rem;margin:0}
.facts dt{color:var(--soft);font-size:.85rem}
.facts dd{margin:0}
.badge{display:inline-block;padding:0 .5rem;border-radius:.25rem;font-size:.8rem;font-weight:700;line-height:1.6;color:var(--on);
background:var(--hidden);white-space:nowrap}
.critical .badge,.badge.critical{background:var(--critical)}
.high .badge,.badge.high{background:var(--high)}
.medium .badge,.badge.medium{background:var(--medium)}
.low .badge,.badge.low{background:var(--low)}
table{border-collapse:collapse;width:100%;font-size:.925rem}
th,td{text-align:left;overflow-wrap:break-word;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;font-size:.85rem}
td.number,th.number{text-align:right;white-space:nowrap}
td.when{min-width:9rem}
td.term{white-space:nowrap}
td.where{overflow-wrap:anywhere;min-width:12rem}
.time{margin:0 0 1.5rem;padding:.75rem 0;border:1px solid var(--line);border-radius:.4rem;background:var(--panel)}
.time svg{display:block}
.time text{font:12px system-ui,sans-serif;fill:var(--soft)}
.time .tick{stroke:var(--line)}
.time .release{stroke:var(--ink);stroke-dasharray:4 3}
.time .span{fill:var(--hidden);opacity:.3}
.time circle{fill:var(--hidden)}
.time a text{fill:var(--on);font-weight:700}
.time .critical circle,.time .critical .span{fill:var(--critical)}
.time .high circle,.time .high .span{fill:var(--high)}
.time .medium circle,.time .medium .span{fill:var(--medium)}
.time .low circle,.time .low .span{fill:var(--low)}
article{border:1px solid var(--line);border-left:.35rem solid var(--hidden);border-radius:.4rem;padding:1rem 1.25rem 1.25rem;margin:0 0 1.25rem}
article.critical{border-left-color:var(--critical)}
article.high{border-left-color:var(--high)}
article.medium{border-left-color:var(--medium)}
article.low{border-left-color:var(--low)}
.tags{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;margin:0 0 .35rem;font-size:.9rem}
pre{margin:.75rem 0;padding:.75rem 0;overflow-x:auto;background:var(--panel);border:1px solid var(--line);border-radius:.3rem}
pre .row{display:block;width:max-content;min-width:100%;padding-right:1rem;white-space:pre;overflow-wrap:normal}
pre .row.at{background:color-mix(in srgb,var(--mark) 30%,transparent)}
pre .no{display:inline-block;min-width:3.5rem;padding-right:1rem;text-align:right;color:var(--soft);user-select:none}
mark{background:var(--mark);color:var(--markink);border-radius:.15rem}
ol.path{list-style:none;margin:0;padding:0}
ol.path li{position:relative;padding:0 0 .75rem 1.5rem;border-left:2px solid var(--line);margin-left:.4rem}
ol.path li:last-child{padding-bottom:0}
ol.path li::before{content:"";position:absolute;left:-.45rem;top:.4rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--soft)}
ol.path .role{font-weight:600;margin-right:.5rem}
ol.path .about{display:block;color:var(--soft);font-size:.9rem}
dl.plain{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.75rem 0}
dl.plain dt{color:var(--soft)}
dl.plain dd{margin:0;min-width:0}
ul.plain{margin:0;padding-left:1.2rem}
footer{padding-top:1.5rem;padding-bottom:2.5rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){
body{font-size:15px}
.deadlines thead{position:absolute;left:-99rem}
.deadlines tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}
.deadlines td{display:inline;border:0;padding:0 .5rem 0 0}
.deadlines td.where{display:block;min-width:0}
th,td{overflow-wrap:anywhere}
th{overflow-wrap:normal}
td.term{white-space:normal;min-width:6.5rem}
dl.plain{grid-template-columns:1fr;gap:0}
dl.plain dd{margin-bottom:.4rem}
article{padding:.75rem .9rem 1rem}
}
@media print{
:root{color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#fff;--mark:#eee;--markink:#000;--on:#fff;--link:#000;
--critical:#a40e26;--high:#8a2a87;--medium:#7a4d00;--low:#0b5a6e;--hidden:#57606a;--pass:#116329;--fail:#a40e26}
body{font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
header,main,footer{max-width:none;padding-left:0;padding-right:0}
pre .row{width:auto;white-space:pre-wrap;overflow-wrap:anywhere}
h2,h3,h4,.tags{break-after:avoid}
tr,li,.time,.verdict,pre{break-inside:avoid}
.skip{display:none}
}
`;
