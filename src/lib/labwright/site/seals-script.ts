/**
 * The one script that blocks rendering, under 1 kB: it marks the page as scripted and, while the page is parsed,
 * gives each question back the state and the text it had, so that nothing moves when the modules arrive.
 *
 * Written as text, not as a bundled module: it must run before anything else and before any parsing it marks.
 * The index it reads is derived from the ledger by `ledger/seals.ts`: `{[question]: {s, c?, t?, d?}}`.
 */
export const sealsScript = `(()=>{
const d=document,r=d.documentElement,m=d.currentScript.dataset,b=m.base;
r.classList.add('js');
addEventListener('error',e=>{if(e.target.tagName==='SCRIPT'&&e.target.type==='module')r.classList.remove('js')},true);
let k={};
try{k=JSON.parse(localStorage.getItem('labwright:'+m.handbook+':'+b+':seals:'+decodeURI(location.pathname).slice(b.length).replace(/(index.html|\\/)$/,''))||'{}')}catch{}
const a=(e,n,v='')=>e.setAttribute(n,v),of=e=>{const x=e.closest('[data-question],[data-outcome],[data-reveal]');if(!x)return;const q=x.dataset;return k[q.outcome?q.outcome+':outcome':q.question||q.reveal]};
const mark=e=>{const q=e.dataset,s=e.closest&&of(e);if(!q||!s)return;
if(q.question||q.outcome)a(e,'data-state',s.s);
if(q.reveal)a(e,'data-open');
if(e.matches('.seal,.outcome-body'))e.open=true;
if(q.explain&&s.d&&q.explain!=='always'&&q.explain!==s.d)a(e,'data-hidden');
if(q.why){if(+q.why===s.c)a(e,'data-yours');if(+q.why===s.c||s.s==='answered')a(e,'data-shown')}
if('committed'in q||'gap'in q||'verdict'in q)e.textContent=s.t};
const o=new MutationObserver(l=>l.forEach(x=>x.addedNodes.forEach(n=>{if(n.nodeType===1)mark(n)})));
o.observe(r,{childList:true,subtree:true});
addEventListener('DOMContentLoaded',()=>o.disconnect())
})()`;
