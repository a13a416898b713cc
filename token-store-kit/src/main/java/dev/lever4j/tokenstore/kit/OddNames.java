package dev.lever4j.tokenstore.kit;

import java.util.List;

/** Names that are easily taken for one another, or for something else. */
final class OddNames {
    private OddNames() {}

    /** All legal, all different. */
    static List<String> legal() {
        return List.of(
                // letters' case, blanks at the ends
                "acme",
                "ACME",
                "Acme",
                "acme ",
                " acme",
                "a cme",
                // paths and names of files
                "a/b",
                "a\\b",
                "a_b",
                "a-b",
                "a%2Fb",
                "a%2fb",
                ".",
                "..",
                "../acme",
                "acme/..",
                "./acme",
                "acme.",
                ".acme",
                "~",
                "nul",
                "acme.lock",
                // what queries and patterns are made of
                "*",
                "acm*",
                "acm?",
                "acm[e]",
                "acm%",
                "acm_",
                "a'b",
                "a\"b",
                "a''b",
                "a;b--",
                "a:b",
                "{acme}",
                "a{b}c",
                "?",
                "a+b",
                "null",
                "0",
                "00",
                // one sign to the eye, two names
                "caf\u00e9",
                "cafe\u0301",
                "cafe",
                "\u212b",
                "\u00c5",
                "stra\u00dfe",
                "strasse",
                "\u0130",
                "i",
                "\u0131",
                "I",
                "\u00a0acme",
                "ac\u200bme",
                "ac\u00adme",
                "\ufeffacme",
                "\u65e5\u672c",
                "\ud83d\ude80",
                "\ud83d\ude80\ud83d\ude80",
                // as long as a name may be, and one shorter
                "x".repeat(200),
                "x".repeat(199),
                "x".repeat(199) + "y",
                "X".repeat(200),
                "\u754c".repeat(200),
                "\ud83d\ude80".repeat(100));
    }

    static List<String> illegal() {
        return List.of("", " ", "x".repeat(201), "a\nb", "a\u0000b", "\u007f", "a\ud800", "\udc00a");
    }
}
