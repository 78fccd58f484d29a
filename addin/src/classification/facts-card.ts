import { reasons, stages, type Corrections, type Fact, type Reason, type Stage } from "../api/contract";
import { t, tCount, tryWord, type WordKey } from "../locales/words";
import type { MessageSession } from "../mail/message-session";
import { verdictOf, type ReadMessage } from "../mail/message-state";
import type { View } from "../mail/view";
import { button } from "../ui/button";
import { card } from "../ui/card";
import { disclosure } from "../ui/disclosure";
import { h, type Child } from "../ui/dom";
import { icon, type Icon } from "../ui/icon";
import { part } from "../ui/part";
import { evidenceList, quotesOf } from "./evidence-list";

type Field = "company" | "role" | "person" | "stage" | "reason";
type Tag = "mail" | "thread" | "guess" | "user";
type Row = { field: Field; value: string; shown: string; tag: Tag | null };

/** From here on a fact counts as read, below it as guessed. */
const readConfidence = 0.75;

/** What was read of the message, each line open to correction. */
export function factsCard(session: MessageSession): View {
  let editing: Field | null = null;
  let edited: Field | null = null;
  let evidenceOpen = false;

  const headline = h("div", { class: "verdict" });
  const list = h("dl", { class: "facts" });
  const evidence = h("div");
  const remark = h("span", { class: "card-remark" });
  const element = card("facts", t("facts.title"), remark, headline, list, evidence);

  const edit = (field: Field | null, state: ReadMessage) => {
    edited = field ?? editing;
    editing = field;
    show(state);
  };
  const save = (field: Field, value: string, state: ReadMessage) => {
    const before = rowsOf(state).find((row) => row.field === field)?.value;
    edit(null, state);
    if (value !== before) void session.correct(correction(field, value));
  };

  let latest: ReadMessage | undefined;
  const drawHeadline = part(headline, (state: ReturnType<typeof headlineOf>) => [
    h("span", { class: `verdict-icon verdict-${state.icon}` }, icon(state.icon)),
    h("span", { class: "verdict-words" }, h("strong", {}, state.what), `, ${state.certainty}`),
    state.canDeny
      ? button({
          id: "facts-deny",
          label: t("facts.notRejection"),
          appearance: "transparent",
          size: "small",
          onPress: () => void session.correct({ category: "other" }),
        })
      : null,
  ]);
  const drawRows = part(
    list,
    ({ rows, open, last }: { rows: Row[]; open: Field | null; last: Field | null }) =>
      rows.map((row) => {
        const state = latest;
        if (!state) return null;
        return row.field === open
          ? editor(row, {
              save: (value) => save(row.field, value, state),
              cancel: () => edit(null, state),
            })
          : line(row, row.field === last, () => edit(row.field, latest ?? state));
      }),
  );
  const drawEvidence = part(evidence, ({ quotes, language }: ReturnType<typeof evidenceOf>) =>
    quotes.length === 0
      ? []
      : [
          disclosure("evidence", tCount("facts.why", quotes.length), evidenceList(quotes, language), {
            open: evidenceOpen,
            onToggle: (open) => (evidenceOpen = open),
          }),
        ],
  );
  const drawRemark = part(remark, (asking: boolean) => [asking ? t("facts.updating") : null]);

  function show(state: ReadMessage): void {
    latest = state;
    drawHeadline(headlineOf(state));
    drawRows({ rows: verdictOf(state) === "rejection" ? rowsOf(state) : [], open: editing, last: edited });
    drawEvidence(evidenceOf(state));
    drawRemark(state.asking);
  }
  return { element, show };
}

function headlineOf(state: ReadMessage): { icon: Icon; what: string; certainty: string; canDeny: boolean } {
  const { category, nuance, certainty } = state.suggestion.classification;
  const verdict = verdictOf(state);
  const said = state.answered.category !== undefined;
  const what =
    (said && state.answered.category === "other" ? t("category.other") : null) ??
    (nuance === null ? null : tryWord(`category.${nuance}`)) ??
    t(`category.${category}`);
  return {
    icon: verdict === "unsure" ? "question" : nuance === "onHold" ? "pause" : "letter",
    what,
    certainty: said ? t("certainty.user") : t(`certainty.${certainty}`),
    canDeny: verdict === "rejection",
  };
}

