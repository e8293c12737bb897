# Phrases, wildcards, alternatives, groups.
zili kwic home.zili 'rely on our*' '(count* | rely*) on' --context 4w
zili kwic home.zili 'self-r* | five-year plan' --context 2w
zili kwic home.zili 'our * intensive stud?' --context 2w
