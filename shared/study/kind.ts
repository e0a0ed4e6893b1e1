/** Whether a text claims to be a study, so that whoever is given a file knows which reader to ask. */
export const isStudyText = (text: string): boolean =>
  /^\s*\{\s*"format"\s*:\s*"brittle-peace-study"/.test(text.slice(0, 500));
