import type {
  Classification,
  FollowUpProposal,
  Reply,
  ReplyCheck,
  ReplyPart,
  Suggestion,
} from "../api/contract";

export function sampleCheck(parts: Partial<ReplyCheck> = {}): ReplyCheck {
  return { id: "L02", severity: "block", passed: true, message: "It says thank you.", spans: [], ...parts };
}

/** A reply of these parts, by block; what each begins with parts it from the one before. */
export function partedReply(texts: Readonly<Record<string, string>>): Reply {
  let text = "";
  const parts: ReplyPart[] = [];
  for (const [block, words] of Object.entries(texts)) {
    text += /^\s*/.exec(words)?.[0] ?? "";
    parts.push({ block, start: text.length, length: words.trimStart().length });
    text += words.trimStart();
  }
  return sampleReply({ text, parts, html: text.replace(/[^\n]+/g, "<p>$&</p>") });
}

export function sampleReply(parts: Partial<Reply> = {}): Reply {
  return {
    subject: "RE: Your application",
    language: "en",
    register: "formal",
    html: "<p>Dear Anna,</p><p>Thank you.</p>",
    text: "Dear Anna,\n\nThank you.",
    parts: [],
    words: 2,
    checks: [sampleCheck()],
    ...parts,
  };
}

export function sampleFollowUp(parts: Partial<FollowUpProposal> = {}): FollowUpProposal {
  return {
    kind: "stayInTouch",
    selected: true,
    why: "You were close.",
    subject: "Say hello – Anna K.",
    body: "Hello",
    start: { dateTime: "2027-01-05T09:00:00", timeZone: "Europe/Paris" },
    end: { dateTime: "2027-01-05T09:15:00", timeZone: "Europe/Paris" },
    reminderMinutes: 0,
    ...parts,
  };
}

export function sampleClassification(parts: Partial<Classification> = {}): Classification {
  return {
    category: "rejection",
    nuance: null,
    confidence: 0.97,
    certainty: "sure",
    evidence: [
      {
        says: "rejection",
        text: "We have decided to go ahead with someone else.",
        start: 10,
        length: 46,
        cue: "en.someone-else",
      },
    ],
    stage: "interview",
    stageSource: "mail",
    reason: "otherCandidate",
    canReply: true,
    language: "en",
    register: "formal",
    company: { value: "Northwind Analytics", confidence: 0.95, source: "mail" },
    role: { value: "Data Analyst", confidence: 0.5, source: "subject" },
    person: null,
    safety: [],
    ...parts,
  };
}

export function sampleSuggestion(
  parts: Partial<Omit<Suggestion, "classification">> & { classification?: Partial<Classification> } = {},
): Suggestion {
  return {
    plan: {
      reply: "reply",
      why: "A person wrote to you.",
      blocks: [
        { id: "thanks", on: true, locked: true, why: "Courtesy." },
        { id: "feedback", on: false, locked: false, why: "They gave none." },
      ],
    },
    reply: sampleReply(),
    followUps: [sampleFollowUp()],
    ...parts,
    classification: sampleClassification(parts.classification),
  };
}
