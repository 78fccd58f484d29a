import { expect, test } from "vitest";
import { toRestId } from "./rest-id";

test("toRestId_EwsId_HasNoCharacterThatAUrlCannotCarry", () => {
  expect(toRestId("AAMkADU3/b+c/d+e==")).toBe("AAMkADU3-b_c-d_e==");
});

test("toRestId_RestIdOfMobile_StaysAsItIs", () => {
  expect(toRestId("AAMkADU3-b_c==")).toBe("AAMkADU3-b_c==");
});
