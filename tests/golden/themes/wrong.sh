# Faults in a file of themes: line and column.
printf 'a:\n  zh: ["~\\"x"]\n' > f; zili themes home.zili --themes f; echo $?
printf 'a:\n\t- b\n' > f; zili themes home.zili --themes f; echo $?
printf 'a: [b\n' > f; zili themes home.zili --themes f; echo $?
printf -- '- a\n' > f; zili themes home.zili --themes f; echo $?
printf 'a b: [c]\n' > f; zili themes home.zili --themes f; echo $?
printf '' > f; zili themes home.zili --themes f; echo $?
zili themes home.zili --themes none.yaml; echo $?
zili themes home.zili; echo $?
