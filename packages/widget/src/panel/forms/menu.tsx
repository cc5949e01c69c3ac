// The menu's lines: what can be done about a conversation besides talking.
import { keeping, live } from "../kit.ts";
import type { FormsModel } from "./forms-model.ts";

/** The lines, all at once: one that came later would put another under the hand. `done` closes the menu. */
export const Menu = keeping(({ model, done }: { model: FormsModel; done: () => void }) => {
  const { history, talk, alerts } = model;
  let isWhole = false;
  return () => {
    history.want();
    // One that has failed is tried again by itself; the others are not taken away for that.
    isWhole ||= [history, talk, alerts].every(({ state }) => state.value.type !== "loading");
    return isWhole && <Lines model={model} done={done} />;
  };
});

const Lines = live(({ model, done }: { model: FormsModel; done: () => void }) => {
  const { chat, words, format, sheet, talk, alerts, history } = model;
  const contact = chat.conversation.value?.contact ? words.changeContact : words.leaveContact;
  const acts: (readonly [string, () => void])[] = [[contact, () => (sheet.value = "contact")]];
  if (chat.human.value.type === "talking" && model.hasBot.value) {
    acts.push([format.say(words.toBot, { bot: model.botName.value }), () => chat.resumeBot()]);
  }
  acts.push(...(history.part?.menu() ?? []));
  if (chat.conversation.value && !model.isClosed.value) acts.push([words.endChat, () => (sheet.value = "end")]);
  const sound = alerts.part?.sound;
  if (sound) acts.push([sound.isOn.value ? words.soundOff : words.soundOn, () => sound.toggle()]);
  if (chat.entries.value.length > 0) {
    const { part } = talk;
    if (part) acts.push([words.download, () => part.saveTranscript()]);
    if (chat.site.value?.canMail) acts.push([words.mailTranscript, () => (sheet.value = "transcript")]);
    acts.push([words.eraseChat, () => (sheet.value = "erase")]);
  }
  return (
    <ul>
      {acts.map(([text, act]) => (
        <li key={text}>
          <button
            type="button"
            onClick={() => {
              done();
              act();
            }}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
});
