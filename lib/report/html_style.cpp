#include "report/html_parts.hpp"

namespace zksync::report::page {

// Contrast: text at least 4.5 to 1 on what it stands on, and what is drawn 3 to 1 (WCAG 2.1, AA).
std::string_view style() {
    return R"css(
:root{color-scheme:light dark;
--paper:#f6f5f1;--card:#fff;--ink:#1c2428;--soft:#566068;--line:#dedbd3;--faint:#efede7;--link:#1c6b5e;
--sent:#2a7a6c;--duplicate:#5a978a;--ignored:#8f8b82;--pending:#43719f;--in-doubt:#7a5fa6;--waiting:#b8720b;
--quarantined:#b03d35;--good:#1f6b5d;--good-bg:#e3f0ec;--warn:#7d4a00;--warn-bg:#fbefd9;--bad:#96302a;--bad-bg:#fbe7e4}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#12171a;--card:#1a2125;--ink:#e5e9ea;--soft:#a5b0b6;--line:#323c42;--faint:#222b30;--link:#6cc7b5;
--sent:#48ab98;--duplicate:#357a6d;--ignored:#7c8387;--pending:#74a3d6;--in-doubt:#b096dc;--waiting:#dfa03c;
--quarantined:#e3796f;--good:#7fd3c1;--good-bg:#16312c;--warn:#f0c274;--warn-bg:#362a14;--bad:#f3a59d;--bad-bg:#3a1f1d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:break-word}
body>header,main,body>footer{max-width:64rem;margin:0 auto;padding:0 1rem}
body>header{padding-top:2rem;padding-bottom:1.25rem;display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:end;
justify-content:space-between}
h1{font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:0;text-wrap:balance}
h2{font-size:1.1875rem;line-height:1.3;font-weight:650;letter-spacing:-.005em;margin:0 0 .25rem}
h3{font-size:1rem;line-height:1.4;font-weight:650;margin:1.25rem 0 .25rem}.passes{margin-top:.75rem}
p{margin:.25rem 0;text-wrap:pretty}
.soft,small,.as-of,footer{color:var(--soft)}
small,.small{font-size:.8125rem;line-height:1.4}
header p{margin:0}
.as-of{font-size:.875rem;line-height:1.45}
.eyebrow{font-size:.8125rem;letter-spacing:.02em;color:var(--soft);margin-bottom:.125rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
.lede{max-width:52rem;color:var(--soft);margin-bottom:.75rem}
.verdict{border:0;padding:1rem 1.25rem;display:flex;gap:.875rem;align-items:flex-start}
.verdict>svg{flex:none;width:1.75rem;height:1.75rem;margin-top:.0625rem}
.verdict p{margin:0}.verdict .first{font-size:1.125rem;line-height:1.4;font-weight:600}
.verdict.well{background:var(--good-bg);color:var(--good)}.verdict.look{background:var(--warn-bg);color:var(--warn)}
.verdict.bad{background:var(--bad-bg);color:var(--bad)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:0 0 1rem;padding:0;
list-style:none}
.figures li{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem}
.figures b{display:block;font-size:1.5rem;line-height:1.25;font-weight:650;letter-spacing:-.02em}
.figures span{font-size:.875rem;color:var(--soft);display:block;line-height:1.35}
code{font:.9375em/1.4 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.type{display:inline-block;background:var(--faint);border:1px solid var(--line);border-radius:.375rem;padding:.0625rem .5rem;min-width:2.5rem;max-width:100%;
user-select:all;-webkit-user-select:all;white-space:pre;overflow-x:auto;vertical-align:bottom}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
th{font-size:.8125rem;font-weight:600;color:var(--soft);vertical-align:bottom;padding-top:0}
tr:last-child>td,tr:last-child>th[scope=row]{border-bottom:0}
th:last-child,td:last-child{padding-inline-end:0}
td small{display:block}td .narrow-only{display:none}.people code{overflow-wrap:break-word;word-break:normal}
th[scope=row]{font-size:1rem;color:var(--ink);vertical-align:top;padding-top:.5rem}
.num{text-align:end;white-space:nowrap}
.scroll{overflow-x:auto}
details{margin:.5rem 0 0}
summary{cursor:pointer;color:var(--link);padding:.25rem 0;border-radius:.25rem}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.group{border-top:1px solid var(--line);margin-top:1rem;padding-top:1rem}
.group:first-of-type{border-top:0;margin-top:.5rem;padding-top:0}
.group h3{margin:0;display:flex;flex-wrap:wrap;gap:0 .75rem;justify-content:space-between;align-items:baseline}
.group h3 span{font-weight:400;color:var(--soft);font-size:.875rem}
.do{margin:.125rem 0 .625rem;max-width:46rem}
.person{font-weight:600}
.people th:nth-child(2){width:8rem}.people th:nth-child(3){width:15rem}
.people .num{padding-inline-end:1.5rem}
.tasks{list-style:none;margin:.25rem 0 0;padding:0}
.tasks li{padding:.75rem 0;border-top:1px solid var(--line)}.tasks li:first-child{border-top:0}
.tasks b{font-weight:650}.tasks p{color:var(--soft);max-width:52rem}
.chart{display:flex;margin:1rem 0 .5rem}
.chart svg{display:block;height:250px;overflow:visible}
.chart .axis{flex:none;width:3.25rem}.chart .plot{flex:1;min-width:0}
.chart text{font-size:12px;fill:var(--soft)}
.chart line{stroke:var(--line)}.chart .base{stroke:var(--ignored)}
.chart .hit{fill:transparent}.chart g:hover .hit{fill:var(--faint)}
.legend{list-style:none;margin:.75rem 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr));
gap:.375rem 2.75rem}
.legend li{display:flex;gap:.5rem;align-items:baseline}.legend svg,td svg{flex:none;width:.875rem;height:.875rem;
transform:translateY(.0625rem)}
.legend b{margin-inline-start:auto;font-weight:600}
.f-sent{fill:var(--sent)}.f-duplicate{fill:var(--duplicate)}.f-ignored{fill:var(--ignored)}.f-pending{fill:var(--pending)}
.f-in-doubt{fill:var(--in-doubt)}.f-waiting{fill:var(--waiting)}.f-quarantined{fill:var(--quarantined)}
pattern path{stroke:var(--card);fill:none}
.terminals{list-style:none;margin:.75rem 0 0;padding:0}
.terminals li{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr);gap:.375rem 1.5rem;align-items:center;
padding:.625rem 0;border-top:1px solid var(--line)}
.terminals small{display:block}.terminals .badge{margin-inline-start:.375rem}
.terminals .scale{border:0;padding:0}.scale .days{grid-column:2}
.terminals .strip{display:block;width:100%;height:1.5rem}
.terminals .days{display:flex;justify-content:space-between;font-size:.75rem;color:var(--soft)}
.badge{margin-inline-start:.375rem}
.terminals .scale{border:0;padding:0}.scale .days{grid-column:2}
.terminals .strip{display:block;width:100%;height:1.5rem}
.terminals .days{display:flex;justify-content:space-between;font-size:.75rem;color:var(--soft)}
.s1{fill:var(--sent);opacity:.3}.s2{fill:var(--sent);opacity:.52}.s3{fill:var(--sent);opacity:.76}.s4{fill:var(--sent)}
.s0{fill:var(--ignored);opacity:.7}.missing{fill:var(--quarantined)}
.badge{display:inline-block;font-size:.8125rem;line-height:1.4;font-weight:600;border-radius:.375rem;padding:.0625rem .5rem;
background:var(--warn-bg);color:var(--warn)}
.badge.bad{background:var(--bad-bg);color:var(--bad)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem 2rem}
.cards h3{margin-top:.5rem}.cards b.big{font-size:1.5rem;line-height:1.25;font-weight:650;display:block;letter-spacing:-.02em}
ul.plain{list-style:none;margin:.25rem 0;padding:0}ul.plain li{padding:.125rem 0}
footer{font-size:.8125rem;padding-bottom:2.5rem!important;line-height:1.5}
@media (max-width:40rem){
body>header{padding-top:1.25rem}h1{font-size:1.5rem}section{padding:1rem;border-radius:.625rem}
.figures{grid-template-columns:1fr 1fr;gap:.5rem}.figures b{font-size:1.3125rem}
.terminals li{grid-template-columns:minmax(0,1fr)}.chart svg{height:220px}.chart .axis{width:2.5rem}.chart text{font-size:11px}
.wide-only{display:none}td .narrow-only{display:block}.people th:nth-child(2){width:auto}.people .num{padding-inline-end:0}
.scale .days{grid-column:1}.passes,.passes tbody,.passes tr,.passes td{display:block;width:100%}.passes thead{display:none}
.passes tr{padding:.625rem 0;border-bottom:1px solid var(--line)}.passes tr:last-child{border:0}
.passes td{border:0;padding:.0625rem 0;display:flex;gap:1rem;justify-content:space-between;text-align:end}
.passes td::before{content:attr(data-label);color:var(--soft);font-size:.875rem;text-align:start}
.passes th[scope=row]{display:block;padding:0;border:0}}
@media print{.type{white-space:pre-wrap}th,td{padding-top:.2rem;padding-bottom:.2rem}th[scope=row]{font-size:inherit}
body{background:#fff;font-size:10pt}section,.figures li{border-color:#bbb;break-inside:auto;padding:.75rem}
section{margin-bottom:.5rem}tr,li,.chart,.group>h3,.verdict{break-inside:avoid}h2,h3{break-after:avoid}
svg,.verdict,.type,.badge{-webkit-print-color-adjust:exact;print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none;color:inherit}
body>header,main,body>footer{max-width:none;padding-left:0;padding-right:0}@page{margin:14mm}}
)css";
}

} // namespace zksync::report::page
