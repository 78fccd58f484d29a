document.querySelector("#pane")?.append("…");
