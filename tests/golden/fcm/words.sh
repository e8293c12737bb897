zili fcm home.zili --where "lang = 'en'" --terms 20 --window 5 --limit 5
zili fcm home.zili --where "lang = 'zh'" --window 2 --count weighted --ordered --limit 5
zili fcm home.zili --within s --count boolean --limit 5 --format tsv
zili fcm home.zili --count weighted
zili fcm home.zili --window 2 --count weighted --weights 1,x
