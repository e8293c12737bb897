document.title = "zili";
