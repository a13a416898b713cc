package dev.lever4j.resilience;

/**
 * Whose turn it is where urgent and patient calls wait for the same permits: the urgent overtake, and every fifth
 * permit goes to the patient. Immutable.
 *
 * @param overtaken permits in a row that passed a waiting patient call
 */
public record Turns(int overtaken) {
    public static final Turns START = new Turns(0);

    private static final int MOST_OVERTAKEN = 4;

    /** Whether the next permit goes to a patient call. */
    public boolean isPatients(boolean urgentWait, boolean patientWait) {
        return patientWait && (!urgentWait || overtaken >= MOST_OVERTAKEN);
    }

    /** After a permit was given to one side. */
    public Turns after(boolean patientServed, boolean patientWait) {
        return patientServed || !patientWait ? START : new Turns(overtaken + 1);
    }
}
