# Words are found by their lemma, after a list.
printf 'rely -> relies, relied, relying, reliance\nbe -> am, are, is\n' > l.txt
zili kwic home.zili '[lemma="rely"]' --lemmas l.txt --context 3 2>&1
zili kwic home.zili '[lemma="be"] [lemma="r.*"]' --lemmas l.txt --context 3 2>&1
printf 'reliance:\n  en: [\x27[lemma="rely"] on\x27]\n' > t.yaml
zili count home.zili @reliance --themes t.yaml --lemmas l.txt 2>&1
# Where it would do nothing, and where there is none.
zili kwic home.zili rely --lemmas l.txt 2>&1; echo $?
zili kwic home.zili '[lemma="rely"]' 2>&1; echo $?
# Of themes only those count that are asked for; of n-grams it is also what
# --containing says.
printf 'other:\n  en: [science]\n' >> t.yaml
zili count home.zili @other --themes t.yaml --lemmas l.txt 2>&1; echo $?
zili themes home.zili --list --themes t.yaml --lemmas l.txt 2>&1; echo $?
zili read home.zili --lemmas l.txt 2>&1; echo $?
zili beads home.zili --lemmas l.txt 2>&1; echo $?
zili consistency home.zili --lemmas l.txt 2>&1; echo $?
zili ngrams home.zili --containing '[lemma="rely"]' --lemmas l.txt 2>&1
