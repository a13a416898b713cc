package dev.lever4j.request;

/** What a score may be: 1 strong no, 2 no, 3 yes, 4 strong yes. */
final class Scores {
    private Scores() {}

    /** @throws IllegalArgumentException naming the field if it is none */
    static int checked(String name, int score) {
        if (score < 1 || score > 4) {
            throw new IllegalArgumentException(name + " must be 1 to 4, not " + score);
        }
        return score;
    }
}
