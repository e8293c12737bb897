zili ca home.zili
zili ca home.zili --by doc,region --region all
zili ca home.zili --list nowhere.txt
zili ca home.zili aid --list nowhere.txt
zili ca home.zili nowhere
zili ca home.zili --table points
