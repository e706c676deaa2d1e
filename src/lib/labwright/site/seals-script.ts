/**
 * The one script that blocks rendering, under 1 kB: it marks the page as scripted and, while the page is parsed,
 * gives each question back the state and the text it had, so that nothing moves when the modules arrive.
 *
 * Written as text, not as a bundled module: it must run before anything else and before any parsing it marks.
 * The indexes it reads are derived from the ledger: by `ledger/seals.ts`, `{[question]: {s, c?, t?, d?}}` of this lab, and
 * by `ledger/notes.ts`, `{[lab/decision.field]: text}` of what other labs carry here. A seal's text is a list of keys and
 * what is filled in, said with the texts that the page has brought in `<meta name="labwright">`, in whatever language. A reader
 * of whom nothing is kept costs no observer; otherwise only the elements of the class `lw-kept` are looked at, one in a hundred,
 * as they come: a page has many thousand others, and to ask each of them is slow.
 */
export const sealsScript = `(()=>{
let d=document,r=d.documentElement,{handbook:h,base:b}=d.currentScript.dataset,j=d.querySelector('[name=labwright]'),w,
g=n=>{try{return JSON.parse(localStorage['labwright:'+h+':'+b+':'+n()])||{}}catch{return{}}},
k=g(n=>(w=JSON.parse(j.content),'seals:'+j.dataset.lab)),c=g(n=>'carried');
r.classList.add('js');
addEventListener('error',e=>e.target.type=='module'&&r.classList.remove('js'),true);
let m=e=>{let q=e.dataset||{},p=e.closest('[data-question],[data-outcome],[data-reveal],[data-carried]')?.dataset||{},t=c[p.carried],s=k[p.outcome?p.outcome+':outcome':p.question||p.reveal],a=n=>e.setAttribute('data-'+n,'');
if(t){if(q.carried)a('yours');if('kept'in q)e.textContent=t}
if(!s)return;
if(q.question||q.outcome)q.state=s.s;
if(q.reveal)a('open');
if(e.matches('.seal,.outcome-body,.reasons'))e.open=true;
if(s.d&&q.explain&&q.explain!='always'&&q.explain!=s.d)a('hidden');
if(q.why){if(q.why==s.c)a('yours');if(q.why==s.c||s.s=='answered')a('shown')}
if(z.some(n=>n in q))e.textContent=s.t?.map?.(([n,v])=>w[n]?.replace(/{(.+?)}/g,(_,n)=>v[n])).join(' ')??s.t},
z=['committed','gap','verdict','status'],
i=0,y=d.getElementsByClassName('lw-kept'),o=new MutationObserver(()=>{for(;i<y.length;)m(y[i++])});
for(let _ in{...k,...c}){o.observe(r,{childList:true,subtree:true});break}
addEventListener('DOMContentLoaded',()=>o.disconnect())
})()`.replaceAll('\n', '');
