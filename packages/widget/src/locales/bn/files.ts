// বাংলা.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "ফাইল এখানে ছাড়ুন",
  remove: "{name} সরান",
  uploading: "{name} আপলোড হচ্ছে: {percent}",
  uploaded: "{name} পাঠানোর জন্য তৈরি",
  uploadFailed: "{name} আপলোড করা যায়নি।",
  uploadAgain: "আবার চেষ্টা করুন",
  tooLarge: "{name} বেশি বড়, সর্বোচ্চ {size}।",
  wrongType: "{name} যে ধরনের, তা এখানে পাঠানো যায় না।",
  tooMany: many({ one: "একবারে শুধু {n}টি ফাইল পাঠানো যায়।", other: "একবারে শুধু {n}টি ফাইল পাঠানো যায়।" }),
  tooManyNow: "{name} নেওয়া হয়নি: এই মুহূর্তে ফাইল অনেক বেশি। পরে আবার চেষ্টা করুন।",
  refused: "ভাইরাস স্ক্যানার {name} আটকে দিয়েছে।",
  picture: "ছবি: {name}",
  download: "{name} ডাউনলোড করুন",
  aFile: "একটি ফাইল",
};
