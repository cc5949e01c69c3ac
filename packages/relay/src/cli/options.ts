// The options that several commands share.
import { InvalidArgumentError, Option } from "commander";
import { parsePublicUrl } from "../accounts/public-url.ts";
import { DEFAULT_FOLDER } from "./data-folder.ts";

/** Where the data is. */
export function dataOption(): Option {
  return new Option("--data <folder>", "the data folder").env("HANDRAIL_DATA").default(DEFAULT_FOLDER);
}

/** Where people reach the relay. */
export function publicUrlOption(): Option {
  return new Option(
    "--public-url <address>",
    "the relay's address as browsers see it, like https://chat.shop.example; known from the last start",
  )
    .env("HANDRAIL_PUBLIC_URL")
    .argParser(publicUrl);
}

/** For programs that read the answer. */
export function jsonOption(): Option {
  return new Option("--json", "answer in JSON");
}

function publicUrl(text: string): string {
  const address = parsePublicUrl(text);
  if (address === null) throw new InvalidArgumentError("It must be like https://chat.shop.example, without a path.");
  return address;
}
