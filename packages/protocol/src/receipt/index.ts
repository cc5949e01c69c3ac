export { fromBase64url, toBase64url } from "./base64url.ts";
export {
  CHAIN_START,
  commitmentMessage,
  headMessage,
  linkMessage,
  verifyChain,
  type Chain,
  type ChainFault,
  type ChainHead,
  type ChainLink,
  type ChainQuestion,
} from "./chain.ts";
export {
  endorsementMessage,
  isKeys,
  KID_CHARS,
  kidOf,
  trustKeys,
  type KeysFault,
  type ReceiptKey,
  type ReceiptKeys,
} from "./keys.ts";
export {
  openReceipt,
  RECEIPT_CHARS_MAX,
  receiptMessage,
  writeReceipt,
  type OpenedReceipt,
  type ReceiptBody,
} from "./receipt.ts";
export { isSignedBy, type Subtle } from "./subtle.ts";
export { isRetired, signReceipt, verifyReceipt, type ReceiptFault, type ReceiptQuestion } from "./verify.ts";
