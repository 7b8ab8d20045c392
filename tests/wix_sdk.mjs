// The published client of Wix, led through the life of three programs; prints what it was given.
//
// node wix_sdk.mjs BASE OWNER_TOKEN APP_ID APP_SECRET

import { ApiKeyStrategy, AppStrategy, createClient, OAuthStrategy } from "@wix/sdk";
import * as programs from "@wix/auto_sdk_online-programs_programs";

const [base, apiKey, appId, appSecret] = process.argv.slice(2);

// The client knows one host only. Requests for tokens go past the fetch that it is given.
const unchanged = globalThis.fetch;
const moved = (url, init) => unchanged(String(url).replace(/^https:\/\/[^/]+/, base), init);
globalThis.fetch = moved;

const as = (auth) => createClient({ modules: { programs }, auth, fetch: moved }).programs;
const owner = as(ApiKeyStrategy({ apiKey, siteId: "a-site" }));
const app = as(AppStrategy({ appId, appSecret, instanceId: "an-instance" }));
const visitor = as(OAuthStrategy({ clientId: "a-client" }));

const refusal = async (call) => {
  try {
    await call;
    return "none";
  } catch (error) {
    return error.details?.applicationError?.code ?? String(error);
  }
};

const made = [];
for (const word of ["One", "Two", "Three"]) {
  const description = { title: `Client ${word}`, details: "Made by the client." };
  made.push(await owner.createProgram({ description, price: { value: "3.50" } }));
}
const ids = made.map((program) => program._id);

const pages = [];
let page = await owner.queryPrograms().in("_id", ids).ascending("_createdDate").limit(2).find();
for (;;) {
  pages.push(page.items.map((program) => program._id));
  if (!page.hasNext()) break;
  page = await page.next();
}

const published = await owner.publishProgram(ids[0]);
const seen = {
  published: (await visitor.getProgram(ids[0])).description.title,
  draft: await refusal(visitor.getProgram(ids[1])),
  appSees: (await app.getProgram(ids[1])).status,
};
const revision = made[1].revision;
const updated = await owner.updateProgram(ids[1], { revision, description: { title: "Renamed" } });
const stale = await refusal(owner.updateProgram(ids[1], { revision, description: { title: "?" } }));
const bulk = await owner.bulkUpdatePrograms(
  [{ program: { _id: ids[2], revision: made[2].revision, shouldSendInvoice: true } }],
  { returnEntity: true },
);
const duplicate = await owner.duplicateProgram(ids[1]);
const ended = await owner.endProgram(ids[0]);
const archived = await owner.archiveProgram(ids[0]);
const counted = await owner.countPrograms({ filter: { id: { $in: ids } } });
const found = await owner.searchPrograms({ search: { expression: "Renamed" } });
for (const id of [...ids, duplicate.program._id]) await owner.deleteProgram(id);
const left = await owner.countPrograms({ filter: { id: { $in: ids } } });

console.log(
  JSON.stringify({
    ids, made, pages, published, seen, updated, stale, bulk, duplicate, ended, archived, counted,
    found, left,
  }),
);
