package dev.lever4j.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an opportunity is before callers change it: drawn from the seed, or made by a caller. */
interface Facts {
    /** Index of the stage that orders listings. */
    int rank();

    /** The time that orders listings. */
    long rankedAt();

    boolean confidential();

    boolean deleted();

    long createdAt();

    /** Since when it has been in the account. */
    long madeAt();

    long lastInteractionAt();

    @Nullable
    Long updatedAt();

    @Nullable
    Archived archived();

    @Nullable
    Long snoozedUntil();

    String origin();

    @Nullable
    String sourcedBy();

    @Nullable
    String owner();

    List<String> followers();

    List<String> sources();

    List<String> tags();

    /** The posting of the one application, as it is now; null where there is no application. */
    @Nullable
    ObjectNode posting();

    /** Null where the field is absent. */
    @Nullable
    String opportunityLocation();

    /** The way to {@link #rank()}. */
    List<StageChange> path();

    /** Fields of the application that tell of the applicant. */
    ObjectNode applicant();

    /** The application's type: posting, referral or user. */
    String applicationType();

    /** Who made the application, where that was not the candidate. */
    @Nullable
    String applicationUser();

    /** The fields after {@code isAnonymized}. */
    void extras(ObjectNode node);
}
