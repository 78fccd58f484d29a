import { expect, test } from "vitest";
import { draftParts } from "../reply/draft-parts";
import { plainDraftHtml } from "./plain-draft";

const underscores = "_".repeat(32);

test.each([
  `Dear Anna,\r\n\r\nThank you.\r\n\r\n${underscores}\r\nFrom: Anna <anna@northwind.example>\r\nSubject: Your application\r\n\r\nWe chose <another>.`,
  "Dear Anna,\n\nThank you.\n\n-----Ursprüngliche Nachricht-----\nVon: Anna\n\nWe chose <another>.",
])("plainDraftHtml_%j_HasOwnAndQuotedApart", (text) => {
  const { own, quoted } = draftParts(plainDraftHtml(text));

  expect(own).toBe("Dear Anna,\n\nThank you.");
  expect(quoted).toBe("<br><br>We chose &lt;another&gt;.");
});

test("plainDraftHtml_NothingQuoted_IsAllTheUsers", () => {
  expect(draftParts(plainDraftHtml("Dear Anna,\n\n-- \nSam"))).toEqual({
    own: "Dear Anna,\n\n-- \nSam".replace("-- ", "--"),
    signature: "",
    quoted: "",
  });
});

test("plainDraftHtml_ARuleOfTheUsersAndNoHead_LosesNothing", () => {
  expect(plainDraftHtml(`one\n${underscores}\ntwo`)).toBe('one<br><hr><div id="divRplyFwdMsg"></div>two');
});
