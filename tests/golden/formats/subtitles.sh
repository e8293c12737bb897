# Subtitles: cues become one text, their times and speakers marks.
printf '1\n00:00:01,000 --> 00:00:03,500\nWe must rely on\n<i>our own</i>\n\n' > film.srt
printf '2\n00:00:03,600 --> 00:00:05,000\nefforts, said Nie.\n\n' >> film.srt
printf 'WEBVTT\nLanguage: zh-CN\n\nNOTE x\n\n' > talk.vtt
printf '00:01.000 --> 00:02.000\n<v 聂荣臻>依靠\n\n' >> talk.vtt
printf '00:02.000 --> 00:03.000\n<v 聂荣臻>自己\n\n' >> talk.vtt
zili index -o s.zili film.srt talk.vtt
zili docs s.zili
zili kwic s.zili 'own efforts | 依靠 自己'
zili count s.zili '<speaker="聂荣臻"> []* </speaker>'
zili count s.zili '"our" "own" within cue'
zili freq s.zili --where "lang = 'zh'"
printf '1\n00:00:01,000 -> 00:00:03,500\nText\n' > bad.srt
zili index -o b.zili bad.srt; echo $?
printf 'WEBVTT\n\n00:00:01,000 --> x\nText\n' > bad.vtt
zili index -o b.zili bad.vtt; echo $?
printf '1\n00:00:01,000 --> 00:00:02,000\n\xd7\xd4\xc1\xa6\xb8\xfc\xc9\xfa\xa3\xac\xd2\xc0\xbf\xbf\xd7\xd4\xbc\xba\n' > gb.srt
zili index -o b.zili gb.srt; zili cat b.zili gb; echo
