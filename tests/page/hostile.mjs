/* hostile.mjs -- a corpus whose texts would like to be more than texts. */
import { mkdir, writeFile } from 'node:fs/promises';
import { zili } from './harness.mjs';

export const SCRIPT = '<script>alert(1)</script>';
export const IMAGE = '<img src=nowhere onerror=alert(2)>';
export const NAME = `<img src=nowhere onerror=alert(3)>`;

const LONG = 'x'.repeat(200000);

const TEXTS = {
    'script.txt': `The aid ${SCRIPT} of others is welcome.\n\n` +
        `We give aid ${IMAGE} to all & "sundry" </title></textarea>.\n`,
    'bidi.md': 'Much \u202eevil\u202c aid \u2066of ours\u2069 \u200f\u061cis ' +
        'given.\n\nA line \u202e that is never turned back aid.\n\nThe end.\n',
    'long.md': `No aid ${LONG} aid is given.\n`,
    'rtl.md': 'المساعدة aid والاعتماد على النفس. עזרה aid עצמית.\n\n' +
        'Aid is first.\n',
    [`${NAME}.md`]: 'Aid by a name that is no name. We aid them.\n',
};

/* Make it in `room`; gives the index. */
export async function hostile(room) {
    const folder = `${room}/hostile`;

    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(TEXTS))
        await writeFile(`${folder}/${name}`, text);
    await zili('index', '-o', `${folder}.zili`, folder);
    return `${folder}.zili`;
}
