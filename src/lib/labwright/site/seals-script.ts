/**
 * The one script that blocks rendering, under 1 kB: it marks the page as scripted and, while the page is parsed,
 * gives each question back the state and the text it had, so that nothing moves when the modules arrive.
 *
 * Written as text, not as a bundled module: it must run before anything else and before any parsing it marks.
 * The indexes it reads are derived from the ledger: by `ledger/seals.ts`, `{[question]: {s, c?, t?, d?}}` of this lab, and
 * by `ledger/notes.ts`, `{[lab/decision.field]: text}` of what other labs carry here. A reader of whom nothing is kept costs
 * no observer; otherwise an element is looked at closely only if it bears one of the marks, as one in a hundred does.
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
w=['question','outcome','reveal','carried','kept','explain','why','committed','gap','verdict','status'].map(n=>'[data-'+n+']')+',.seal,.outcome-body,.reasons',
o=new MutationObserver(l=>l.map(x=>x.addedNodes.forEach(n=>n.nodeType==1&&n.matches(w)&&m(n))));
for(let _ in{...k,...c}){o.observe(r,{childList:true,subtree:true});break}
addEventListener('DOMContentLoaded',()=>o.disconnect())
})()`;
