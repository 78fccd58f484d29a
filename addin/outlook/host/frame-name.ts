export type Introduction = {
  /** Unique for each frame. */
  readonly conversation: string;
  readonly control: string;
  /** The page that holds the frame, without its fragment: office.js posts to this address's origin. */
  readonly hostUrl: string;
  /** For example "en-US". */
  readonly locale: string;
  readonly correlation: string;
};

/** The frame's `name`, by which office.js learns before its first call that it runs inside Outlook on the web. */
export function frameName(introduction: Introduction): string {
  const { conversation, control, hostUrl, locale, correlation } = introduction;
  return JSON.stringify({
    baseFrameName: `add-in-${conversation}`,
    hostInfo: ["Outlook", "Web", "16.01", locale, correlation, "", "disableLogging", "0"].join("$"),
    xdmInfo: [conversation, control, hostUrl].join("|"),
    serializerVersion: "1",
    flights: "[]",
  });
}
