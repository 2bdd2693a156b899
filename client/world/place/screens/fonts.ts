/** The letters in which screens are painted: the house's, and the system's for every other script. */
export const SERIF = "'Source Serif 4 Variable', Georgia, 'Noto Serif', serif";
export const SANS = "'Source Sans 3 Variable', system-ui, 'Noto Sans', sans-serif";
