# The theme and its translation do not coincide: self-reliance stands for other
# words too, and one 自力更生 became "rely on ourselves".
printf 'own-strength:\n  label: {zh: 自力更生, en: Self-reliance}\n  zh: ["~\\"自力更生\\""]\n  en: ["self-relian*"]\n' > t.yaml
zili agree home.zili --themes t.yaml
zili agree home.zili --themes t.yaml --beads -f tsv
zili agree home.zili @self-reliance @independence --themes corpus/themes.yaml
zili agree home.zili --themes corpus/themes.yaml --region original
zili agree home.zili
