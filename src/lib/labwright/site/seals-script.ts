/**
 * The one script that blocks rendering, under 1 kB: it marks the page as scripted and, while the page is parsed,
 * gives each question back the state and the text it had, so that nothing moves when the modules arrive.
 *
 * Written as text, not as a bundled module: it must run before anything else and before any parsing it marks.
 * The index it reads is derived from the ledger by `ledger/seals.ts`: `{[question]: {s, c?, t?, d?}}`.
 */
export const sealsScript = `(()=>{
let d=document,r=d.documentElement,{handbook:h,base:b}=d.currentScript.dataset,k={};
r.classList.add('js');
addEventListener('error',e=>e.target.type=='module'&&r.classList.remove('js'),true);
try{k=JSON.parse(localStorage['labwright:'+h+':'+b+':seals:'+decodeURI(location.pathname).slice(b.length).replace(/(index.html|\\/)$/,'')])}catch{}
let m=e=>{let q=e.dataset||{},x=e.closest('[data-question],[data-outcome],[data-reveal]'),p=x&&x.dataset,s=p&&k[p.outcome?p.outcome+':outcome':p.question||p.reveal],a=n=>e.setAttribute('data-'+n,'');
if(!s)return;
if(q.question||q.outcome)q.state=s.s;
if(q.reveal)a('open');
if(e.matches('.seal,.outcome-body'))e.open=true;
if(s.d&&q.explain&&q.explain!='always'&&q.explain!=s.d)a('hidden');
if(q.why){if(q.why==s.c)a('yours');if(q.why==s.c||s.s=='answered')a('shown')}
if(['committed','gap','verdict','status'].some(n=>n in q))e.textContent=s.t},
o=new MutationObserver(l=>l.map(x=>x.addedNodes.forEach(n=>n.nodeType==1&&m(n))));
o.observe(r,{childList:true,subtree:true});
addEventListener('DOMContentLoaded',()=>o.disconnect())
})()`;
