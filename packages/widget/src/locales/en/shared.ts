// English: what several of the later parts say. Other languages have it in the dictionary of the part that says it most.

/** What leads to an address and to a time: the talk part's. */
export const contact = {
  leaveContact: "Leave contact",
  changeContact: "Change contact",
  chooseTime: "Choose a time",
};

/** Said after a link, to those who do not see its mark: the rich part's. */
export const opensElsewhere = "(opens in a new tab)";

/** What is asked before a conversation is erased: the forms part's. */
export const erasing = {
  eraseChat: "Erase conversation",
  eraseTitle: "Erase this conversation?",
  eraseText:
    "Everything goes for good, here and on our server, and a request for a human ends with it. Copies that went elsewhere before, by e-mail, to the assistant's service or into a back-up, are not reached.",
  eraseYes: "Erase for good",
  eraseNo: "Keep it",
};
