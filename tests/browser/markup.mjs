// Judges HTML for markup.py: a document per line comes in, its faults per line go out, both as JSON.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const judge = new HtmlValidate(new StaticConfigLoader(JSON.parse(readFileSync(process.argv[2], "utf-8"))));

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await judge.validateString(JSON.parse(line), "page.html");
  const faults = results.flatMap(({ messages }) => messages);
  process.stdout.write(JSON.stringify(faults.map((each) => `${each.line}: ${each.ruleId}: ${each.message}`)) + "\n");
}