function evidenceOf({ suggestion }: ReadMessage) {
  const { evidence, language } = suggestion.classification;
  return { quotes: quotesOf(evidence), language };
}

function rowsOf({ suggestion, answered: corrections }: ReadMessage): Row[] {
  const { company, role, person, stage, reason, stageSource, evidence } = suggestion.classification;
  const proven = (says: string) => evidence.some((quote) => quote.says === says);
  const text = (field: "company" | "role" | "person", fact: Fact | null): Row => ({
    field,
    value: fact?.value ?? "",
    shown: fact?.value || t("facts.missing"),
    tag: corrections[field] !== undefined ? "user" : fact?.value ? tagOf(fact) : null,
  });
  return [
    text("company", company),
    text("role", role),
    text("person", person),
    {
      field: "stage",
      value: stage,
      shown: tryWord(`stage.${stage}`) ?? stage,
      tag:
        corrections.stage !== undefined || stageSource === "user"
          ? "user"
          : stage === "unknown"
            ? null
            : stageSource === "thread"
              ? "thread"
              : proven("stage")
                ? "mail"
                : "guess",
    },
    {
      field: "reason",
      value: reason,
      shown: tryWord(`reason.${reason}`) ?? reason,
      tag:
        corrections.reason !== undefined
          ? "user"
          : reason === "unspecified"
            ? null
            : proven("reason")
              ? "mail"
              : "guess",
    },
  ];
}

function tagOf({ source, confidence }: Fact): Tag {
  if (source === "user") return "user";
  return confidence >= readConfidence ? "mail" : "guess";
}

function line(row: Row, takesFocus: boolean, onEdit: () => void): HTMLElement {
  const label = t(`facts.${row.field}`);
  return h(
    "div",
    { class: "fact", "data-fact": row.field },
    h("dt", {}, label),
    h(
      "dd",
      {},
      h(
        "span",
        { class: "fact-words" },
        h("span", { class: row.tag ? "fact-value" : "fact-value fact-missing" }, row.shown),
        row.tag ? h("span", { class: "tag" }, t(`tag.${row.tag}`)) : null,
      ),
      button({
        id: `edit-${row.field}`,
        label: t("action.edit", { what: label }),
        appearance: "subtle",
        icon: "edit",
        iconOnly: true,
        takesFocus,
        onPress: onEdit,
      }),
    ),
  );
}

function editor(row: Row, on: { save: (value: string) => void; cancel: () => void }): HTMLElement {
  const input = inputOf(row);
  const save = () => on.save(input.value.trim());
  const form = h(
    "form",
    {
      class: "fact-form",
      onsubmit: (event) => {
        event.preventDefault();
        save();
      },
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key !== "Escape") return;
        // Outlook would take it for its own.
        event.stopPropagation();
        on.cancel();
      },
    },
    input,
    h(
      "div",
      { class: "actions" },
      button({
        id: `save-${row.field}`,
        label: t("action.save"),
        appearance: "primary",
        onPress: save,
      }),
      button({
        id: `cancel-${row.field}`,
        label: t("action.cancel"),
        onPress: on.cancel,
      }),
    ),
  );
  return h(
    "div",
    { class: "fact fact-open", "data-fact": row.field },
    h("dt", {}, h("label", { for: input.id }, t(`facts.${row.field}`))),
    h("dd", {}, form),
  );
}

function inputOf(row: Row): HTMLInputElement | HTMLSelectElement {
  const id = `value-${row.field}`;
  const choices: readonly (Stage | Reason)[] | null =
    row.field === "stage" ? stages : row.field === "reason" ? reasons : null;
  if (!choices) {
    const input = h("input", { id, class: "input", type: "text", maxlength: 120, "data-takes-focus": true });
    input.value = row.value;
    return input;
  }
  const options: Child[] = choices.map((choice) =>
    h("option", { value: choice, selected: choice === row.value }, t(`${row.field}.${choice}` as WordKey)),
  );
  return h("select", { id, class: "input", "data-takes-focus": true }, options);
}

function correction(field: Field, value: string): Corrections {
  if (field === "stage") return { stage: value as Stage };
  if (field === "reason") return { reason: value as Reason };
  return { [field]: value };
}
