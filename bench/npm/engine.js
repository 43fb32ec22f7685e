// One engine of npm on the job, kept running: node engine.js NAME TEMPLATE VALUES
// The questions on stdin and the answers on stdout are those of bench/engines.py.
"use strict";

const fs = require("node:fs");
const readline = require("node:readline");

console.log = console.error; // docxtemplater logs its errors; stdout belongs to the answers

// Each as its documentation shows it. None of them keeps a template compiled: docxtemplater refuses a second render of
// the same object, the others take the template with every call.
const ENGINES = {
  docxtemplater(path) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const content = fs.readFileSync(path, "binary");
    return (values) => {
      const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
      document.render(values);
      return document.toBuffer();
    };
  },

  "easy-template-x"(path) {
    const { TemplateHandler } = require("easy-template-x");
    const template = fs.readFileSync(path);
    const handler = new TemplateHandler();
    return (values) => handler.process(template, values);
  },

  carbone(path) {
    const { promisify } = require("node:util");
    const carbone = require("carbone");
    const render = promisify((values, done) => carbone.render(path, values, {}, done));
    return (values) => render(values);
  },

  "docx-templates": (path) => docxTemplates(path, false),
  "docx-templates, no sandbox": (path) => docxTemplates(path, true),
};

function docxTemplates(path, noSandbox) {
  const { createReport } = require("docx-templates");
  const template = fs.readFileSync(path);
  return (values) => createReport({ template, data: values, cmdDelimiter: ["{", "}"], noSandbox });
}

async function answer(fill, usual, question) {
  const values = question.values ?? usual;
  const wall = [];
  const cpu = [];
  let document;
  try {
    for (let made = 0; made < question.count; made++) {
      const start = process.hrtime.bigint();
      const busy = process.cpuUsage();
      document = await fill(values);
      const { user, system } = process.cpuUsage(busy); // microseconds
      cpu.push((user + system) * 1000);
      wall.push(Number(process.hrtime.bigint() - start));
    }
  } catch (error) {
    return { error: String([error].flat()[0]) };
  }
  if (question.to) fs.writeFileSync(question.to, document);
  return { wall, cpu };
}

async function main([name, template, values]) {
  const fill = ENGINES[name](template);
  const usual = JSON.parse(fs.readFileSync(values, "utf8"));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(fill, usual, JSON.parse(line)))}\n`);
  }
}

main(process.argv.slice(2));
