/**
 * The one script that blocks rendering, under 1 kB: it marks the page as scripted and, while the page is parsed,
 * gives each question back the state and the text it had, so that nothing moves when the modules arrive.
 *
 * Written as text, not as a bundled module: it must run before anything else and before any parsing it marks.
 * The indexes it reads are derived from the ledger: by `ledger/seals.ts`, `{[question]: {s, c?, t?, d?}}` of this lab, and
 * by `ledger/notes.ts`, `{[lab/decision.field]: text}` of what other labs carry here.
 */
export const sealsScript = `(()=>{
let d=document,r=d.documentElement,{handbook:h,base:b}=d.currentScript.dataset,
g=n=>{try{return JSON.parse(localStorage['labwright:'+h+':'+b+':'+n()])||{}}catch{return{}}},
k=g(n=>'seals:'+decodeURI(location.pathname).slice(b.length).replace(/(index.html|\\/)$/,'')),c=g(n=>'carried');
r.classList.add('js');
addEventListener('error',e=>e.target.type=='module'&&r.classList.remove('js'),true);
let m=e=>{let q=e.dataset||{},x=e.closest('[data-question],[data-outcome],[data-reveal],[data-carried]'),p=x&&x.dataset,t=p&&c[p.carried],s=p&&k[p.outcome?p.outcome+':outcome':p.question||p.reveal],a=n=>e.setAttribute('data-'+n,'');
if(t){if(q.carried)a('yours');if('kept'in q)e.textContent=t}
if(!s)return;
if(q.question||q.outcome)q.state=s.s;
if(q.reveal)a('open');
if(e.matches('.seal,.outcome-body,.reasons'))e.open=true;
if(s.d&&q.explain&&q.explain!='always'&&q.explain!=s.d)a('hidden');
if(q.why){if(q.why==s.c)a('yours');if(q.why==s.c||s.s=='answered')a('shown')}
if(['committed','gap','verdict','status'].some(n=>n in q))e.textContent=s.t},
o=new MutationObserver(l=>l.map(x=>x.addedNodes.forEach(n=>n.nodeType==1&&m(n))));
o.observe(r,{childList:true,subtree:true});
addEventListener('DOMContentLoaded',()=>o.disconnect())
})()`;
