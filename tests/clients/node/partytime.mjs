// A feed from standard input, as Podcast Index's own parser sees it, as JSON.
import { readFileSync } from "node:fs";

process.env.PARTYTIME_LOG = "silent"; // it logs to standard output
const { default: partytime } = await import("podcast-partytime");
process.stdout.write(JSON.stringify(partytime.parseFeed(readFileSync(0, "utf8"))));
