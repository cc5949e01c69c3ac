import { createServer } from "node:http";
import { json } from "node:stream/consumers";

function answerTo(question: string): object {
  if (/human|person/i.test(question)) return { human: true };
  if (/open|hours/i.test(question)) return { text: "We are open Monday to Saturday, 10:00 to 18:00." };
  return { text: "I don't know that.", unsure: true };
}

createServer((request, response) => {
  if (request.headers.authorization !== `Bearer ${process.env["BOT_SECRET"]}`)
    return void response.writeHead(401).end();
  json(request)
    .then((asked) => answerTo((asked as { messages: { text: string }[] }).messages.at(-1)?.text ?? ""))
    .then((answer) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer)))
    .catch(() => response.writeHead(400).end());
}).listen(Number(process.env["PORT"] ?? 4301), "127.0.0.1");
