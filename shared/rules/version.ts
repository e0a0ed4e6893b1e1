/** Version of the rules. Journals and recordings name the one they were played under; a change of what happens counts it up. */
export const RULES_VERSION = 3;
