import { expect, test } from "vitest";
import type { Reply } from "../api/contract";
import { partedReply, sampleCheck, sampleReply } from "../testing/samples";
import {
  blocking,
  editText,
  endTyping,
  findSentence,
  isEdited,
  keepSentence,
  mend,
  receiveChecks,
  receiveReply,
  redo,
  removeSentences,
  startOver,
  startReply,
  takeOffered,
  undo,
  wishFor,
  type ReplyState,
  type Wishes,
} from "./reply-state";

const first = sampleReply();
const second = sampleReply({
  text: "Hello Anna,\n\nThanks.",
  html: "<p>Hello Anna,</p><p>Thanks.</p>",
  words: 1,
});

test("receiveReply_Unedited_PutsTheNewTextIn", () => {
  const state = receiveReply(startReply(first), second);

  expect(state.text).toBe(second.text);
  expect(state.words).toBe(1);
  expect(isEdited(state)).toBe(false);
});

const parts = { greeting: "Dear Anna,", thanks: "\n\nThank you.", wishes: "\n\nAll the best." };
const letter = partedReply(parts);
const withFeedback = partedReply({ ...parts, wishes: " One tip would help.\n\nAll the best." });

test("receiveReply_Edited_CarriesTheEditsOver", () => {
  const edited = editText(startReply(letter), letter.text.replace("Thank you.", "Thank you, Anna."));

  const state = receiveReply(edited, withFeedback);

  expect(state.text).toBe(withFeedback.text.replace("Thank you.", "Thank you, Anna."));
  expect(state.offered).toBeNull();
  expect(isEdited(state)).toBe(true);
});

test.each([{ language: "de" }, { register: "informal" as const }])(
  "receiveReply_EditedAndNow%j_IsOfferedBeside",
  (other) => {
    const edited = editText(startReply(first), "My own words.");

    const state = receiveReply(edited, { ...second, ...other });

    expect(state.text).toBe("My own words.");
    expect(state.offered?.text).toBe(second.text);
  },
);

test("startReply_WindowsLineBreaks_AreNoEdit", () => {
  const state = startReply(sampleReply({ text: "Dear Anna,\r\n\r\nThank you." }));

  expect(state.text).toBe("Dear Anna,\n\nThank you.");
  expect(isEdited(state)).toBe(false);
});

/** A wish, and its answer. */
const wished = (state: ReplyState, wishes: Wishes, answer: Reply) =>
  receiveReply(wishFor(state, wishes), answer);

const german = { ...second, language: "de" };

test("takeOffered_ThenUndo_BringsTheEditsTheOfferAndThenTheWishesBack", () => {
  const offered = wished(editText(startReply(first), "My own words."), { language: "de" }, german);

  const taken = takeOffered(offered);

  expect(taken).toMatchObject({ text: second.text, offered: null, wishes: { language: "de" } });
  expect(undo(taken)).toMatchObject({
    text: "My own words.",
    offered: german,
    suggested: { language: "en" },
  });
  expect(undo(undo(taken))).toMatchObject({ text: "My own words.", offered: null, wishes: {} });
});

test("undo_OfTypingBesideAnOffer_KeepsTheOffer", () => {
  const offered = wished(editText(startReply(first), "My own words."), { language: "de" }, german);

  expect(undo(editText(offered, "More words."))).toMatchObject({ text: "My own words.", offered: german });
});

test("receiveReply_BackToTheFirst_WithdrawsTheOffer", () => {
  const offered = wished(editText(startReply(first), "My own words."), { language: "de" }, german);

  expect(wished(offered, {}, { ...first }).offered).toBeNull();
});

const feedback = { blocks: { feedback: true } };

test("undo_AToggle_BringsTextAndWishBack_AndRedoThemAgain", () => {
  const toggled = wished(startReply(letter), feedback, withFeedback);

  const undone = undo(toggled);

  expect(undone).toMatchObject({ text: letter.text, wishes: {}, past: [] });
  expect(isEdited(undone)).toBe(false);
  expect(redo(undone)).toMatchObject({ text: withFeedback.text, wishes: feedback, future: [] });
});

test("undo_AWishWithoutItsAnswer_TakesBackTheWishAlone", () => {
  const waiting = wishFor(editText(startReply(first), "My own words."), feedback);

  const undone = undo(waiting);

  expect(undone).toMatchObject({ text: "My own words.", wishes: {} });
  expect(undo(undone).text).toBe(first.text);
  expect(redo(undone)).toMatchObject({ text: "My own words.", wishes: feedback });
});

test("wishFor_TheSame_IsNoStep", () => {
  const state = startReply(first, feedback);

  expect(wishFor(state, { blocks: { feedback: true } })).toBe(state);
});

test("receiveReply_ForWishesThatUndoWentBackTo_IsNoStepAndKeepsRedo", () => {
  const undone = undo(wished(startReply(letter), feedback, withFeedback));

  const answered = receiveReply(undone, { ...letter });

  expect(answered.past).toEqual([]);
  expect(redo(answered).text).toBe(withFeedback.text);
});

test("editText_AfterUndo_ForgetsWhatWasUndone", () => {
  const undone = undo(editText(startReply(first), "one"));

  expect(redo(editText(undone, "two")).text).toBe("two");
});

test("redo_NothingUndone_ChangesNothing", () => {
  const state = startReply(first);

  expect(redo(state)).toBe(state);
});

test("undoAndRedo_AnyWay_EndWhereTheyBegan", () => {
  const texts = ["a", "ab", "abc", "abcd"];
  const typed = texts.reduce((state, text) => endTyping(editText(state, text)), startReply(first));

  const back = texts.reduce(undo, typed);
  const forth = texts.reduce(redo, back);

  expect(back.text).toBe(first.text);
  expect(forth).toEqual(typed);
});

