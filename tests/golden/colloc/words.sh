zili colloc home.zili 'self-relian*' --limit 6
zili colloc home.zili '~"自力更生"' --where "lang = 'zh'" --window 3,3 --within s --measure mi,t,delta_p --min-freq 2
zili colloc home.zili @soviet-side --themes corpus/themes.yaml --where "lang = 'zh'" --window 0,2 --measure log_ratio,lrc,fisher --limit 5
zili colloc home.zili 'Soviet' --join hyphen --measure all --limit 2 --format json
zili colloc home.zili 'Soviet' --limit 2 --explain lrc=Union
zili colloc home.zili 'self-relian*' 'independen*' --limit 3
zili colloc home.zili '自力更生' --depth 2 --limit 2 --min-freq 2
