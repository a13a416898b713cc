package dev.lever4j.json;

/**
 * The quick way does not know this for certain: the page is read by the parser, which either knows it or says what is
 * wrong. It carries nothing.
 */
final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusual() {
        super(null, null, false, false);
    }
}
