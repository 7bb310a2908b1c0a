import { chromium } from 'playwright-core'
import { spawn } from 'node:child_process'
import { build } from 'vite'
const made = await build({configFile:false,logLevel:'error',build:{write:false,minify:false,lib:{entry:'/tmp/wt/measure/frontend/e2e/measures/page/index.ts',formats:['iife'],name:'florilegeMeasures'}}})
const code = made[0].output[0].code
const env = {...process.env, devserver:'127.0.0.1:34999', HOME:'/dev/shm/measure/home', XDG_DATA_HOME:'/dev/shm/measure/home/d', XDG_CONFIG_HOME:'/dev/shm/measure/home/c', XDG_CACHE_HOME:'/dev/shm/measure/home/ca', FLORILEGE_STDERR:'1'}
const p = spawn('xvfb-run',['-a','/tmp/wt/measure/build/bin/florilege-dev', process.argv[2]],{env, stdio:['ignore','ignore','ignore'], detached:true})
const stop=()=>{try{process.kill(-p.pid)}catch{}; process.exit()}
setTimeout(stop, 80000)
for(;;){ try{ if((await fetch('http://127.0.0.1:34999/')).ok) break }catch{}; await new Promise(r=>setTimeout(r,200)) }
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--disable-gpu']})
const page = await b.newPage({viewport:{width:1280,height:800}})
page.on('console',m=>console.log('C',m.text().slice(0,200)))
await page.goto('http://127.0.0.1:34999/')
await page.locator('li[title="entretien 002"] button').waitFor({timeout:30000})
const t0=Date.now(); const log=(...a)=>console.log(Date.now()-t0,...a)
await page.evaluate(code); log('loaded')
let done=false
const race = (p,name)=>Promise.race([p.then(x=>(log(name,JSON.stringify(x)),true)), new Promise(r=>setTimeout(()=>r(false),12000))])
const state=()=>page.evaluate(()=>JSON.stringify({l:document.querySelector('.page .cm-content')?.getAttribute('aria-label'),h:document.querySelector('.page h2')?.textContent,n:document.querySelectorAll('.page .cm-line').length, b:document.querySelectorAll('.reader-margin .bracket').length}))
log(await state())
if(!await race(page.evaluate("measures.open('entretien 002', false)"),'short')) { log(await Promise.race([state(),new Promise(r=>setTimeout(()=>r('noanswer'),5000))])) }
if(!await race(page.evaluate("measures.open('entretien 001', true)"),'long')) log(await Promise.race([state(),new Promise(r=>setTimeout(()=>r('noanswer'),5000))]))
if(!await race(page.evaluate("measures.openBare('entretien 001')"),'bare')) log(await Promise.race([state(),new Promise(r=>setTimeout(()=>r('noanswer'),5000))]))
await b.close(); stop()