test("undo_OneBurstOfTyping_IsOneStep", () => {
  const typed = ["H", "He", "Hel"].reduce(editText, startReply(first));

  expect(undo(typed).text).toBe(first.text);
});

test("undo_TwoBursts_AreTwoSteps", () => {
  const typed = editText(endTyping(editText(startReply(first), "one")), "two");

  expect(undo(typed).text).toBe("one");
  expect(undo(undo(typed)).text).toBe(first.text);
});

test("undo_NothingDone_ChangesNothing", () => {
  const state = startReply(first);

  expect(undo(state)).toBe(state);
});

test("startOver_Edited_CanBeUndone", () => {
  const wishes = { tone: "warmer" as const };
  const state = startOver(editText(startReply(first, wishes), "My own words."), {});

  expect(state).toMatchObject({ text: first.text, wishes: {} });
  expect(undo(state)).toMatchObject({ text: "My own words.", wishes });
});

test("isEdited_OnlySpaceAround_IsNot", () => {
  expect(isEdited(editText(startReply(first), `${first.text}\n`))).toBe(false);
});

const again = sampleCheck({ id: "L12", passed: false, message: "One line asks them to think again." });
const plea = sampleCheck({ id: "L15", passed: false, message: "One line pleads." });

test("blocking_FailedBlock_HoldsInsert", () => {
  const state = receiveChecks(
    startReply(first),
    [again, sampleCheck({ id: "L21", severity: "warn", passed: false })],
    9,
  );

  expect(blocking(state).map(({ id }) => id)).toEqual(["L12"]);
  expect(state.words).toBe(9);
});

test("keepSentence_AllowedOne_NoLongerBlocks", () => {
  const state = receiveChecks(startReply(first), [plea], 9);

  expect(blocking(keepSentence(state, "L15"))).toEqual([]);
});

test("keepSentence_RequestToThinkAgain_StillBlocks", () => {
  const state = receiveChecks(startReply(first), [again], 9);

  expect(blocking(keepSentence(state, "L12"))).toHaveLength(1);
});

test("receiveChecks_KeptSentenceGoneAndBack_BlocksAnew", () => {
  const kept = keepSentence(receiveChecks(startReply(first), [plea], 9), "L15");
  const gone = receiveChecks(kept, [{ ...plea, passed: true }], 9);

  expect(blocking(receiveChecks(gone, [plea], 9))).toHaveLength(1);
});

const checked = (text: string) => receiveChecks(editText(startReply(first), text), [], 1);

function without(text: string, phrase: string): string {
  return removeSentences(checked(text), [{ start: text.indexOf(phrase), length: phrase.length }]).text;
}

test.each([
  ["Thank you. Please reconsider me. Good luck.", "reconsider", "Thank you. Good luck."],
  ["Please reconsider. Good luck.", "reconsider", "Good luck."],
  ["Thank you. Would you reconsider?", "reconsider", "Thank you."],
  // Across lines only the line is touched; an emptied paragraph leaves no gap.
  [
    "Dear Anna,\n\nPlease reconsider.\n\nKind regards,\nSam",
    "reconsider",
    "Dear Anna,\n\nKind regards,\nSam",
  ],
  // The span may hold the sentence's end already.
  ["Thank you. Please reconsider. Bye.", "Please reconsider.", "Thank you. Bye."],
])("removeSentences_%j", (text, phrase, rest) => {
  expect(without(text, phrase)).toBe(rest);
});

test("removeSentences_TwoSpansOfOneSentence_TakeItOnce", () => {
  const text = "Thank you. Please, please reconsider. Bye.";
  const state = removeSentences(checked(text), [
    { start: text.indexOf("please"), length: 6 },
    { start: text.indexOf("reconsider"), length: 10 },
  ]);

  expect(state.text).toBe("Thank you. Bye.");
  expect(undo(state).text).toBe(text);
});

test("removeSentences_SpansPastTheEnd_DoNoHarm", () => {
  const state = startReply(first);

  expect(removeSentences(state, [{ start: 9999, length: 5 }]).text).toContain("Dear Anna");
});

test("removeSentences_TypedSinceTheCheck_FindsTheSentenceWhereItIsNow", () => {
  const text = "Thank you. Please reconsider.";
  const spans = [{ start: text.indexOf("reconsider"), length: 10 }];

  const state = editText(checked(text), `Dear Anna, ${text}`);

  expect(findSentence(state, spans)).toEqual({ start: 22, end: 40 });
  expect(removeSentences(state, spans).text).toBe("Dear Anna, Thank you.");
});

test("removeSentences_SentenceRewrittenSince_ChangesNothing", () => {
  const text = "Please reconsider.";
  const state = editText(checked(text), "Thank you.");

  expect(removeSentences(state, [{ start: 7, length: 10 }])).toBe(state);
  expect(findSentence(state, [{ start: 7, length: 10 }])).toBeNull();
});

const loud = "Thank you! Really! See you.";
const quieter = sampleCheck({
  id: "L21",
  passed: false,
  mends: [
    { start: 9, length: 1, replacement: "." },
    { start: 17, length: 1, replacement: "." },
  ],
});

test("mend_SeveralPlaces_AllAreMendedAndCanBeUndone", () => {
  const state = mend(checked(loud), quieter);

  expect(state.text).toBe("Thank you. Really. See you.");
  expect(undo(state).text).toBe(loud);
});

test("mend_TypedSinceTheCheck_MendsWhatIsStillThere", () => {
  const state = editText(checked(loud), "Dear Anna, thank you so much! Really! See you.");

  expect(mend(state, quieter).text).toBe("Dear Anna, thank you so much. Really. See you.");
  expect(mend(editText(state, "Goodbye."), quieter).text).toBe("Goodbye.");
});
