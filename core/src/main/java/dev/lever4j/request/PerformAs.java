package dev.lever4j.request;

/** The user on whose behalf something is done: Lever's {@code perform_as}. */
public record PerformAs(String userId) {
    /** @throws IllegalArgumentException if the id is blank */
    public PerformAs {
        if (userId.isBlank()) {
            throw new IllegalArgumentException("perform_as needs the id of a user, not a blank");
        }
    }

    /** To read as a sentence where it is imported statically: {@code notes().add(note, performAs(recruiter))}. */
    public static PerformAs performAs(String userId) {
        return new PerformAs(userId);
    }
}
