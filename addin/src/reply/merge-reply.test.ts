import { expect, test } from "vitest";
import { partedReply } from "../testing/samples";
import { mergeReply, type PartedText } from "./merge-reply";

const whole = {
  greeting: "Dear Anna,",
  thanks: "\n\nThank you for the call, and for telling me how you decided.",
  understanding: " It must have been a close decision.",
  interest: "\n\nA similar role would interest me, should one come up later on.",
  feedback: " Should you have a moment, one pointer would be worth a great deal.",
  wishes: "\n\nI wish you and the team all the best.",
  closing: "\n\nKind regards,\nSam Doe",
};
type Id = keyof typeof whole;
const reply = (parts: Partial<typeof whole> = whole) => partedReply(parts);
const without = (...ids: Id[]) =>
  reply(Object.fromEntries(Object.entries(whole).filter(([id]) => !ids.includes(id as Id))));

test("partUnedited_TakenOut_LeavesTheUsersRest", () => {
  const mine = reply().text.replace("Thank you for the call", "Thank you for the long call");

  expect(mergeReply(reply(), mine, without("feedback"))).toBe(
    without("feedback").text.replace("Thank you for the call", "Thank you for the long call"),
  );
});

test("partRewritten_TakenOut_Goes", () => {
  const mine = reply().text.replace(whole.feedback.trim(), "Could you tell me one thing to work on?");

  expect(mergeReply(reply(), mine, without("feedback"))).toBe(without("feedback").text);
});

test("partPutIn_ComesInItsPlaceBesideTheUsersWords", () => {
  const mine = without("feedback").text.replace("all the best", "a good summer");

  expect(mergeReply(without("feedback"), mine, reply())).toBe(
    reply().text.replace("all the best", "a good summer"),
  );
});

test("partDeletedByTheUser_StaysOutWhenAnotherChanges", () => {
  const mine = reply().text.replace(whole.understanding, "");

  expect(mergeReply(reply(), mine, without("feedback"))).toBe(without("feedback", "understanding").text);
});

test("partReworded_WhereTheUserDidNotTouchIt_IsTheNewWording", () => {
  const mine = reply().text.replace("all the best", "a good summer");
  const next = reply({ ...whole, thanks: "\n\nThank you for your time." });

  expect(mergeReply(reply(), mine, next)).toBe(next.text.replace("all the best", "a good summer"));
});

test("sentenceAdded_AfterAPartThatGoes_MovesToTheOneBefore", () => {
  const mine = reply().text.replace(whole.feedback, `${whole.feedback} I still use your book tip.`);

  const merged = mergeReply(reply(), mine, without("feedback"));

  expect(merged).toBe(
    without("feedback").text.replace(whole.interest, `${whole.interest} I still use your book tip.`),
  );
});

test("greetingAndName_ChangedByTheUser_Stay", () => {
  const mine = reply().text.replace("Dear Anna,", "Good morning Anna,").replace("Sam Doe", "Sam");

  expect(mergeReply(reply(), mine, without("understanding"))).toBe(
    without("understanding").text.replace("Dear Anna,", "Good morning Anna,").replace("Sam Doe", "Sam"),
  );
});

test("everythingRewritten_IsNotLost", () => {
  const mine = "Hello,\n\nnothing of yours is left in here.\n\nBye";

  expect(mergeReply(reply(), mine, reply())).toBe(mine);
  expect(mergeReply(reply(), mine, without("feedback"))).toContain("nothing of yours is left in here.");
});

test("noParts_KeepsTheUsersText", () => {
  const bare = (text: string): PartedText => ({ text, parts: [] });

  expect(mergeReply(bare("one"), "two", bare("three"))).toBe("two");
});

/** Mulberry32: small, seeded, good enough to shuffle with. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const optional: Id[] = ["understanding", "interest", "feedback", "wishes"];

/** A reply with some blocks on and some in other words, as the server would give it after a press. */
function variant(draw: (below: number) => number): PartedText {
  const parts = Object.entries(whole)
    .filter(([id]) => !optional.includes(id as Id) || draw(4) > 0)
    .map(([id, text]) => [id, draw(4) === 0 ? `${/^\s*/.exec(text)?.[0]}Other words of ${id}.` : text]);
  return partedReply(Object.fromEntries(parts) as Record<string, string>);
}

const seeds = Array.from({ length: 2_000 }, (_, seed) => seed);

test("property_NothingEdited_IsTheNewerReply", () => {
  for (const seed of seeds) {
    const draw = chance(seed);
    const [before, after] = [variant(draw), variant(draw)];
    expect(mergeReply(before, before.text, after), `seed ${seed}`).toBe(after.text);
  }
});

test("property_NothingNew_IsTheUsersTextWhateverTheyDid", () => {
  for (const seed of seeds) {
    const draw = chance(seed);
    const before = variant(draw);
    let mine = before.text;
    for (let edits = draw(5); edits >= 0; edits--) {
      const at = draw(mine.length + 1);
      const put = ["", " My own words. ", "\n\n", "x", before.text.slice(0, draw(60))][draw(5)] ?? "";
      mine = mine.slice(0, at) + put + mine.slice(at + draw(3) * draw(60));
    }
    expect(mergeReply(before, mine, before), `seed ${seed}`).toBe(mine);
  }
});

test("property_ASentenceOfTheUsersOwn_StandsOnceWhateverIsToggled", () => {
  for (const seed of seeds) {
    const draw = chance(seed);
    const [before, after] = [variant(draw), variant(draw)];
    const part = before.parts[draw(before.parts.length)];
    const at = part ? part.start + part.length : 0;
    const mine = `${before.text.slice(0, at)} Sentinel of mine.${before.text.slice(at)}`;
    const merged = mergeReply(before, mine, after);
    expect(merged.split("Sentinel of mine.").length, `seed ${seed}: ${merged}`).toBe(2);
    // But for it, all is the newer reply's.
    expect(merged.replace(/\s*Sentinel of mine\.\s*/, "").replace(/\s/g, ""), `seed ${seed}`).toBe(
      after.text.replace(/\s/g, ""),
    );
    expect(merged, `seed ${seed}`).not.toMatch(/\n{3}| {2}|[^\s]\n? $/);
  }
});

test("property_AWordChangedInOnePart_StaysAsLongAsThePartDoes", () => {
  for (const seed of seeds) {
    const draw = chance(seed);
    const [before, after] = [variant(draw), variant(draw)];
    const part = before.parts[draw(before.parts.length)] ?? { block: "", start: 0, length: 0 };
    const words = [...before.text.slice(part.start, part.start + part.length).matchAll(/\w+/g)];
    const word = words[draw(words.length)];
    const at = part.start + (word?.index ?? 0);
    const mine = `${before.text.slice(0, at)}Sentinel${before.text.slice(at + (word?.[0].length ?? 0))}`;
    const merged = mergeReply(before, mine, after);
    const stays = after.parts.some(({ block }) => block === part.block);
    expect(merged.includes("Sentinel"), `seed ${seed}: ${part.block}\n${merged}`).toBe(stays);
    for (const { block, start, length } of after.parts)
      if (block !== part.block)
        expect(merged, `seed ${seed}: ${block}`).toContain(after.text.slice(start, start + length));
  }
});
