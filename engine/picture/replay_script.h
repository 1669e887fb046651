#pragma once

/// Page of the replay: style, controls and the player, which draws the recording `R` on a canvas. Plain
/// JavaScript, nothing loaded from outside.
namespace taicho::picture {

inline constexpr const char* k_replay_style = R"css(
body{margin:0;font:15px/1.4 'DejaVu Sans','Noto Sans',Arial,sans-serif;color:#222831;background:#faf9f6}
header{padding:8px 14px}h1{font-size:17px;margin:0}#info{color:#555c66}
#bar{display:flex;flex-wrap:wrap;gap:10px;align-items:center;padding:8px 14px;background:#efece4;position:sticky;bottom:0}
#bar button{min-width:74px;padding:6px 10px}#time{flex:1;min-width:180px}canvas{display:block;width:100%}
#legend{padding:4px 14px;display:flex;flex-wrap:wrap;gap:4px 16px;font-size:13px}
#legend i{display:inline-block;width:11px;height:11px;border-radius:6px;border:1px solid #222831;margin-right:5px}
)css";

inline constexpr const char* k_replay_body = R"html(
<header><h1 id="name"></h1><div id="info"></div></header><canvas id="view"></canvas><div id="legend"></div>
<div id="bar"><button id="play"></button><input id="time" type="range" min="0" step="1" value="0">
<label><span id="l-speed"></span> <select id="speed"><option>1</option><option>5</option><option selected>10</option><option>30</option></select></label>
<label><span id="l-level"></span> <select id="level"></select></label>
<label><input id="smoke" type="checkbox" checked> <span id="l-smoke"></span></label>
<label><input id="deaths" type="checkbox" checked> <span id="l-deaths"></span></label><button id="lang"></button></div>
)html";

inline constexpr const char* k_replay_script = R"js(
const W={vi:{play:'Chạy',pause:'Dừng',speed:'nhanh ×',level:'Tầng',smoke:'Khói',deaths:'Hiện người mất',other:'English',
 c:['còn bên trong','đã ra','đang chữa cháy','gục ngã','tử vong'],flame:'lửa',fog:'khói dày'},
en:{play:'Play',pause:'Pause',speed:'speed ×',level:'Storey',smoke:'Smoke',deaths:'Show deaths',other:'Tiếng Việt',
 c:['inside','out','fighting','fallen','dead'],flame:'flames',fog:'thick smoke'}};
let lang=LANG,i=0,playing=false,level=R.levels.includes(0)?0:R.levels[0],last=0,clock=0;
const $=id=>document.getElementById(id),cv=$('view'),g=cv.getContext('2d');
let lo=[1e9,1e9],hi=[-1e9,-1e9];
for(const s of R.shapes)for(let k=0;k<s[3].length;k+=2){lo[0]=Math.min(lo[0],s[3][k]);hi[0]=Math.max(hi[0],s[3][k]);
 lo[1]=Math.min(lo[1],s[3][k+1]);hi[1]=Math.max(hi[1],s[3][k+1]);}
function size(){const d=devicePixelRatio||1,w=cv.clientWidth,h=Math.max(260,innerHeight-210);cv.style.height=h+'px';cv.width=w*d;cv.height=h*d;g.setTransform(d,0,0,d,0,0);}
function view(){const w=cv.clientWidth,h=parseFloat(cv.style.height),m=16,k=Math.min((w-2*m)/(hi[0]-lo[0]||1),(h-2*m)/(hi[1]-lo[1]||1));
 return{k,x:x=>w/2+k*(x-(lo[0]+hi[0])/2),y:y=>h/2-k*(y-(lo[1]+hi[1])/2)};}
