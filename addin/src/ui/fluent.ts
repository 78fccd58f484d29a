import "@fluentui/web-components/button.js";
import "@fluentui/web-components/message-bar.js";
