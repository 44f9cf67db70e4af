// The official client, unmodified, through every call that it has for queues and files.
// Arguments: the emulator's address, a portrait, a speech. Prints one line of JSON for each step.
import { fal } from "@fal-ai/client";
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const [emulator, portraitFile, speechFile] = process.argv.slice(2);
const model = "fal-ai/kling-video/ai-avatar/v2/standard";

fal.config({
  credentials: "id:secret",
  proxyUrl: { url: `${emulator}/proxy`, when: "always" },
});

const tell = (step, facts) => console.log(JSON.stringify({ step, ...facts }));
const admin = (method, path, body) =>
  fetch(`${emulator}/admin/${path}`, { method, body: body && JSON.stringify(body) });
const failure = async (work) => {
  try {
    await work;
    return { name: "none" };
  } catch (error) {
    return { name: error.name, status: error.status, requestId: error.requestId, body: error.body };
  }
};

const portrait = await fal.storage.upload(
  new File([await readFile(portraitFile)], "portrait.png", { type: "image/png" }),
);
const speech = await fal.storage.upload(new Blob([await readFile(speechFile)], { type: "audio/wav" }));
const stored = await fetch(portrait);
tell("upload", {
  type: stored.headers.get("content-type"),
  same: Buffer.from(await stored.arrayBuffer()).equals(await readFile(portraitFile)),
});
const input = { image_url: portrait, audio_url: speech };

for (const mode of ["polling", "streaming"]) {
  const updates = [];
  const { data, requestId } = await fal.subscribe(model, {
    input,
    mode,
    logs: true,
    pollInterval: 10,
    onQueueUpdate: (update) => updates.push(update),
  });
  const video = Buffer.from(await (await fetch(data.video.url)).arrayBuffer());
  tell(`subscribe-${mode}`, {
    states: [...new Set(updates.map((update) => update.status))],
    logs: updates.flatMap((update) => update.logs ?? []).length,
    identified: requestId === updates[0].request_id,
    mp4: video.subarray(4, 8).toString("latin1"),
    whole: video.length === data.video.file_size,
    duration: data.duration,
  });
}

const { request_id: requestId, status_url: statusUrl } = await fal.queue.submit(model, { input });
const first = await fal.queue.status(model, { requestId, logs: true });
await fal.queue.subscribeToStatus(model, { requestId, pollInterval: 10 });
const last = await fal.queue.status(model, { requestId, logs: true });
const result = await fal.queue.result(model, { requestId });
tell("queue", {
  first: first.status,
  last: last.status,
  logged: last.logs.length > 0,
  own: statusUrl.startsWith(emulator),
  video: result.data.video.content_type,
});

const doomed = await fal.queue.submit(model, { input });
await fal.queue.cancel(model, { requestId: doomed.request_id });
const cancelled = await fal.queue.status(model, { requestId: doomed.request_id });
tell("cancel", {
  state: cancelled.status,
  reason: cancelled.error_type,
  result: (await failure(fal.queue.result(model, { requestId: doomed.request_id }))).status,
  again: (await failure(fal.queue.cancel(model, { requestId: doomed.request_id }))).status,
});

const incomplete = await failure(fal.subscribe(model, { input: { image_url: portrait }, pollInterval: 10 }));
tell("failure-input", {
  name: incomplete.name,
  status: incomplete.status,
  field: incomplete.body.detail[0].loc.join("."),
  type: incomplete.body.detail[0].type,
  identified: Boolean(incomplete.requestId),
});

await admin("POST", "faults", {
  rules: [{ call: "submit", fault: "model-error", type: "content_policy_violation" }],
});
const refused = await failure(fal.subscribe(model, { input, pollInterval: 10 }));
tell("failure-content", { name: refused.name, type: refused.body.detail[0].type });

await admin("POST", "faults", {
  rules: [{ call: "submit", fault: "infrastructure-error", type: "runner_server_error" }],
});
const broken = await failure(fal.subscribe(model, { input, pollInterval: 10 }));
tell("failure-machinery", { status: broken.status, type: broken.body.error_type });

await admin("POST", "account/lock");
const locked = await failure(fal.queue.submit(model, { input }));
await admin("POST", "account/unlock");
tell("failure-account", { status: locked.status, locked: locked.body.detail.startsWith("User is locked") });

const letters = [];
let arrived;
const delivered = new Promise((resolve) => (arrived = resolve));
const receiver = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    letters.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.end();
    arrived();
  });
});
await new Promise((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const hook = await fal.queue.submit(model, {
  input,
  webhookUrl: `http://127.0.0.1:${receiver.address().port}/hook?job=a%20b&attempt=1`,
});
await delivered;
receiver.close();
const { keys } = await (await fetch(`${emulator}/rest/.well-known/jwks.json`)).json();
const [letter] = letters;
const header = (name) => letter.headers[`x-fal-webhook-${name}`];
const signed = [
  header("request-id"),
  header("user-id"),
  header("timestamp"),
  createHash("sha256").update(letter.body).digest("hex"),
].join("\n");
const told = JSON.parse(letter.body);
tell("webhook", {
  verified: verify(
    null,
    Buffer.from(signed),
    createPublicKey({ key: keys[0], format: "jwk" }),
    Buffer.from(header("signature"), "hex"),
  ),
  status: told.status,
  identified: told.request_id === hook.request_id && header("request-id") === hook.request_id,
  video: Boolean(told.payload.video.url),
});

const run = await fal.run(model, { input });
tell("run", { video: run.data.video.content_type, identified: Boolean(run.requestId) });

const { exchanges } = await (await fetch(`${emulator}/admin/journal`)).json();
tell("journal", { unknown: exchanges.filter((exchange) => exchange.call === "unknown").length });
