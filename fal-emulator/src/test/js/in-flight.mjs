// Many jobs at once through the official client, unmodified: what it costs, to be set beside our own.
// Arguments: the address of an emulator whose jobs end five seconds after their submit, how many
// jobs, polling or streaming. By hand: node in-flight.mjs http://127.0.0.1:PORT 1000 streaming
import { fal } from "@fal-ai/client";

const [emulator, jobs, mode] = process.argv.slice(2);
const model = "fal-ai/kling-video/ai-avatar/v2/standard";
const workMillis = 5000;

fal.config({
  credentials: "id:secret",
  proxyUrl: { url: `${emulator}/proxy`, when: "always" },
});

const before = process.cpuUsage();
const ended = new Map();
await Promise.all(
  Array.from({ length: Number(jobs) }, async (_, number) => {
    const input = { image_url: `https://x/${number}.png`, audio_url: `https://x/${number}.wav` };
    const { requestId } = await fal.subscribe(model, { input, mode });
    ended.set(requestId, Date.now());
  }),
);
const cpu = process.cpuUsage(before);
const answer = await (await fetch(`${emulator}/admin/journal`)).json();
const journal = Array.isArray(answer) ? answer : Object.values(answer)[0];
const calls = {};
const notices = [];
for (const exchange of journal) {
  calls[exchange.call] = (calls[exchange.call] ?? 0) + 1;
  if (exchange.call === "submit") {
    notices.push(ended.get(exchange.request_id ?? exchange.requestId) - Date.parse(exchange.at) - workMillis);
  }
}
notices.sort((one, other) => one - other);
const at = (share) => notices[Math.floor(notices.length * share)];
console.log(
  `${jobs} jobs, ${mode}: ${JSON.stringify(calls)}; notice p50 ${at(0.5)} ms, p99 ${at(0.99)} ms;` +
    ` CPU ${((cpu.user + cpu.system) / 1000 / Number(jobs)).toFixed(1)} ms a job`,
);
