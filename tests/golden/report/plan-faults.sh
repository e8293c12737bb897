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
