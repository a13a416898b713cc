package dev.lever4j.export.format;

/** What a spreadsheet would take for a formula. */
final class Formulas {
    /** The small and the full-width forms are taken for the plain ones by some. */
    private static final String SIGNS = "=+-@\uFE66\uFE62\uFE63\uFE6B\uFF1D\uFF0B\uFF0D\uFF20";

    /** These too where a text begins with them. */
    private static final String FIRST = "\t\r\n\0";

    /** Behind them a reader begins a cell that takes another sign for the one between cells, or no notice of quotes. */
    private static final String PARTING = ";\t\r\n";

    private static final String QUOTES = "\"'`\u201A\u201E\uFF02\uFF07";

    private Formulas() {}

    /** As it is where it is harmless; elsewhere there is a {@code '} at the beginning, or behind what parts it. */
    static String disarmed(String cell) {
        StringBuilder disarmed = new StringBuilder();
        int done = 0;
        for (int at = 0; at < cell.length(); at++) {
            if ((at == 0 || isParting(cell.charAt(at - 1))) && runs(cell, at)) {
                disarmed.append(cell, done, at).append('\'');
                done = at;
            }
        }
        return disarmed.isEmpty()
                ? cell
                : disarmed.append(cell, done, cell.length()).toString();
    }

    /** What {@link #disarmed} was given. */
    static String restored(String cell) {
        StringBuilder restored = new StringBuilder();
        int done = 0;
        for (int at = 0; at < cell.length(); at++) {
            boolean begins = at == 0 || isParting(cell.charAt(at - 1));
            if (begins && cell.charAt(at) == '\'' && (at == 0 ? runs(cell.substring(1), 0) : runs(cell, at + 1))) {
                restored.append(cell, done, at);
                done = at + 1;
            }
        }
        return done == 0 ? cell : restored.append(cell, done, cell.length()).toString();
    }

    private static boolean runs(String cell, int from) {
        int at = from;
        while (at < cell.length()) {
            int sign = cell.codePointAt(at);
            if (SIGNS.indexOf(sign) >= 0 || (from == 0 && FIRST.indexOf(sign) >= 0)) {
                return true;
            }
            if (isParting(sign) || !isPassedOver(sign)) {
                return false;
            }
            at += Character.charCount(sign);
        }
        return false;
    }

    private static boolean isParting(int sign) {
        return PARTING.indexOf(sign) >= 0;
    }

    /** What somebody may drop before he looks at the cell: blanks, quotes, and what cannot be seen. */
    private static boolean isPassedOver(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || QUOTES.indexOf(sign) >= 0
                || switch (Character.getType(sign)) {
                    case Character.FORMAT,
                            Character.NON_SPACING_MARK,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION -> true;
                    default -> false;
                };
    }
}
