# Charts of two exhibits in one figure; panels of one.
cat >p.yaml <<'END'
title: Panels
corpus: home.zili
themes: corpus/themes.yaml
exhibits:
  - name: words
    caption: The most frequent words.
    analysis: freq
    options: {by: 'lang', top: '4'}
    chart: bars
    figure: {value: per_million, title: Words}
  - name: themes
    caption: Themes.
    analysis: themes
    themes: 'true'
    options: {by: lang}
    chart: heat
  - name: both
    section: Words and themes
    caption: Words and themes.
    panels: [words, themes]
    figure: {shares: '1,1.5', profile: elsevier}
  - name: languages
    caption: Each language.
    analysis: freq
    options: {by: 'lang,doc', top: '3'}
    chart: bars
    figure: {panels: lang, letters: 'true'}
END
zili report p.yaml -o out --format md
ls out out/figures
cat out/both.tsv out/report.md
head -3 out/words.tsv
pdftotext -layout out/figures/both.pdf - | sed '/^ *$/d; s/  */ /g'
zili verify out
