p() { printf "$1" > p.yaml; zili report p.yaml -o out; echo $?; }
p 'title: x\n'
p 'title: x\ncorpus: home.zili\nexhibits:\n  - {name: a, caption: b}\n'
p 'title: x\ncorpus: home.zili\nexhibits:\n  - {name: a, caption: b, analysis: nothing}\n'
p 'title: x\ncorpus: home.zili\nexhibits:\n  - {name: ../a, caption: b, analysis: freq}\n'
p 'title: x\ncorpus: none.zili\nexhibits:\n  - {name: a, caption: b, analysis: freq}\n'
p 'title: x\ncorpus: home.zili\nexhibits:\n  - {name: a, caption: b, analysis: freq, options: {by: nothing}}\n'
p 'title: x\ncorpus: home.zili\nexhibits:\n  - {name: a, caption: b, analysis: freq, chart: pie}\n'
p 'title: x\ncorpus: home.zili\nexhibits:\n  - {name: a, caption: b, analysis: freq, columns: [x]}\n'
zili report none.yaml; echo $?
e='title: x\ncorpus: home.zili\nexhibits:\n  - {name: a, caption: b, analysis: freq'
p "$e}\n  - {name: a, caption: b, analysis: docs}\n"
p "$e, options: {by: [lang, doc]}}\n"
p "$e, rows: -1}\n"
p "$e, chart: bars, figure: [width]}\n"
p "$e, chart: bars, figure: {width: wide}}\n"
p "$e, chart: bars, figure: {font: DejaVu Sans}}\n"
p "$e, colour: red}\n"
p "$e}\n  - {name: c, caption: d, panels: [a, x]}\n"
p "$e, chart: bars}\n  - {name: c, caption: d, panels: [a]}\n"
p "$e, chart: bars}\n  - {name: c, caption: d, panels: [a, a]}\n"
p "$e, chart: bars, rows: 3}\n  - {name: c, caption: d, panels: [a, b]}\n"
p "$e, chart: bars}\n  - {name: c, caption: d, panels: [a, b], analysis: freq}\n"
