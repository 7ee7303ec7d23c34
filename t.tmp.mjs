import fs from 'node:fs';
const {parseFile}=await import('/work/wt/i4/dist/parse/parse.js').catch(e=>console.log(e));
const m=await import('/work/wt/i4/dist/parse/parse.js'); console.log(Object.keys(m));
for (const p of process.argv.slice(2)) { const r=Object.values(m)[0]; }
const h=await import('/work/wt/i4/dist/parse/angular-hosts.js'); const {compiler}=await import('/work/wt/i4/dist/syntax/typescript.js');
for (const p of process.argv.slice(2)) { const t=fs.readFileSync(p,'utf8'); console.log(h.mayHoldTemplates(t), h.angularHosts(compiler.createSourceFile('a.js',t,99,true))); 
const d=await import('/work/wt/i4/dist/decode/defined-fields.js'); console.log(d.definedFieldsIn(compiler.createSourceFile('a.js',t,99,true)).map(x=>[x.node.getText().slice(-60),x.use.name,x.use.value.getText().slice(0,30)])); }
