package dev.lever4j.client;

/** The fields that an account adds to its requisitions. */
@SuppressWarnings("UnusedVariable")
public final class RequisitionFields {
    private final Calls calls;

    RequisitionFields(Calls calls) {
        this.calls = calls;
    }
}