function path(v,p,close){g.beginPath();for(let k=0;k<p.length;k+=2)g.lineTo(v.x(p[k]),v.y(p[k+1]));if(close)g.closePath();}
function dot(v,x,y,r,fill,edge){g.beginPath();g.arc(v.x(x),v.y(y),r,0,7);g.fillStyle=fill;g.fill();if(edge){g.strokeStyle=edge;g.lineWidth=1;g.stroke();}}
function smoke(vis){const f=Math.max(0,Math.min(1,1-Math.log10(Math.max(1,vis))/Math.log10(30)));return'rgba(70,72,78,'+(0.85*f)+')';}
function draw(){const v=view(),F=R.frames[i];g.clearRect(0,0,cv.clientWidth,5000);const gas={};for(const a of F.g)gas[a[0]]=a;
 for(const s of R.shapes){if(s[0]===0){path(v,s[3],1);g.fillStyle='#f3f1ec';g.fill();g.strokeStyle='#78808a';g.lineWidth=.6;g.stroke();}
  else if(s[0]===2&&level===0){path(v,s[3],1);g.fillStyle='#e8e4da';g.fill();}}
 for(const s of R.shapes){if(s[1]!==level||!(s[0]===1||s[0]===2||s[0]===7))continue;path(v,s[3],1);
  if(s[0]!==2){g.fillStyle='#fff';g.fill();g.strokeStyle='#585e68';g.lineWidth=.8;g.stroke();}
  const a=gas[s[2]];if(!a)continue;if(a[2]>1){g.fillStyle='rgba(213,94,0,'+Math.min(.45,.08*Math.log10(1+a[2]))+')';g.fill();}
  if($('smoke').checked){g.fillStyle=smoke(a[1]);g.fill();}}
 const hrr={};for(const f of F.f)hrr[f[0]]=f[1];
 for(const s of R.shapes){if(s[0]!==6||s[1]!==level)continue;const q=hrr[s[2]];
  if(q===undefined)dot(v,s[3][0],s[3][1],Math.max(1,.14*v.k),'#beaa8c');
  else{const r=Math.max(4,v.k*Math.max(.25,Math.min(2.5,Math.sqrt(q/3140))));dot(v,s[3][0],s[3][1],r,'#d55e00');dot(v,s[3][0],s[3][1],.55*r,'#f0b428');}}
 const st={};for(const o of R.openings){if(o[0]>F.t)break;st[o[1]]=o[2];}
 for(const s of R.shapes){if(s[1]!==level||s[0]<3||s[0]>5)continue;path(v,s[3]);const o=st[s[2]];
  g.strokeStyle=o===3||o===4?'#d55e00':s[0]===5?'#009e73':s[0]===4?'#56b4e9':'#0072b2';g.lineWidth=o===0?1:s[0]===5?4:2.2;g.stroke();}
 for(const p of F.p){if(p[3]!==level)continue;let a=p[4];if(!$('deaths').checked&&a===11)a=10;dot(v,p[1],p[2],Math.max(3.5,.24*v.k),R.looks[a][0],'#222831');}
 const w=W[lang],d=(R.start*3600+F.t)%86400,z=n=>String(Math.floor(n)).padStart(2,'0');
 const c=F.c.slice();let names=w.c.slice();if(!$('deaths').checked){c[3]+=c.pop();names.pop();}
 $('info').textContent=z(d/3600)+':'+z(d/60%60)+':'+z(d%60)+'  (+'+Math.round(F.t)+' s)   '+names.map((n,k)=>n+' '+c[k]).join('   ');$('time').value=i;}
function words(){const w=W[lang];document.documentElement.lang=lang;$('name').textContent=(R.arm?R.arm+' — ':'')+R.name[lang==='vi'?0:1];
 $('play').textContent=playing?w.pause:w.play;for(const k of['speed','level','smoke','deaths'])$('l-'+k).textContent=w[k];$('lang').textContent=w.other;
 $('legend').innerHTML='';const add=(c,t)=>{const e=document.createElement('span'),b=document.createElement('i');b.style.background=c;e.append(b,t);$('legend').append(e);};
 for(const a of R.legend)if($('deaths').checked||a!==11)add(R.looks[a][0],R.looks[a][lang==='vi'?1:2]);add('#d55e00',w.flame);add('#46484e',w.fog);draw();}
function tick(now){if(playing){clock+=(now-last)/1000*+$('speed').value;while(i+1<R.frames.length&&R.frames[i+1].t<=clock)i++;
  if(i+1>=R.frames.length){playing=false;words();}draw();}last=now;requestAnimationFrame(tick);}
for(const l of R.levels){const o=document.createElement('option');o.value=l;o.textContent=l+1;$('level').append(o);}$('level').value=level;
$('time').max=R.frames.length-1;$('time').oninput=e=>{i=+e.target.value;clock=R.frames[i].t;draw();};
$('play').onclick=()=>{if(!playing&&i+1>=R.frames.length)i=0;playing=!playing;clock=R.frames[i].t;words();};
$('level').onchange=e=>{level=+e.target.value;draw();};$('smoke').onchange=draw;$('deaths').onchange=words;
$('lang').onclick=()=>{lang=lang==='vi'?'en':'vi';words();};addEventListener('resize',()=>{size();draw();});
const at=new URLSearchParams(location.search).get('t');if(at){while(i+1<R.frames.length&&R.frames[i+1].t<=+at)i++;}
size();words();requestAnimationFrame(tick);
)js";

}  // namespace taicho::picture
