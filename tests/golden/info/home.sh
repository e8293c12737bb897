zili info home.zili
zili info home.zili --repairs
zili info home.zili --format json
