/** What is used of Microsoft's sign-in library, in a file that is only ever imported when it is needed. */
export {
  AuthError,
  BrowserCacheLocation,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
} from "@azure/msal-browser";
