package dev.lever4j.request;

/** Something that cannot be meant, and what it is refused with: a message that names the field. */
record Refusal(String message, Runnable wrong) {
    static Refusal of(String message, Runnable wrong) {
        return new Refusal(message, wrong);
    }

    @Override
    public String toString() {
        return message;
    }
}
